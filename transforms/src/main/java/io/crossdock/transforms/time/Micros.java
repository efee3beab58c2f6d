package io.crossdock.transforms.time;

import java.time.Duration;
import org.joda.time.Instant;

/**
 * Microseconds since the epoch, the unit of all event times: sources have finer times than the
 * milliseconds of Beam's {@link Instant}.
 */
public final class Micros {
  private static final long PER_MILLI = 1_000;

  private Micros() {}

  /** A length of time in microseconds. */
  public static long of(Duration duration) {
    return Math.addExact(
        Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
  }

  /** A moment of Beam's in microseconds. */
  public static long of(Instant instant) {
    return instant.getMillis() * PER_MILLI;
  }

  /** The last whole millisecond that is not after this moment, since the epoch. */
  public static long floorMillis(long micros) {
    return Math.floorDiv(micros, PER_MILLI);
  }

  /** The first moment of Beam's that is not before this one. */
  public static Instant toInstant(long micros) {
    return Instant.ofEpochMilli(-Math.floorDiv(-micros, PER_MILLI));
  }
}
