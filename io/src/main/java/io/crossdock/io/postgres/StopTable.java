package io.crossdock.io.postgres;

import io.crossdock.schemas.fleet.Stop;
import java.sql.SQLException;

/** The table {@code stop}, by truck and beginning. */
public final class StopTable implements Table<Stop> {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "stop";
  }

  @Override
  public String sql() {
    return """
    insert into crossdock.stop as stop (
      tenant, truck_id, from_time, to_time, latitude, longitude, place, over, withdrawn, revision)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (tenant, truck_id, from_time) do update set
      to_time = excluded.to_time,
      latitude = excluded.latitude,
      longitude = excluded.longitude,
      place = excluded.place,
      over = excluded.over,
      withdrawn = excluded.withdrawn,
      revision = excluded.revision,
      written_at = now()
    where excluded.revision >= stop.revision
    """;
  }

  @Override
  public void bind(Stop row, RowValues values) throws SQLException {
    values
        .text(row.tenant())
        .text(row.truckId())
        .time(row.fromMicros())
        .time(row.toMicros())
        .number(row.latitude())
        .number(row.longitude())
        .text(row.place())
        .bool(row.over())
        .bool(row.withdrawn())
        .number(row.revision());
  }

  @Override
  public String key(Stop row) {
    return row.tenant() + "\n" + row.truckId() + "\n" + row.fromMicros();
  }

  @Override
  public int revision(Stop row) {
    return row.revision();
  }
}
