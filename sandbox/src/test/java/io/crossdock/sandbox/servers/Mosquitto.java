package io.crossdock.sandbox.servers;

import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Debian's Mosquitto, which speaks MQTT 5, with sessions in memory. Its tests are skipped where it
 * is not installed: {@code scripts/install-test-servers} does that.
 */
public final class Mosquitto implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");

  private final Process process;
  private final int port;

  private Mosquitto(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one, on the loopback address, for the user of {@link TestBroker}. */
  public static Mosquitto start(Path directory) throws IOException, InterruptedException {
    assumeTrue("needs mosquitto, see scripts/install-test-servers", Files.isExecutable(PROGRAM));
    Path passwords = directory.resolve("mosquitto.passwords");
    run("mosquitto_passwd", "-b", "-c", passwords.toString(), TestBroker.USER, TestBroker.PASSWORD);
    int port = ThreadLocalRandom.current().nextInt(26_000, 32_000);
    Path configuration =
        Files.writeString(
            directory.resolve("mosquitto.conf"),
            """
            listener %d 127.0.0.1
            allow_anonymous false
            password_file %s
            user %s
            """
                .formatted(port, passwords, System.getProperty("user.name")));
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("mosquitto.log").toFile())
            .start();
    if (!Deadline.met(() -> !process.isAlive() || Deadline.listens("127.0.0.1", port))
        || !process.isAlive()) {
      throw new IllegalStateException(Files.readString(directory.resolve("mosquitto.log")));
    }
    return new Mosquitto(process, port);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    int code = new ProcessBuilder(command).start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(List.of(command) + " ended with " + code);
    }
  }

  /** Its port of the loopback address. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
