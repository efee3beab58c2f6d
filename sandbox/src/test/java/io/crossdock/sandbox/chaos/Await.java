package io.crossdock.sandbox.chaos;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;

import io.crossdock.pipelines.launch.OutsideException;
import java.util.concurrent.TimeUnit;

/** Waits for what must come true. */
final class Await {
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(180);

  private Await() {}

  interface Condition {
    boolean isMet() throws Exception;
  }

  static void that(String what, Condition condition) throws Exception {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (!isMet(condition)) {
      assertThat(what, System.nanoTime() - deadline, lessThan(0L));
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /**
   * Waits until nothing has been written for some time: sessions are told when their gap has
   * passed, once partitions count as idle.
   */
  static void steady(Stage stage, long seconds) throws Exception {
    String[] last = {""};
    long[] since = {System.nanoTime()};
    that(
        "nothing is written any more",
        () -> {
          String now = stage.version();
          if (!now.equals(last[0])) {
            last[0] = now;
            since[0] = System.nanoTime();
          }
          return System.nanoTime() - since[0] > TimeUnit.SECONDS.toNanos(seconds);
        });
  }

  /** A cluster that is just being struck does not answer; that is no reason to give up. */
  private static boolean isMet(Condition condition) throws Exception {
    try {
      return condition.isMet();
    } catch (OutsideException e) {
      return false;
    }
  }
}
