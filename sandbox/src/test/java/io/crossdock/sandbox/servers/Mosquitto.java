package io.crossdock.sandbox.servers;

import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

  /** Whether it is installed. */
  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /** Its name and version. */
  public static String version() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(PROGRAM.toString(), "-h").start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines().findFirst().orElseThrow().replaceFirst("^mosquitto version", "Mosquitto");
  }

  /** Starts one, on the loopback address, for the user of {@link TestBroker}. */
  public static Mosquitto start(Path directory) throws IOException, InterruptedException {
    assumeInstalled();
    Path passwords = directory.resolve("mosquitto.passwords");
    run("mosquitto_passwd", "-b", "-c", passwords.toString(), TestBroker.USER, TestBroker.PASSWORD);
    return start(directory, "allow_anonymous false\npassword_file " + passwords);
  }

  /**
   * Starts one that speaks TLS and lets in whoever shows a certificate that it trusts.
   *
   * @param certificate its own (PEM)
   * @param key the key of that (PEM)
   * @param trusted the certificates of who may come in (PEM)
   */
  public static Mosquitto start(Path directory, Path certificate, Path key, Path trusted)
      throws IOException, InterruptedException {
    assumeInstalled();
    return start(
        directory,
        """
        certfile %s
        keyfile %s
        cafile %s
        require_certificate true
        use_identity_as_username true
        """
            .formatted(certificate, key, trusted));
  }

  private static void assumeInstalled() {
    assumeTrue("needs mosquitto, see scripts/install-test-servers", isInstalled());
  }

  private static Mosquitto start(Path directory, String listener)
      throws IOException, InterruptedException {
    int port = FreePort.find();
    Path configuration =
        Files.writeString(
            directory.resolve("mosquitto.conf"),
            "user %s%nmax_queued_messages 0%nlistener %d 127.0.0.1%n%s%n"
                .formatted(System.getProperty("user.name"), port, listener));
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
