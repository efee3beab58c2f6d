package io.crossdock.io.postgres;

import io.crossdock.schemas.maintenance.SettledOrders;
import java.sql.SQLException;

/**
 * Withdraws from the table {@code work_order} what does not hold: a topic that is read again
 * without what was remembered leaves no order that nobody stands for. A withdrawal has the highest
 * revision there is, since nothing can change it any more.
 */
public final class SettledOrdersTable implements Table<SettledOrders> {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "work_order (settled)";
  }

  @Override
  public String sql() {
    return """
    update crossdock.work_order set
      state = 'WITHDRAWN',
      ended_at = began_at,
      revision = 2147483647,
      written_at = now()
    where tenant = ? and machine_id = ? and failure_mode = ?
      and began_at >= ? and began_at < ?
      and began_at <> all (?)
      and state <> 'WITHDRAWN'
    """;
  }

  @Override
  public void bind(SettledOrders row, RowValues values) throws SQLException {
    values
        .text(row.tenant())
        .text(row.machineId())
        .text(row.failureMode())
        .time(row.fromMicros())
        .time(row.toMicros())
        .times(row.beganMicros());
  }

  @Override
  public String key(SettledOrders row) {
    return row.tenant()
        + '\0'
        + row.machineId()
        + '\0'
        + row.failureMode()
        + '\0'
        + row.fromMicros()
        + '\0'
        + row.toMicros();
  }

  @Override
  public int revision(SettledOrders row) {
    return 0;
  }
}
