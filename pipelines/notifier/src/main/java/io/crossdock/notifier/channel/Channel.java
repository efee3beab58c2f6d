package io.crossdock.notifier.channel;

/** A way by which people are told. For any number of threads. */
public interface Channel {
  /** Sends a message; what came of it. No error and no outcome repeats a secret. */
  Outcome send(Message message) throws InterruptedException;
}
