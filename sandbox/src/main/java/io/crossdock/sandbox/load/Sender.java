package io.crossdock.sandbox.load;

/** A door from the outside: what sends to it. For one thread. */
public interface Sender extends AutoCloseable {
  /**
   * Takes a message to be sent, now or with others.
   *
   * @throws io.crossdock.sandbox.servers.SandboxException when an earlier one was refused
   */
  void send(Message message);

  /** Sends what is held back for others to come: the next may be long in coming. */
  void push();

  /**
   * Waits until all that was taken is acknowledged.
   *
   * @throws io.crossdock.sandbox.servers.SandboxException when one was refused
   */
  void flush();

  @Override
  void close();
}
