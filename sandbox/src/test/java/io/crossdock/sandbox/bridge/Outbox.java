package io.crossdock.sandbox.bridge;

/** Sends messages to a broker. */
interface Outbox extends AutoCloseable {
  /** Sends a message of a device. */
  void send(String tenant, String device, byte[] payload) throws Exception;

  /** Waits until the broker has all that was sent. */
  void flush() throws Exception;

  @Override
  void close() throws Exception;
}
