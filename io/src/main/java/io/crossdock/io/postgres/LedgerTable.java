package io.crossdock.io.postgres;

import io.crossdock.io.fleet.FleetJson;
import io.crossdock.schemas.fleet.TruckDay;
import java.sql.SQLException;

/** The table {@code trip_ledger}, by truck and day: the row of which the most is known holds. */
public final class LedgerTable implements Table<TruckDay> {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "trip_ledger";
  }

  @Override
  public String sql() {
    return """
    insert into crossdock.trip_ledger as ledger (
      tenant, truck_id, day, zone, events, fixes, flagged_fixes, metres, moving_seconds,
      stopped_seconds, unknown_seconds, door_open_seconds, stops, sensors, revision)
    values (?, ?, ?::date, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
    on conflict (tenant, truck_id, day) do update set
      zone = excluded.zone,
      events = excluded.events,
      fixes = excluded.fixes,
      flagged_fixes = excluded.flagged_fixes,
      metres = excluded.metres,
      moving_seconds = excluded.moving_seconds,
      stopped_seconds = excluded.stopped_seconds,
      unknown_seconds = excluded.unknown_seconds,
      door_open_seconds = excluded.door_open_seconds,
      stops = excluded.stops,
      sensors = excluded.sensors,
      revision = excluded.revision,
      written_at = now()
    where excluded.revision >= ledger.revision
    """;
  }

  @Override
  public void bind(TruckDay row, RowValues values) throws SQLException {
    values
        .text(row.tenant())
        .text(row.truckId())
        .date(row.day())
        .text(row.zone())
        .number(row.events())
        .number(row.fixes())
        .number(row.flaggedFixes())
        .number(row.metres())
        .number(row.movingSeconds())
        .number(row.stoppedSeconds())
        .number(row.unknownSeconds())
        .number(row.doorOpenSeconds())
        .number(row.stops())
        .json(FleetJson.sensors(row))
        .number(row.revision());
  }

  @Override
  public String key(TruckDay row) {
    return row.tenant() + "\n" + row.truckId() + "\n" + row.day();
  }

  @Override
  public int revision(TruckDay row) {
    return row.revision();
  }
}
