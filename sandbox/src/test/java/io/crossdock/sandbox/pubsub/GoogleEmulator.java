package io.crossdock.sandbox.pubsub;

import io.crossdock.sandbox.servers.FreePort;
import io.crossdock.sandbox.servers.JavaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Google's own emulator, where the Cloud SDK is installed with its component pubsub-emulator: the
 * folder that {@code CLOUDSDK_ROOT_DIR} names, or one of the usual places.
 */
final class GoogleEmulator implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final JavaProcess process;
  private final String host;

  private GoogleEmulator(JavaProcess process, String host) {
    this.process = process;
    this.host = host;
  }

  /** The emulator's jar, if it is here. */
  static Optional<Path> jar() throws IOException {
    for (String root :
        List.of(
            System.getenv().getOrDefault("CLOUDSDK_ROOT_DIR", ""),
            System.getProperty("user.home") + "/google-cloud-sdk",
            "/usr/lib/google-cloud-sdk",
            "/opt/google-cloud-sdk")) {
      Path folder = Path.of(root, "platform/pubsub-emulator/lib");
      if (!root.isEmpty() && Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          Optional<Path> jar =
              files.filter(file -> file.toString().matches(".*pubsub.*all\\.jar")).findFirst();
          if (jar.isPresent()) {
            return jar;
          }
        }
      }
    }
    return Optional.empty();
  }

  static GoogleEmulator start(Path jar, Path directory) throws Exception {
    int port = FreePort.find();
    JavaProcess process =
        JavaProcess.start(
            jar.toString(),
            "com.google.cloud.pubsub.testing.v1.Main",
            List.of("-Xmx256m"),
            List.of("--host=127.0.0.1", "--port=" + port),
            Map.of(),
            directory.resolve("emulator.log"),
            false);
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!listens(port)) {
      if (System.nanoTime() > deadline || !process.isRunning()) {
        process.close();
        throw new IllegalStateException("it did not start:\n" + process.lastWords());
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return new GoogleEmulator(process, "127.0.0.1:" + port);
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  String host() {
    return host;
  }

  @Override
  public void close() {
    process.close();
  }
}
