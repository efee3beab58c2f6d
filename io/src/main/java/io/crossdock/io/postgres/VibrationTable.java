package io.crossdock.io.postgres;

import io.crossdock.io.maintenance.MaintenanceJson;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The table {@code vibration}, one row a block. What was measured follows from the block and from
 * what is known of its machine, so the last word on a block holds; of copies the first arrival
 * stands there.
 */
public final class VibrationTable implements Table<VibrationFeatures> {
  private static final long serialVersionUID = 1;

  private final long aheadMicros;

  /**
   * The table.
   *
   * @param ahead what is further ahead of its arrival has a wrong clock
   */
  public VibrationTable(Duration ahead) {
    this.aheadMicros = ahead.toMillis() * 1_000;
  }

  @Override
  public String name() {
    return "vibration";
  }

  @Override
  public String sql() {
    return """
    insert into crossdock.vibration as block (
      tenant, machine_id, sensor_id, block_id, event_time, arrival_time, clock_ahead, verdict,
      shaft_hz, acceleration_rms, velocity_rms, zone, peak, crest, kurtosis, skewness, outer_race,
      inner_race, peaks)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
    on conflict (tenant, machine_id, event_time, block_id) do update set
      arrival_time = least(block.arrival_time, excluded.arrival_time),
      clock_ahead = block.clock_ahead or excluded.clock_ahead,
      verdict = excluded.verdict,
      shaft_hz = excluded.shaft_hz,
      acceleration_rms = excluded.acceleration_rms,
      velocity_rms = excluded.velocity_rms,
      zone = excluded.zone,
      peak = excluded.peak,
      crest = excluded.crest,
      kurtosis = excluded.kurtosis,
      skewness = excluded.skewness,
      outer_race = excluded.outer_race,
      inner_race = excluded.inner_race,
      peaks = excluded.peaks,
      written_at = now()
    """;
  }

  @Override
  public void bind(VibrationFeatures row, RowValues values) throws SQLException {
    values
        .text(row.tenant())
        .text(row.machineId())
        .text(row.sensorId())
        .uuid(row.blockId())
        .time(row.eventTimeMicros())
        .time(row.arrivalMicros())
        .bool(row.eventTimeMicros() - row.arrivalMicros() > aheadMicros)
        .text(row.verdict().name())
        .finiteOrNull(row.shaftHz())
        .finiteOrNull(row.accelerationRms())
        .finiteOrNull(row.velocityRms())
        .text(row.zone())
        .finiteOrNull(row.peak())
        .finiteOrNull(row.crest())
        .finiteOrNull(row.kurtosis())
        .finiteOrNull(row.skewness())
        .finiteOrNull(row.outerRace())
        .finiteOrNull(row.innerRace())
        .json(MaintenanceJson.peaks(row));
  }

  @Override
  public String key(VibrationFeatures row) {
    return row.tenant() + '\0' + row.machineId() + '\0' + row.eventTimeMicros() + row.blockId();
  }

  @Override
  public int revision(VibrationFeatures row) {
    return 0;
  }
}
