package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.transforms.time.Micros;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.apache.beam.sdk.transforms.SerializableFunction;

/**
 * Says why a scan is too late to be judged; empty where it is not. By the scan's own arrival and
 * not by the watermark, so that a topic that is read again gives the same rows and failures.
 */
public final class LatenessLimit implements SerializableFunction<Scan, String> {
  private static final long serialVersionUID = 1;

  private final RulesByTenant rules;

  /** By the allowed lateness of these rules. */
  public LatenessLimit(RulesByTenant rules) {
    this.rules = rules;
  }

  @Override
  public String apply(Scan scan) {
    if (scan.reading() == Scan.Reading.CORRECTION) {
      return ""; // repeats the time of the event that it takes back
    }
    long delay = scan.arrivalMicros() - scan.eventTimeMicros();
    Duration allowed = rules.of(scan.tenant()).allowedLateness();
    if (delay <= Micros.of(allowed)) {
      return "";
    }
    return "arrived "
        + Duration.of(delay, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS)
        + " after it happened, later than the allowed lateness of "
        + allowed;
  }
}
