package io.crossdock.benchmarks.race;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * CPU time of the whole process and time on the wall, from the moment half of the input was read:
 * what a JVM needs to get warm would hide what a job costs that runs for weeks.
 */
final class Stopwatch {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final AtomicLong READ = new AtomicLong();
  private static volatile long startAt;
  private static volatile long cpu;
  private static volatile long wall;

  private Stopwatch() {}

  /** Says of how many messages the input is. */
  static void expect(int messages) {
    startAt = messages / 2;
  }

  /** Counts messages that were read, some at a time. */
  static void read(int messages) {
    long before = READ.getAndAdd(messages);
    if (before < startAt && before + messages >= startAt) {
      cpu = SYSTEM.getProcessCpuTime();
      wall = System.nanoTime();
    }
  }

  /** CPU and wall, nanoseconds, for each of the messages after the first half. */
  static double[] stop() {
    long messages = READ.get() - startAt;
    return new double[] {
      (SYSTEM.getProcessCpuTime() - cpu) / (double) messages,
      (System.nanoTime() - wall) / (double) messages
    };
  }
}
