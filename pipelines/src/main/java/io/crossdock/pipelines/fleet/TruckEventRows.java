package io.crossdock.pipelines.fleet;

import io.crossdock.io.fleet.FleetJson;
import io.crossdock.io.format.TruckEventJson;
import io.crossdock.io.postgres.Refusal;
import io.crossdock.io.postgres.TruckEventTable;
import io.crossdock.pipelines.doors.Doors;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;

/** Where events go as rows; one that is refused becomes a message again. */
final class TruckEventRows {
  private TruckEventRows() {}

  static PTransform<PCollection<CheckedEvent>, PCollection<Failure>> to(Doors doors) {
    return doors.rows(
        "events",
        new TruckEventTable(),
        FleetJson::encode,
        Refusal.of(FleetPipeline.NAME, "write events", row -> origin(row.event())));
  }

  /** An event as a message that gives the same event again. */
  private static SourceMessage origin(TruckEvent event) {
    return new SourceMessage(
        TruckEventJson.encode(event),
        TruckEventJson.CONTENT_TYPE,
        event.truckId().getBytes(StandardCharsets.UTF_8),
        event.tenant(),
        event.arrivalMicros(),
        1,
        event.source());
  }
}
