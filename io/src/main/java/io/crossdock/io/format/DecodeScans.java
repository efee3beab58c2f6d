package io.crossdock.io.format;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCoder;
import io.crossdock.schemas.failure.FailureKind;
import java.util.List;
import org.apache.beam.sdk.transforms.SerializableFunction;

/** Makes scans of messages: JSON scans and EPCIS events. */
public final class DecodeScans {
  private static final String STEP = "DecodeScans";

  private DecodeScans() {}

  /**
   * Decodes the scans of a pipeline.
   *
   * @param pipeline the pipeline's name, for its failures
   * @param defaultTenant the tenant of messages that name none
   * @param maxBytes a larger message is a failure of kind TOO_LARGE
   * @param lateness says why a scan comes too late; empty where it does not
   * @param epcis what scans an EPCIS event is
   */
  public static DecodeMessages<Scan> of(
      String pipeline,
      String defaultTenant,
      int maxBytes,
      SerializableFunction<Scan, String> lateness,
      EpcisReader epcis) {
    return new DecodeMessages<>(
        new DecodeMessages.Step(pipeline, STEP, "scan", maxBytes),
        List.of(new EpcisDecoder(defaultTenant, epcis), new JsonScanDecoder(defaultTenant)),
        ScanCoder.of(),
        new InTime(lateness));
  }

  private record InTime(SerializableFunction<Scan, String> lateness)
      implements DecodeMessages.Acceptance<Scan> {

    @Override
    public String refuse(Scan scan) {
      return lateness.apply(scan);
    }

    @Override
    public FailureKind kind() {
      return FailureKind.LATE;
    }

    @Override
    public String tenant(Scan scan) {
      return scan.tenant();
    }

    @Override
    public long eventTimeMicros(Scan scan) {
      return scan.eventTimeMicros();
    }
  }
}
