package io.crossdock.pipelines.maintenance;

import io.crossdock.schemas.maintenance.MachineEvent;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.apache.beam.sdk.transforms.SerializableFunction;

/**
 * Says why an event is too late to count; empty where it is not. By the event's own arrival and not
 * by the watermark, so that a topic that is read again gives the same rows and failures.
 */
record MachineLateness(Duration allowed) implements SerializableFunction<MachineEvent, String> {

  @Override
  public String apply(MachineEvent event) {
    Duration delay =
        Duration.of(event.arrivalMicros() - event.eventTimeMicros(), ChronoUnit.MICROS);
    if (delay.compareTo(allowed) <= 0) {
      return "";
    }
    return "arrived "
        + delay.truncatedTo(ChronoUnit.SECONDS)
        + " after it happened, later than the allowed lateness of "
        + allowed;
  }
}
