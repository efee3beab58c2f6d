package io.crossdock.sandbox.servers;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A broker of MQTT or AMQP of one's own; it keeps what it has in memory. */
public final class TestBroker implements AutoCloseable {
  /** Who may use it. */
  public static final String USER = "crossdock";

  /** The user's password, and that of a key store. */
  public static final String PASSWORD = "sandbox";

  private final ServerProcess process;
  private final String version;
  private final int port;

  private TestBroker(ServerProcess process, String version) {
    this.process = process;
    this.version = version;
    this.port = process.awaitReady();
  }

  /**
   * Starts a broker of MQTT 3.1.1, Moquette.
   *
   * @param directory for what it writes
   * @param keyStore its key (PKCS 12) where it is to speak TLS; null where it is not
   */
  public static TestBroker mqtt(Path directory, @Nullable Path keyStore) {
    return new TestBroker(
        start("MQTT broker", "MqttBrokerProcess", directory.resolve("mqtt"), keyStore),
        "Moquette " + version("moquette-broker"));
  }

  /** Starts a broker of AMQP 0-9-1, Qpid, as {@link #mqtt} does. */
  public static TestBroker amqp(Path directory, @Nullable Path keyStore) {
    return new TestBroker(
        start("AMQP broker", "AmqpBrokerProcess", directory.resolve("amqp"), keyStore),
        "Qpid " + version("qpid-broker-core"));
  }

  private static ServerProcess start(
      String name, String mainClass, Path directory, @Nullable Path keyStore) {
    List<String> arguments = new ArrayList<>(List.of("0", directory.toString()));
    if (keyStore != null) {
      arguments.add(keyStore.toString());
    }
    return ServerProcess.start(
        ServerProcess.Module.BROKERS,
        name,
        mainClass,
        256,
        directory.resolveSibling(directory.getFileName() + ".log"),
        arguments);
  }

  /** The version of a jar that the brokers run with. */
  private static String version(String artifact) {
    Matcher jar =
        Pattern.compile("/" + artifact + "-([0-9][^/:]*)\\.jar")
            .matcher(ServerProcess.Module.BROKERS.classPath());
    assertThat(artifact, jar.find(), is(true));
    return jar.group(1);
  }

  /** Its name and version. */
  public String version() {
    return version;
  }

  /** Its port of the loopback address. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.close();
  }
}
