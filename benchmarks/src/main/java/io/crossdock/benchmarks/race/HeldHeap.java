package io.crossdock.benchmarks.race;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * How much heap a job holds when all of its input has been read and nothing has been forgotten.
 * Measured only where the JVM's property says so: it stops the source for a while.
 */
final class HeldHeap {
  /** The property. */
  static final String MEASURED = "crossdock.race.heap";

  /** Steps behind the source have no more to do by then. */
  private static final int SECONDS_UNTIL_IDLE = 10;

  private static volatile long before;
  private static volatile long held;

  private HeldHeap() {}

  /** Says that the input is there and the job is not. */
  static void begin() {
    if (Boolean.getBoolean(MEASURED)) {
      before = used();
    }
  }

  /** Says that all has been read. */
  static void read() {
    if (Boolean.getBoolean(MEASURED) && held == 0) {
      try {
        TimeUnit.SECONDS.sleep(SECONDS_UNTIL_IDLE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      held = used() - before - Tally.bytes();
    }
  }

  /** Bytes; 0 if they were not measured. */
  static long bytes() {
    return held;
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
