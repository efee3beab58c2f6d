package io.crossdock.io.postgres;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next try: twice as long each time up to a limit, and of that a random
 * part between half and all, so that workers which lost the database together do not come back
 * together.
 *
 * @param first the longest first wait
 * @param most the longest wait of all
 * @param random from 0 to 1
 */
public record Backoff(Duration first, Duration most, DoubleSupplier random) {
  /** From 100 ms to 15 s. */
  public static final Backoff DEFAULT =
      new Backoff(
          Duration.ofMillis(100),
          Duration.ofSeconds(15),
          () -> ThreadLocalRandom.current().nextDouble());

  /** The wait after the {@code failures}th failure, counted from 1. */
  public Duration after(int failures) {
    long doubled = first.toMillis() << Math.min(failures - 1, 30);
    long longest = Math.min(most.toMillis(), doubled);
    return Duration.ofMillis(Math.round(longest * (0.5 + random.getAsDouble() / 2)));
  }
}
