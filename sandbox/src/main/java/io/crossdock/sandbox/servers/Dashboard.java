package io.crossdock.sandbox.servers;

import io.crossdock.sandbox.servers.ServerProcess.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The dashboard in a JVM of its own, on the loopback address, over the database of servers. */
public final class Dashboard implements AutoCloseable {
  private static final int HEAP_MB = 192;
  private static final String NO_ROUTES = "{\"type\":\"FeatureCollection\",\"features\":[]}";

  private final ServerProcess process;
  private final int port;

  private Dashboard(ServerProcess process) {
    this.process = process;
    this.port = process.awaitReady();
  }

  /**
   * Starts it. Failures can be replayed from it through those pipelines that were started with
   * their logs in the same directory.
   *
   * @param directory where the routes of the fleet are or will be, and the pipelines' arguments
   * @param port its port; 0 for a free one
   */
  public static Dashboard start(Servers servers, Path directory, int port) {
    try {
      Path routes = directory.resolve("routes.geojson");
      if (!Files.exists(routes)) {
        Files.writeString(routes, NO_ROUTES); // the fleet's come later, and are read then
      }
      Path classPath = directory.resolve("pipelines.classpath");
      Files.writeString(classPath, JavaProcess.ownClassPath());
      return new Dashboard(
          ServerProcess.start(
              Module.DASHBOARD,
              "dashboard",
              "DashboardCommand",
              HEAP_MB,
              directory.resolve("dashboard.log"),
              List.of(
                  "--child",
                  "--port=" + port,
                  "--postgresUrl=" + servers.jdbcUrl(),
                  "--postgresUser=" + Servers.SCREEN,
                  "--routes=" + routes,
                  "--replay=" + directory,
                  "--replayClassPath=" + classPath)));
    } catch (IOException e) {
      throw new SandboxException("The dashboard's files cannot be written: " + e.getMessage());
    }
  }

  /** Its address, without a path. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.close();
  }
}
