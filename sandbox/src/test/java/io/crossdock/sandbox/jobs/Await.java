package io.crossdock.sandbox.jobs;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what must come true, and fails when it does not in time. */
public final class Await {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final long MILLIS_BETWEEN = 100;

  /** Counting many rows is work for the database that is waited for. */
  private static final long MILLIS_BETWEEN_COUNTS = 200;

  private Await() {}

  /** What is waited for. */
  public interface Condition {
    boolean isMet() throws Exception;
  }

  /** A number that is to grow. */
  public interface Counter {
    long count() throws Exception;
  }

  /** Waits until a condition is met. */
  public static void that(String what, Condition condition) throws Exception {
    that(what, condition, () -> "not so");
  }

  /** Waits until a condition is met that takes longer than most. */
  public static void that(String what, Duration longest, Condition condition) throws Exception {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!condition.isMet()) {
      failAfter(deadline, what, () -> "not so");
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN);
    }
  }

  /** Waits until a condition is met; says what is there where it is not in time. */
  public static void that(String what, Condition condition, Callable<?> otherwise)
      throws Exception {
    long deadline = deadline();
    while (!condition.isMet()) {
      failAfter(deadline, what, otherwise);
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN);
    }
  }

  /** Waits until a number is reached, for as long as it grows. */
  public static void count(String what, long atLeast, Counter counter, Callable<?> otherwise)
      throws Exception {
    long deadline = deadline();
    long before = Long.MIN_VALUE;
    for (long now = counter.count(); now < atLeast; now = counter.count()) {
      if (now > before) {
        before = now;
        deadline = deadline();
      }
      failAfter(deadline, what + ": " + now + " of " + atLeast, otherwise);
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_COUNTS);
    }
  }

  private static long deadline() {
    return System.nanoTime() + LONGEST.toNanos();
  }

  private static void failAfter(long deadline, String what, Callable<?> otherwise)
      throws Exception {
    if (System.nanoTime() - deadline > 0) {
      throw new AssertionError(what + "; there is: " + otherwise.call());
    }
  }
}
