package io.crossdock.sandbox.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A broker of MQTT or AMQP of one's own; it keeps what it has in memory. */
public final class TestBroker implements AutoCloseable {
  /** Who may use it. */
  public static final String USER = "crossdock";

  /** The user's password, and that of a key store. */
  public static final String PASSWORD = "sandbox";

  private final ServerProcess process;
  private final int port;

  private TestBroker(ServerProcess process) {
    this.process = process;
    this.port = process.awaitReady();
  }

  /**
   * Starts a broker of MQTT 3.1.1, Moquette.
   *
   * @param directory for what it writes
   * @param keyStore its key (PKCS 12) where it is to speak TLS; null where it is not
   */
  public static TestBroker mqtt(Path directory, @Nullable Path keyStore) {
    return start("MQTT broker", "MqttBrokerProcess", directory.resolve("mqtt"), keyStore);
  }

  /** Starts a broker of AMQP 0-9-1, Qpid, as {@link #mqtt} does. */
  public static TestBroker amqp(Path directory, @Nullable Path keyStore) {
    return start("AMQP broker", "AmqpBrokerProcess", directory.resolve("amqp"), keyStore);
  }

  private static TestBroker start(
      String name, String mainClass, Path directory, @Nullable Path keyStore) {
    List<String> arguments = new ArrayList<>(List.of("0", directory.toString()));
    if (keyStore != null) {
      arguments.add(keyStore.toString());
    }
    return new TestBroker(
        ServerProcess.start(
            ServerProcess.Module.BROKERS,
            name,
            mainClass,
            256,
            directory.resolveSibling(directory.getFileName() + ".log"),
            arguments));
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
