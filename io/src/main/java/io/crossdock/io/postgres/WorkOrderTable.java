package io.crossdock.io.postgres;

import io.crossdock.schemas.maintenance.WorkOrder;
import java.sql.SQLException;

/** The table {@code work_order}: an order, as it was said with the highest revision. */
public final class WorkOrderTable implements Table<WorkOrder> {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "work_order";
  }

  @Override
  public String sql() {
    return """
    insert into crossdock.work_order as job (
      tenant, machine_id, failure_mode, began_at, order_id, ended_at, state, probability, model,
      model_version, reason, location, revision)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (tenant, machine_id, failure_mode, began_at) do update set
      ended_at = excluded.ended_at,
      state = excluded.state,
      probability = excluded.probability,
      model = excluded.model,
      model_version = excluded.model_version,
      reason = excluded.reason,
      location = excluded.location,
      revision = excluded.revision,
      written_at = now()
    where excluded.revision >= job.revision
    """;
  }

  @Override
  public void bind(WorkOrder row, RowValues values) throws SQLException {
    values
        .text(row.tenant())
        .text(row.machineId())
        .text(row.failureMode())
        .time(row.beganMicros())
        .uuid(row.id())
        .timeOrNull(row.endedMicros())
        .text(row.state().name())
        .number(row.probability())
        .text(row.model())
        .text(row.modelVersion())
        .text(row.reason())
        .text(row.location())
        .number(row.revision());
  }

  @Override
  public String key(WorkOrder row) {
    return row.tenant()
        + '\0'
        + row.machineId()
        + '\0'
        + row.failureMode()
        + '\0'
        + row.beganMicros();
  }

  @Override
  public int revision(WorkOrder row) {
    return row.revision();
  }
}
