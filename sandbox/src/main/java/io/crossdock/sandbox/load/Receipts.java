package io.crossdock.sandbox.load;

import io.crossdock.sandbox.servers.SandboxException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a broker acknowledges one by one: how many are on their way, and the first refused. */
final class Receipts {
  private static final long SECONDS = 60;

  private final String broker;
  private final int most;
  private final Semaphore free;
  private final AtomicReference<@Nullable Throwable> refused = new AtomicReference<>();

  /**
   * None yet.
   *
   * @param broker its name, for messages
   * @param most how many may be on their way
   */
  Receipts(String broker, int most) {
    this.broker = broker;
    this.most = most;
    this.free = new Semaphore(most);
  }

  /**
   * Waits for room for one more.
   *
   * @throws SandboxException when one was refused, or none is acknowledged for a minute
   */
  void begin() {
    acquire(1);
  }

  /** Takes the receipt of one, or why there is none. */
  void end(@Nullable Throwable problem) {
    if (problem != null) {
      refused.compareAndSet(null, problem);
    }
    free.release();
  }

  /**
   * Waits for all receipts.
   *
   * @throws SandboxException as {@link #begin}
   */
  void awaitAll() {
    acquire(most);
    free.release(most);
  }

  private void acquire(int permits) {
    try {
      if (!free.tryAcquire(permits, SECONDS, TimeUnit.SECONDS)) {
        throw new SandboxException(broker + " has acknowledged nothing for " + SECONDS + " s.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while sending.");
    }
    Throwable problem = refused.get();
    if (problem != null) {
      throw new SandboxException(broker + " took a message not: " + problem.getMessage());
    }
  }
}
