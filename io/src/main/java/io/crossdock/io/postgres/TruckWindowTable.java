package io.crossdock.io.postgres;

import io.crossdock.io.fleet.FleetJson;
import io.crossdock.schemas.fleet.TruckWindow;
import java.sql.SQLException;

/** The table {@code truck_window}, by truck and beginning: the row of the most events holds. */
public final class TruckWindowTable implements Table<TruckWindow> {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "truck_window";
  }

  @Override
  public String sql() {
    return """
    insert into crossdock.truck_window as win (
      tenant, truck_id, from_time, to_time, temperatures, fixes, door_events, missing, sensors,
      latitude, longitude, metres, door_open_seconds, revision)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
    on conflict (tenant, truck_id, from_time) do update set
      to_time = excluded.to_time,
      temperatures = excluded.temperatures,
      fixes = excluded.fixes,
      door_events = excluded.door_events,
      missing = excluded.missing,
      sensors = excluded.sensors,
      latitude = excluded.latitude,
      longitude = excluded.longitude,
      metres = excluded.metres,
      door_open_seconds = excluded.door_open_seconds,
      revision = excluded.revision,
      written_at = now()
    where excluded.revision >= win.revision
    """;
  }

  @Override
  public void bind(TruckWindow row, RowValues values) throws SQLException {
    Double latitude = row.latitude();
    Double longitude = row.longitude();
    values
        .text(row.tenant())
        .text(row.truckId())
        .time(row.fromMicros())
        .time(row.toMicros())
        .number(row.temperatures())
        .number(row.fixes())
        .number(row.doorEvents())
        .texts(row.missing())
        .json(FleetJson.sensors(row))
        .finiteOrNull(latitude == null ? Double.NaN : latitude)
        .finiteOrNull(longitude == null ? Double.NaN : longitude)
        .number(row.metres())
        .number(row.doorOpenSeconds())
        .number(row.revision());
  }

  @Override
  public String key(TruckWindow row) {
    return row.tenant() + "\n" + row.truckId() + "\n" + row.fromMicros();
  }

  @Override
  public int revision(TruckWindow row) {
    return row.revision();
  }
}
