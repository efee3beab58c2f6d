package io.crossdock.sandbox.servers;

import static org.junit.Assume.assumeTrue;

import io.crossdock.sandbox.jobs.Await;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Pulsar itself, standalone with a bookie, on the loopback address, in a JVM of its own. The
 * profile {@code doors} unpacks it; its tests are skipped where it is not.
 */
public final class PulsarServer implements AutoCloseable {
  private static final Path UNPACKED = Path.of(System.getProperty("crossdock.pulsar", "none"));
  private static final String NAME = "apache-pulsar-";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** What its own start script opens to it. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.io",
          "java.base/java.nio",
          "java.base/java.util.zip",
          "java.base/jdk.internal.misc",
          "java.base/jdk.internal.platform",
          "java.management/sun.management",
          "jdk.management/com.sun.management.internal");

  private final JavaProcess process;
  private final Path home;
  private final int port;
  private final int webPort;

  private PulsarServer(Path home, Path directory) throws IOException {
    this.home = home;
    this.port = FreePort.find();
    this.webPort = FreePort.find();
    Path configuration =
        Files.writeString(
            directory.resolve("standalone.conf"),
            Files.readString(home.resolve("conf/standalone.conf"))
                + """

                brokerServicePort=%d
                webServicePort=%d
                bindAddress=127.0.0.1
                listeningInterface=lo
                """
                    .formatted(port, webPort));
    List<String> jvm =
        new ArrayList<>(
            List.of(
                "-Xmx512m",
                "-XX:MaxDirectMemorySize=512m",
                "-Djava.net.preferIPv4Stack=true",
                "-Dlog4j.configurationFile=log4j2.yaml",
                "-Dpulsar.log.appender=Console",
                "-Dpulsar.routing.appender.default=Console",
                "-Dpulsar.log.level=warn",
                "-Dpulsar.log.root.level=warn",
                "-Dpulsar.log.dir=" + directory));
    OPENED.forEach(one -> jvm.add("--add-opens=" + one + "=ALL-UNNAMED"));
    process =
        JavaProcess.start(
            home.resolve("conf") + ":" + home.resolve("lib") + "/*",
            "org.apache.pulsar.PulsarStandaloneStarter",
            jvm,
            List.of(
                "--config=" + configuration,
                "--no-functions-worker",
                "--no-stream-storage",
                "--metadata-dir=" + directory.resolve("metadata"),
                "--bookkeeper-dir=" + directory.resolve("bookkeeper"),
                "--advertised-address=127.0.0.1"),
            Map.of(),
            directory.resolve("pulsar.log"),
            false);
  }

  /** Starts one with its data in a directory. */
  public static PulsarServer start(Path directory) throws Exception {
    assumeTrue("needs Pulsar, which mvn -Pdoors unpacks", Files.isDirectory(UNPACKED));
    try (Stream<Path> found = Files.list(UNPACKED)) {
      PulsarServer server =
          new PulsarServer(
              found
                  .filter(one -> one.getFileName().toString().startsWith(NAME))
                  .findFirst()
                  .orElseThrow(),
              directory);
      Await.that("Pulsar answers", server::answers, server.process::lastWords);
      return server;
    }
  }

  private boolean answers() throws Exception {
    if (!process.isRunning()) {
      throw new IllegalStateException("Pulsar did not start:\n" + process.lastWords());
    }
    try {
      return ask("/admin/v2/persistent/public/default", "GET") == 200;
    } catch (ConnectException e) {
      return false; // not yet
    }
  }

  private int ask(String path, String method) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + webPort + path);
    return HTTP.send(
            HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** Its name and version. */
  public String version() {
    return "Pulsar " + home.getFileName().toString().substring(NAME.length());
  }

  /** Its port of the loopback address. */
  public int port() {
    return port;
  }

  /** Makes a topic of its standard namespace. */
  public void createTopic(String name) throws IOException, InterruptedException {
    int answer = ask("/admin/v2/persistent/public/default/" + name, "PUT");
    if (answer / 100 != 2) {
      throw new IllegalStateException("Pulsar makes no topic " + name + ": " + answer);
    }
  }

  @Override
  public void close() {
    process.kill();
    process.close();
  }
}
