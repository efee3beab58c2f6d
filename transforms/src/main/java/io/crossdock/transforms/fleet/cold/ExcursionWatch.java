package io.crossdock.transforms.fleet.cold;

import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.fleet.ExcursionLimit;

/** How one limit fares in a duty; midnight does not end it. */
public final class ExcursionWatch {
  private long runMicros;
  private long longestMicros;
  private long totalMicros;
  private long alarmMicros;

  /**
   * Takes a reading.
   *
   * @param limit the limit that is watched
   * @param beforeCelsius the reading before, degrees Celsius; it held until this one
   * @param heldMicros how long it held; 0 where there was none, or too long ago
   * @param celsius this reading, degrees Celsius
   * @param micros its time, microseconds since the epoch
   */
  public void take(
      ExcursionLimit limit, double beforeCelsius, long heldMicros, double celsius, long micros) {
    if (heldMicros > 0 && limit.isBeyond(beforeCelsius)) {
      runMicros += heldMicros;
      totalMicros += heldMicros;
      longestMicros = Math.max(longestMicros, runMicros);
    }
    boolean beyond = limit.isBeyond(celsius);
    boolean tooLong =
        switch (limit.activation()) {
          case INSTANT -> beyond;
          case CONSECUTIVE -> runMicros > 0 && runMicros >= limit.micros();
          case CUMULATIVE -> totalMicros > 0 && totalMicros >= limit.micros();
        };
    if (tooLong && alarmMicros == 0) {
      alarmMicros = micros;
    }
    if (!beyond) {
      runMicros = 0;
    }
  }

  /** Time that counts for the alarm, microseconds: all of it, or the longest stretch. */
  public long countedMicros(ExcursionLimit limit) {
    return limit.activation() == ExcursionLimit.Activation.CONSECUTIVE
        ? longestMicros
        : totalMicros;
  }

  /** When the alarm went off, microseconds since the epoch; 0 where it has not. */
  public long alarmMicros() {
    return alarmMicros;
  }

  /** Writes all that it knows. */
  public void write(CompactOutput out) {
    out.writeLong(runMicros);
    out.writeLong(longestMicros);
    out.writeLong(totalMicros);
    out.writeLong(alarmMicros);
  }

  /** Reads what {@link #write} wrote. */
  public static ExcursionWatch read(CompactInput in) {
    ExcursionWatch watch = new ExcursionWatch();
    watch.runMicros = in.readLong();
    watch.longestMicros = in.readLong();
    watch.totalMicros = in.readLong();
    watch.alarmMicros = in.readLong();
    return watch;
  }
}
