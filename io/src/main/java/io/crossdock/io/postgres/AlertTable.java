package io.crossdock.io.postgres;

import io.crossdock.schemas.fleet.Alert;
import java.sql.SQLException;

/** The table {@code alert}: an episode, as it was said with the highest revision. */
public final class AlertTable implements Table<Alert> {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "alert";
  }

  @Override
  public String sql() {
    return """
    insert into crossdock.alert as alert (
      tenant, alert_id, truck_id, rule, title, subject, state, severity, began_at, raised_at,
      ended_at, extreme, duty_from, said_at, revision)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (tenant, alert_id) do update set
      state = excluded.state,
      severity = excluded.severity,
      raised_at = excluded.raised_at,
      ended_at = excluded.ended_at,
      extreme = excluded.extreme,
      duty_from = excluded.duty_from,
      said_at = excluded.said_at,
      revision = excluded.revision,
      written_at = now()
    where excluded.revision >= alert.revision
    """;
  }

  @Override
  public void bind(Alert row, RowValues values) throws SQLException {
    values
        .text(row.tenant())
        .uuid(row.id())
        .text(row.truckId())
        .text(row.rule().name())
        .text(row.rule().title())
        .text(row.subject())
        .text(row.state().name())
        .text(row.severity().name())
        .time(row.beganMicros())
        .time(row.raisedMicros())
        .timeOrNull(row.endedMicros())
        .finiteOrNull(row.extreme())
        .time(row.dutyMicros())
        .timeOrNull(Math.max(0, row.saidMicros()))
        .number(row.revision());
  }

  @Override
  public String key(Alert row) {
    return row.tenant() + "\n" + row.id();
  }

  @Override
  public int revision(Alert row) {
    return row.revision();
  }
}
