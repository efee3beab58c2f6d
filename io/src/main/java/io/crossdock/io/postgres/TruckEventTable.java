package io.crossdock.io.postgres;

import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import java.sql.SQLException;

/**
 * The table {@code truck_event}: what the units said, as they said it (R26). Of copies the one that
 * arrived first stands there, whichever is written first; only flags are ever changed.
 */
public final class TruckEventTable implements Table<CheckedEvent> {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "truck_event";
  }

  @Override
  public String sql() {
    return """
    insert into crossdock.truck_event as event (
      tenant, truck_id, event_id, kind, subject, event_time, arrival_time, celsius, defrosting,
      latitude, longitude, accuracy, open, source_name, source_partition, source_offset,
      source_message_id, flags, flag_names, revision)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (tenant, truck_id, event_time, event_id) do update set
      arrival_time = excluded.arrival_time,
      source_name = excluded.source_name,
      source_partition = excluded.source_partition,
      source_offset = excluded.source_offset,
      source_message_id = excluded.source_message_id,
      flags = excluded.flags,
      flag_names = excluded.flag_names,
      revision = excluded.revision,
      written_at = now()
    where excluded.revision > event.revision
      or (excluded.revision = event.revision and excluded.arrival_time < event.arrival_time)
    """;
  }

  @Override
  public void bind(CheckedEvent row, RowValues values) throws SQLException {
    TruckEvent event = row.event();
    String kind = "door";
    String subject = "";
    double celsius = Double.NaN;
    boolean defrosting = false;
    double latitude = Double.NaN;
    double longitude = Double.NaN;
    double accuracy = Double.NaN;
    boolean open = false;
    if (event instanceof TemperatureReading reading) {
      kind = "temperature";
      subject = reading.sensorId();
      celsius = reading.celsius();
      defrosting = reading.defrosting();
    } else if (event instanceof GpsFix fix) {
      kind = "gps";
      latitude = fix.latitude();
      longitude = fix.longitude();
      Double error = fix.accuracyMetres();
      accuracy = error == null ? Double.NaN : error;
    } else if (event instanceof DoorEvent door) {
      subject = door.doorId();
      open = door.open();
    }
    values
        .text(event.tenant())
        .text(event.truckId())
        .uuid(event.id())
        .text(kind)
        .text(subject)
        .time(event.eventTimeMicros())
        .time(event.arrivalMicros())
        .finiteOrNull(celsius)
        .bool(defrosting)
        .finiteOrNull(latitude)
        .finiteOrNull(longitude)
        .finiteOrNull(accuracy)
        .bool(open)
        .source(event.source())
        .number(row.flags())
        .texts(EventFlag.setOf(row.flags()).stream().map(EventFlag::name).toList())
        .number(row.revision());
  }

  @Override
  public String key(CheckedEvent row) {
    return row.event().tenant() + "\n" + row.event().id();
  }

  @Override
  public int revision(CheckedEvent row) {
    return row.revision();
  }
}
