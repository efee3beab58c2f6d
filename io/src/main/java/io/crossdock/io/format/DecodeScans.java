package io.crossdock.io.format;

import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCoder;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.SerializableFunction;

/** Makes scans of messages: EPCIS events, and scans of our own in any format of records. */
public final class DecodeScans {
  private static final String STEP = "DecodeScans";

  private DecodeScans() {}

  /**
   * Decodes the scans of a pipeline.
   *
   * @param pipeline the pipeline's name, for its failures
   * @param formats how messages are read
   * @param lateness says why a scan comes too late; empty where it does not
   * @param epcis what scans an EPCIS event is
   */
  public static DecodeMessages<Scan> of(
      String pipeline,
      FormatSettings formats,
      SerializableFunction<Scan, String> lateness,
      EpcisReader epcis) {
    List<MessageDecoder<Scan>> decoders = new ArrayList<>();
    decoders.add(new EpcisDecoder(formats, epcis));
    decoders.addAll(FieldDecoder.all(formats, ProtobufContract.SCAN, ScanDraft::begin));
    return new DecodeMessages<>(
        new DecodeMessages.Step(pipeline, STEP, "scan", formats.maxBytes()),
        decoders,
        ScanCoder.of(),
        new InTime<>(lateness, Scan::tenant, Scan::eventTimeMicros));
  }
}
