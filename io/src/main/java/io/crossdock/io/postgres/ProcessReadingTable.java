package io.crossdock.io.postgres;

import io.crossdock.schemas.maintenance.ProcessReading;
import java.sql.SQLException;
import java.time.Duration;

/** The table {@code process_reading}: of copies the one that arrived first stands there. */
public final class ProcessReadingTable implements Table<ProcessReading> {
  private static final long serialVersionUID = 1;

  private final long aheadMicros;

  /**
   * The table.
   *
   * @param ahead what is further ahead of its arrival has a wrong clock
   */
  public ProcessReadingTable(Duration ahead) {
    this.aheadMicros = ahead.toMillis() * 1_000;
  }

  @Override
  public String name() {
    return "process_reading";
  }

  @Override
  public String sql() {
    return """
    insert into crossdock.process_reading as reading (
      tenant, machine_id, reading_id, event_time, arrival_time, clock_ahead, variant, air_kelvin,
      process_kelvin, speed_rpm, torque_nm, tool_wear_minutes, source_name, source_partition,
      source_offset, source_message_id)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (tenant, machine_id, event_time, reading_id) do update set
      arrival_time = excluded.arrival_time,
      clock_ahead = excluded.clock_ahead,
      source_name = excluded.source_name,
      source_partition = excluded.source_partition,
      source_offset = excluded.source_offset,
      source_message_id = excluded.source_message_id,
      written_at = now()
    where excluded.arrival_time < reading.arrival_time
    """;
  }

  @Override
  public void bind(ProcessReading row, RowValues values) throws SQLException {
    values
        .text(row.tenant())
        .text(row.machineId())
        .uuid(row.id())
        .time(row.eventTimeMicros())
        .time(row.arrivalMicros())
        .bool(row.eventTimeMicros() - row.arrivalMicros() > aheadMicros)
        .text(row.variant())
        .finiteOrNull(row.airKelvin())
        .finiteOrNull(row.processKelvin())
        .finiteOrNull(row.speedRpm())
        .finiteOrNull(row.torqueNm())
        .finiteOrNull(row.toolWearMinutes())
        .source(row.source());
  }

  @Override
  public String key(ProcessReading row) {
    return row.tenant() + '\0' + row.machineId() + '\0' + row.eventTimeMicros() + row.id();
  }

  /** Of copies in one batch the first arrival, to the millisecond, as brokers tell it. */
  @Override
  public int revision(ProcessReading row) {
    long millis = (row.eventTimeMicros() - row.arrivalMicros()) / 1_000;
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, millis));
  }
}
