package io.crossdock.dashboard.live;

/** The way to one browser. */
public interface Channel {
  /**
   * Sends an event; may wait for a slow network.
   *
   * @throws java.io.UncheckedIOException or another exception when it is closed
   */
  void send(String event, String data);

  /** Ends it. */
  void close();
}
