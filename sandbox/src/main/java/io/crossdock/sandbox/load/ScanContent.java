package io.crossdock.sandbox.load;

import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.io.format.AvroMessages;
import io.crossdock.io.format.LogXml;
import io.crossdock.io.format.ProtobufMessages;
import io.crossdock.io.format.ScanJson;
import io.crossdock.schemas.barcode.Scan;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/** A scan. */
public record ScanContent(Scan scan) implements Content {
  @Override
  public String tenant() {
    return scan.tenant();
  }

  @Override
  public Content later(long micros) {
    long time = scan.eventTimeMicros() + micros;
    return new ScanContent(
        new Scan(
            scan.tenant(),
            Scan.identify(
                scan.tenant(),
                scan.eventId(),
                scan.scannerId(),
                scan.location(),
                scan.rawCode(),
                time,
                scan.step()),
            scan.eventId(),
            scan.scannerId(),
            scan.location(),
            scan.rawCode(),
            time,
            scan.arrivalMicros(),
            scan.step(),
            scan.reading(),
            scan.source()));
  }

  @Override
  public byte[] json() {
    return ScanJson.encode(scan);
  }

  @Override
  public GenericRecord avro() {
    return AvroMessages.of(scan);
  }

  /** An empty text is one that is not there, by the contract. */
  @Override
  public byte[] protobuf() {
    if (scan.rawCode().isEmpty()) {
      throw new IllegalArgumentException("the code is empty");
    }
    return ProtobufMessages.encode(scan);
  }

  @Override
  public ProtobufContract protobufContract() {
    return ProtobufContract.SCAN;
  }

  /** Space around a text is no part of it in such a log, and an empty one is not there. */
  @Override
  public byte[] xml() {
    if (scan.rawCode().isEmpty() || !scan.rawCode().strip().equals(scan.rawCode())) {
      throw new IllegalArgumentException("the code is empty or begins or ends with space");
    }
    return LogXml.ofScans(List.of(scan));
  }
}
