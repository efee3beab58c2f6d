package io.crossdock.sandbox.servers.process;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Apicurio's schema registry on the loopback address, with its schemas in a file. Arguments: its
 * port (0 for a free one) and its directory. Says {@code READY port}; ends when its input closes.
 * Its class path is the registry's own, and this class.
 */
public final class RegistryProcess {
  /** The start of any program that Quarkus has built. */
  private static final String MAIN = "io.quarkus.runner.GeneratedMain";

  private static final Duration TO_START = Duration.ofSeconds(80);

  private RegistryProcess() {}

  /** Runs until the input closes. */
  public static void main(String[] args) throws Exception {
    int port = Ports.free(Integer.parseInt(args[0]));
    System.setProperty("quarkus.http.host", "127.0.0.1");
    System.setProperty("quarkus.http.port", Integer.toString(port));
    System.setProperty(
        "quarkus.datasource.jdbc.url", "jdbc:h2:file:" + Path.of(args[1]).resolve("registry"));
    Method main = Class.forName(MAIN).getMethod("main", String[].class);
    Thread registry =
        new Thread(
            () -> {
              try {
                main.invoke(null, (Object) new String[0]); // returns when the registry ends
              } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the registry does not run", e);
              }
            });
    registry.setDaemon(true);
    registry.start();
    long end = System.nanoTime() + TO_START.toNanos();
    while (!listens(port)) {
      if (!registry.isAlive() || System.nanoTime() - end > 0) {
        System.exit(1);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    System.out.println("READY " + port);
    while (System.in.read() >= 0) {
      // Nothing is said to it.
    }
    System.exit(0);
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
