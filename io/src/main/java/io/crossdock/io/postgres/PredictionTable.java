package io.crossdock.io.postgres;

import io.crossdock.io.maintenance.MaintenanceJson;
import io.crossdock.schemas.maintenance.Prediction;
import java.sql.SQLException;

/**
 * The table {@code prediction}, by machine, failure mode and beginning: the row of the most events
 * holds, and of as many the one said last, so that a new model's word replaces the old one's.
 */
public final class PredictionTable implements Table<Prediction> {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "prediction";
  }

  @Override
  public String sql() {
    return """
    insert into crossdock.prediction as win (
      tenant, machine_id, failure_mode, from_time, to_time, machine_type, location, model,
      model_version, verdict, probability, threshold, reasons, features, known, revision)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
    on conflict (tenant, machine_id, failure_mode, from_time, model) do update set
      to_time = excluded.to_time,
      machine_type = excluded.machine_type,
      location = excluded.location,
      model_version = excluded.model_version,
      verdict = excluded.verdict,
      probability = excluded.probability,
      threshold = excluded.threshold,
      reasons = excluded.reasons,
      features = excluded.features,
      known = excluded.known,
      revision = excluded.revision,
      written_at = now()
    where excluded.revision >= win.revision
    """;
  }

  @Override
  public void bind(Prediction row, RowValues values) throws SQLException {
    values
        .text(row.tenant())
        .text(row.machineId())
        .text(row.failureMode())
        .time(row.fromMicros())
        .time(row.toMicros())
        .text(row.machineType())
        .text(row.location())
        .text(row.model())
        .text(row.modelVersion())
        .text(row.verdict().name())
        .finiteOrNull(row.probability())
        .number(row.threshold())
        .json(MaintenanceJson.reasons(row))
        .json(MaintenanceJson.features(row.features()))
        .bool(row.known())
        .number(row.revision());
  }

  @Override
  public String key(Prediction row) {
    return row.tenant()
        + '\0'
        + row.machineId()
        + '\0'
        + row.failureMode()
        + '\0'
        + row.fromMicros()
        + '\0'
        + row.model();
  }

  @Override
  public int revision(Prediction row) {
    return row.revision();
  }
}
