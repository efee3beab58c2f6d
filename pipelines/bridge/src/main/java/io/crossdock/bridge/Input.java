package io.crossdock.bridge;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** A broker that messages come from. */
interface Input {
  /** Whom it speaks to, for a person, such as {@code the MQTT broker example.com:8883}. */
  String describe();

  /**
   * Connects, and hands messages over until the connection is closed or lost.
   *
   * @throws IOException when the broker cannot be reached now
   * @throws RefusedException when it would not help to try again
   */
  Connection connect(Taker taker) throws IOException, RefusedException, InterruptedException;

  /** Takes messages. */
  interface Taker {
    /** Takes one; waits while there are too many on their way. */
    void take(Arrival arrival) throws InterruptedException;

    /** Counts one that is left out because that was asked for. */
    void leaveOut();
  }

  /** A connection that hands messages over. */
  interface Connection extends AutoCloseable {
    /** Completes with the reason, for a person, when the connection is lost. */
    CompletableFuture<String> lost();

    /** Ends it. What was not acknowledged is sent again by the broker. */
    @Override
    void close();
  }
}
