package io.crossdock.sandbox.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Keeps a rate: waits while it is ahead of it, and knows how far it is behind. */
final class Pace {
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final double perSecond;
  private final long start = System.nanoTime();
  private long taken;

  /**
   * A pace that begins now.
   *
   * @param perSecond 0 for as fast as it goes
   */
  Pace(double perSecond) {
    this.perSecond = perSecond;
  }

  /**
   * Waits until the next one is due.
   *
   * @param beforeLongWait run before a wait of more than some milliseconds
   */
  void await(Runnable beforeLongWait) {
    if (perSecond > 0) {
      long due = start + Math.round(taken * 1e9 / perSecond);
      long wait = due - System.nanoTime();
      if (wait > LONG_NANOS) {
        beforeLongWait.run();
      }
      for (; wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
    }
    taken++;
  }

  /** Seconds since it began. */
  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** How many should have been taken by now and were not. */
  long behind() {
    return perSecond <= 0 ? 0 : Math.max(0, (long) (seconds() * perSecond) - taken);
  }
}
