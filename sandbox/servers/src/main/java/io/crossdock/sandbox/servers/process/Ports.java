package io.crossdock.sandbox.servers.process;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback address. */
public final class Ports {
  /** Exit code of a process whose port is taken. */
  public static final int TAKEN = 3;

  /**
   * Where free ports are looked for: below those that a system gives to connections that go out
   * (from 32768 on Linux, from 49152 elsewhere), which could take one between the look and the use.
   */
  private static final int FIRST = 26_000;

  private static final int LAST = 32_000;
  private static final int TRIES = 100;

  private Ports() {}

  /** The port if it is free, or a free one for 0. Ends the process if it is taken. */
  public static int free(int port) throws IOException {
    for (int tries = 1; port == 0 && tries < TRIES; tries++) {
      int candidate = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (isFree(candidate)) {
        return candidate;
      }
    }
    try {
      return bound(port);
    } catch (BindException e) {
      System.out.println("TAKEN " + port);
      System.exit(TAKEN);
      throw e;
    }
  }

  private static boolean isFree(int port) throws IOException {
    try {
      return bound(port) == port;
    } catch (BindException e) {
      return false;
    }
  }

  private static int bound(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket.getLocalPort();
    }
  }
}
