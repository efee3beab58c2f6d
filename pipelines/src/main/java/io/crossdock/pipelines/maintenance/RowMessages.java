package io.crossdock.pipelines.maintenance;

import io.crossdock.io.format.FeatureRowJson;
import io.crossdock.io.format.MachineEventJson;
import io.crossdock.io.maintenance.MaintenanceJson;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;

/** Rows as messages, for the failures of those that a sink refuses. */
final class RowMessages {
  private RowMessages() {}

  /** A message that gives the same reading again. */
  static SourceMessage ofReading(ProcessReading reading) {
    return new SourceMessage(
        MachineEventJson.encode(reading),
        MachineEventJson.CONTENT_TYPE,
        key(reading.machineId()),
        reading.tenant(),
        reading.arrivalMicros(),
        1,
        reading.source());
  }

  /** A message of what the model was given: scored again, it gives the same prediction. */
  static SourceMessage ofPrediction(Prediction prediction) {
    FeatureRow row =
        new FeatureRow(
            prediction.tenant(),
            prediction.machineId(),
            prediction.machineType(),
            prediction.location(),
            prediction.fromMicros(),
            prediction.toMicros(),
            prediction.verdict(),
            prediction.verdict(),
            prediction.features(),
            prediction.known(),
            prediction.revision());
    return new SourceMessage(
        FeatureRowJson.bytes(row),
        FeatureRowJson.CONTENT_TYPE,
        key(row.machineId()),
        row.tenant(),
        row.toMicros(),
        1,
        new Source(
            "predictions",
            0,
            -1,
            row.tenant()
                + "/"
                + row.machineId()
                + "/"
                + prediction.failureMode()
                + "/"
                + row.fromMicros()));
  }

  /** A message of what was measured; the samples are not in it, so it tells and repeats nothing. */
  static SourceMessage ofVibration(VibrationFeatures block) {
    return new SourceMessage(
        MaintenanceJson.encode(block).getBytes(StandardCharsets.UTF_8),
        "application/json",
        key(block.machineId()),
        block.tenant(),
        block.arrivalMicros(),
        1,
        new Source("vibration", 0, -1, block.blockId().toString()));
  }

  private static byte[] key(String machineId) {
    return machineId.getBytes(StandardCharsets.UTF_8);
  }
}
