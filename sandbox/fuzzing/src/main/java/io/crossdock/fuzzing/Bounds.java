package io.crossdock.fuzzing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Has a target take an input, and counts what it allocates: a short input that makes much of itself
 * is a finding, long before the heap is full.
 */
final class Bounds {
  /** What any input may allocate, bytes: parsers have buffers and tables. */
  private static final long ANYWAY = 16 << 20;

  /** What may be allocated beside for each byte of the input. */
  private static final long FOR_EACH_BYTE = 1_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Bounds() {}

  /**
   * Takes the input.
   *
   * @throws Exception what the target throws, or that it allocates too much
   */
  static void take(FuzzTarget target, byte[] input) throws Exception {
    FuzzTarget.Taker taker = target.parts().taker();
    long most = ANYWAY + FOR_EACH_BYTE * input.length;
    if (allocated(taker, input) <= most) {
      return;
    }
    // The first of its kind may have loaded classes and made tables that stay.
    long again = allocated(taker, input);
    if (again > most) {
      throw new AssertionError(
          "allocates " + again + " bytes for an input of " + input.length + ", more than " + most);
    }
  }

  private static long allocated(FuzzTarget.Taker taker, byte[] input) throws Exception {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    taker.take(input);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
