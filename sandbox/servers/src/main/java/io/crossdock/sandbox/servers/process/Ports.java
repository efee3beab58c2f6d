package io.crossdock.sandbox.servers.process;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on the loopback address. */
final class Ports {
  /** Exit code of a process whose port is taken. */
  static final int TAKEN = 3;

  private Ports() {}

  /** The port if it is free, or a free one for 0. Ends the process if it is taken. */
  static int free(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket.getLocalPort();
    } catch (BindException e) {
      System.out.println("TAKEN " + port);
      System.exit(TAKEN);
      throw e;
    }
  }
}
