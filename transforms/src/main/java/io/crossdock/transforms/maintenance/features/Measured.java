package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a machine at one moment: either of the two.
 *
 * @param block what a block of vibration came down to; null for a reading
 * @param reading a reading of the process; null for a block
 */
public record Measured(@Nullable VibrationFeatures block, @Nullable ProcessReading reading) {

  /** Exactly one of them. */
  public Measured {
    if ((block == null) == (reading == null)) {
      throw new IllegalArgumentException("either a block or a reading");
    }
  }

  /** A block of vibration. */
  public static Measured of(VibrationFeatures block) {
    return new Measured(block, null);
  }

  /** A reading of the process. */
  public static Measured of(ProcessReading reading) {
    return new Measured(null, reading);
  }

  /** Whose machine it is. */
  public String tenant() {
    return block != null ? block.tenant() : known(reading).tenant();
  }

  /** The machine. */
  public String machineId() {
    return block != null ? block.machineId() : known(reading).machineId();
  }

  /** When it was so, microseconds since the epoch. */
  public long eventTimeMicros() {
    return block != null ? block.eventTimeMicros() : known(reading).eventTimeMicros();
  }

  /** When the broker took it, microseconds since the epoch. */
  public long arrivalMicros() {
    return block != null ? block.arrivalMicros() : known(reading).arrivalMicros();
  }

  private static ProcessReading known(@Nullable ProcessReading reading) {
    if (reading == null) {
      throw new IllegalStateException("neither a block nor a reading");
    }
    return reading;
  }
}
