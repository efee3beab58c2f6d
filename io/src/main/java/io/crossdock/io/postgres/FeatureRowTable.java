package io.crossdock.io.postgres;

import io.crossdock.io.maintenance.MaintenanceJson;
import io.crossdock.schemas.maintenance.FeatureRow;
import java.sql.SQLException;

/** The table {@code feature_row}, by machine and beginning: the row of the most events holds. */
public final class FeatureRowTable implements Table<FeatureRow> {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "feature_row";
  }

  @Override
  public String sql() {
    return """
    insert into crossdock.feature_row as win (
      tenant, machine_id, machine_type, location, from_time, to_time, vibration_verdict,
      process_verdict, features, known, revision)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
    on conflict (tenant, machine_id, from_time) do update set
      machine_type = excluded.machine_type,
      location = excluded.location,
      to_time = excluded.to_time,
      vibration_verdict = excluded.vibration_verdict,
      process_verdict = excluded.process_verdict,
      features = excluded.features,
      known = excluded.known,
      revision = excluded.revision,
      written_at = now()
    where excluded.revision >= win.revision
    """;
  }

  @Override
  public void bind(FeatureRow row, RowValues values) throws SQLException {
    values
        .text(row.tenant())
        .text(row.machineId())
        .text(row.machineType())
        .text(row.location())
        .time(row.fromMicros())
        .time(row.toMicros())
        .text(row.vibration().name())
        .text(row.process().name())
        .json(MaintenanceJson.features(row.features()))
        .bool(row.known())
        .number(row.revision());
  }

  @Override
  public String key(FeatureRow row) {
    return row.tenant() + '\0' + row.machineId() + '\0' + row.fromMicros();
  }

  @Override
  public int revision(FeatureRow row) {
    return row.revision();
  }
}
