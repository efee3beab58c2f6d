package io.crossdock.sandbox.bridge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what must come true. */
final class Await {
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(120);

  private Await() {}

  /** Waits until a condition is met; says what is there where it is not in time. */
  static void that(String what, Callable<Boolean> condition, Callable<?> otherwise)
      throws Exception {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        assertThat(
            what + "; there is: " + otherwise.call(), System.nanoTime() - deadline, lessThan(0L));
      }
      TimeUnit.MILLISECONDS.sleep(30);
    }
  }
}
