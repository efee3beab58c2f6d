package io.crossdock.io.influx;

import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import java.util.Map;

/**
 * Machines' rows as points. What names a machine is a tag; what changes from row to row, such as
 * the model's version, is a field: each value of a tag would begin a new series.
 *
 * <p>A field that a later word on the same window does not have stays as it was (R48), so whoever
 * reads a number looks at {@code verdict} first.
 */
public final class MachinePoints {
  private MachinePoints() {}

  /**
   * A point of the measurement {@code prediction} at the end of the window. The features are fields
   * that begin with {@code f_}. The model's name is a tag: two models of one failure mode have a
   * point each, as they have a row each.
   */
  public static Point of(Prediction row) {
    Point point =
        new Point("prediction", row.toMicros())
            .tag("tenant", row.tenant())
            .tag("machine", row.machineId())
            .tag("mode", row.failureMode())
            .tag("model", row.model())
            .field("verdict", row.verdict().name())
            .field("probability", row.probability())
            .field("threshold", row.threshold())
            .field("over", row.isOver())
            .field("version", row.modelVersion())
            .field("revision", row.revision());
    for (Map.Entry<String, Double> feature : row.features().entrySet()) {
      point.field("f_" + feature.getKey(), feature.getValue());
    }
    return point;
  }

  /** A point of the measurement {@code vibration} at the time of the block's first sample. */
  public static Point of(VibrationFeatures row) {
    return new Point("vibration", row.eventTimeMicros())
        .tag("tenant", row.tenant())
        .tag("machine", row.machineId())
        .tag("sensor", row.sensorId())
        .field("verdict", row.verdict().name())
        .field("zone", row.zone())
        .field("shaft_hz", row.shaftHz())
        .field("acceleration_rms", row.accelerationRms())
        .field("velocity_rms", row.velocityRms())
        .field("peak", row.peak())
        .field("crest", row.crest())
        .field("kurtosis", row.kurtosis())
        .field("skewness", row.skewness())
        .field("outer_race", row.outerRace())
        .field("inner_race", row.innerRace());
  }
}
