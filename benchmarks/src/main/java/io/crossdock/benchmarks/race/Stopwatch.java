package io.crossdock.benchmarks.race;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * CPU time of the whole process and time on the wall, from the moment half of the input was read:
 * what a JVM needs to get warm would hide what a job costs that runs for weeks. CPU time also until
 * the last message was read: there the input ends, and what is open ends at once, be it of the half
 * that is counted or not.
 */
final class Stopwatch {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final AtomicLong READ = new AtomicLong();
  private static volatile long startAt;
  private static volatile long cpu;
  private static volatile long wall;
  private static volatile long endAt;
  private static volatile long cpuAtEnd;

  private Stopwatch() {}

  /** Says of how many messages the input is. */
  static void expect(int messages) {
    startAt = messages / 2;
    endAt = messages;
  }

  /** Counts messages that were read, some at a time. */
  static void read(int messages) {
    long before = READ.getAndAdd(messages);
    if (before < startAt && before + messages >= startAt) {
      cpu = SYSTEM.getProcessCpuTime();
      wall = System.nanoTime();
    }
    if (before < endAt && before + messages >= endAt) {
      cpuAtEnd = SYSTEM.getProcessCpuTime();
    }
  }

  /**
   * CPU, CPU until the last was read, and wall, nanoseconds, for each of the messages after the
   * first half.
   */
  static double[] stop() {
    long messages = READ.get() - startAt;
    return new double[] {
      (SYSTEM.getProcessCpuTime() - cpu) / (double) messages,
      (cpuAtEnd - cpu) / (double) messages,
      (System.nanoTime() - wall) / (double) messages
    };
  }
}
