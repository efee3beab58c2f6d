package io.crossdock.sandbox.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback address, for servers that must be told theirs. */
public final class LoopbackPort {
  private LoopbackPort() {}

  /**
   * A port that nobody had a moment ago.
   *
   * @param what for what, to be named where it can't be had
   * @param wished the one to take; 0 for any
   * @throws WrongOptionException if it is taken or not allowed
   */
  public static int choose(String what, int wished) {
    try (ServerSocket socket = new ServerSocket(wished, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException | IllegalArgumentException e) {
      throw new WrongOptionException(
          "Port " + wished + " for the " + what + " is taken or not allowed: choose another.");
    }
  }
}
