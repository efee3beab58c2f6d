package io.crossdock.benchmarks.race.maintenance;

import io.crossdock.benchmarks.race.Tally;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.WorkOrder;
import java.util.Objects;

/** What the job says, as the tables would hold it. */
final class MaintenanceTally {
  private MaintenanceTally() {}

  static void features(FeatureRow row) {
    Tally.own()
        .note(
            Tally.id("features", row.tenant(), row.machineId(), row.fromMicros()),
            row.revision(),
            Objects.hash(
                row.machineType(), row.vibration().name(), row.process().name(), row.features()));
  }

  static void prediction(Prediction prediction) {
    Tally.own()
        .note(
            Tally.id(
                "prediction",
                prediction.machineId(),
                prediction.fromMicros(),
                prediction.failureMode()),
            prediction.revision(),
            Objects.hash(
                prediction.model(), prediction.verdict().name(), prediction.probability()));
  }

  /**
   * By its end, and no row if it was withdrawn. When an order was begun, it has its name for ever:
   * late data may move the beginning before or after that, as fast as the watermark is.
   */
  static void settled(WorkOrder order) {
    Tally.own()
        .note(
            Tally.id("order", order.machineId(), order.failureMode(), order.endedMicros()),
            order.revision(),
            order.state() == WorkOrder.State.WITHDRAWN
                ? 0
                : Objects.hash(order.state().name(), order.probability()));
  }
}
