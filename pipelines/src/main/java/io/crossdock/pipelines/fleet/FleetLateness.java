package io.crossdock.pipelines.fleet;

import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.transforms.fleet.rules.FleetRule;
import io.crossdock.transforms.fleet.rules.RuleBook;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.apache.beam.sdk.transforms.SerializableFunction;

/**
 * Says why an event is too late to be judged; empty where it is not. By the event's own arrival and
 * not by the watermark, so that a topic that is read again gives the same rows and failures.
 */
record FleetLateness(RuleBook rules) implements SerializableFunction<TruckEvent, String> {

  @Override
  public String apply(TruckEvent event) {
    long delay = event.arrivalMicros() - event.eventTimeMicros();
    long allowed =
        rules.of(event.tenant(), event.eventTimeMicros()).micros(FleetRule.ALLOWED_LATENESS);
    if (delay <= allowed) {
      return "";
    }
    return "arrived "
        + Duration.of(delay, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS)
        + " after it happened, later than the allowed lateness of "
        + Duration.of(allowed, ChronoUnit.MICROS);
  }
}
