package io.crossdock.sandbox.servers.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server on the loopback address. Arguments: its port (0 for a free one) and its
 * directory. Says {@code READY port}; the lines {@code stop} and {@code start} stop and start it on
 * the same port and data; ends when its input closes.
 */
public final class DatabaseProcess {
  private DatabaseProcess() {}

  /** Runs until the input closes. */
  public static void main(String[] args) throws IOException {
    int port = Ports.free(Integer.parseInt(args[0]));
    Path directory = Path.of(args[1]);
    @Nullable EmbeddedPostgres server = start(port, directory);
    System.out.println("READY " + port);
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      if (line.equals("stop") && server != null) {
        server.close();
        server = null;
        System.out.println("STOPPED");
      } else if (line.equals("start") && server == null) {
        server = start(port, directory);
        System.out.println("READY " + port);
      }
    }
    if (server != null) {
      server.close();
    }
    System.exit(0);
  }

  private static EmbeddedPostgres start(int port, Path directory) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(directory)
        .setCleanDataDirectory(false)
        .setServerConfig("listen_addresses", "127.0.0.1")
        // A crash of the machine may cost a demonstration its last rows, and no more.
        .setServerConfig("synchronous_commit", "off")
        .setPGStartupWait(Duration.ofSeconds(60))
        .start();
  }
}
