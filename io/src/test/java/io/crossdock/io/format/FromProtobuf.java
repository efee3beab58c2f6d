package io.crossdock.io.format;

import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.util.function.Consumer;

/** The one value of a Protobuf message without a frame. */
final class FromProtobuf {
  static final Source SOURCE = Source.kafka("protobuf", 3, 17);
  static final long ARRIVAL = 1_767_603_601_000_000L;
  static final Consumer<String> NOBODY = name -> {};

  private FromProtobuf() {}

  static SourceMessage message(byte[] payload, String contentType) {
    return new SourceMessage(payload, contentType, new byte[0], "", ARRIVAL, 1, SOURCE);
  }

  static Scan scan(byte[] payload, Consumer<String> unknown) throws MessageException {
    return one(ProtobufContract.SCAN, ScanDraft::begin, payload, unknown);
  }

  static TruckEvent truckEvent(byte[] payload, Consumer<String> unknown) throws MessageException {
    return one(ProtobufContract.TRUCK_EVENT, any -> new TruckEventDraft(), payload, unknown);
  }

  static MachineEvent machineEvent(byte[] payload, Consumer<String> unknown)
      throws MessageException {
    return one(ProtobufContract.MACHINE_EVENT, any -> new MachineEventDraft(), payload, unknown);
  }

  private static <T> T one(
      ProtobufContract contract,
      FieldDecoder.Drafts<T> drafts,
      byte[] payload,
      Consumer<String> unknown)
      throws MessageException {
    return new FieldDecoder<>(new ProtobufFormat(contract), drafts, "default")
        .decode(message(payload, ProtobufMessages.CONTENT_TYPE), unknown)
        .get(0);
  }
}
