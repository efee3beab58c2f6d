package io.crossdock.sandbox.doors;

import io.crossdock.sandbox.bridge.BridgeProcess;
import io.crossdock.sandbox.load.Login;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A door that a bridge is before: it moves what it reads to topics of Kafka of the same names. */
abstract class BridgedDoor implements TestDoor {
  /** Who sends to brokers that ask for it. */
  static final Login LOGIN = new Login(TestBroker.USER, TestBroker.PASSWORD);

  private final Servers servers;
  private final Path directory;
  private final List<String> routes = new ArrayList<>();
  private @Nullable BridgeProcess bridge;
  private int started;

  BridgedDoor(Servers servers, Path directory) {
    this.servers = servers;
    this.directory = directory;
  }

  /** The bridge's arguments for this broker, but for routes and Kafka. */
  abstract List<String> bridgeArguments();

  /** The pattern of a route for what is sent to a topic. */
  abstract String route(String topic);

  /** The bridge's name of the broker's kind, which its sources begin with. */
  abstract String kind();

  @Override
  public void create(List<String> topics, String contentType) throws Exception {
    KafkaDoor.createTopics(servers, topics);
    for (String topic : topics) {
      routes.add(
          "--route="
              + route(topic)
              + "="
              + topic
              + (contentType.isEmpty() ? "" : ";" + contentType));
    }
  }

  @Override
  public void startBridge() throws Exception {
    List<String> arguments = new ArrayList<>(List.of(kind()));
    arguments.addAll(bridgeArguments());
    arguments.add("--kafkaBootstrapServers=" + servers.bootstrapServers());
    arguments.addAll(routes);
    started++;
    BridgeProcess process =
        BridgeProcess.start(
            directory.resolve("bridge-" + started + ".log"), arguments.toArray(new String[0]));
    bridge = process;
    process.awaitLine("connected to");
  }

  @Override
  public void killBridge() throws Exception {
    Objects.requireNonNull(bridge).kill();
  }

  @Override
  public List<String> arguments(List<String> topics) {
    return KafkaDoor.reading(topics);
  }

  @Override
  public List<String> fromCheckpointOnly() {
    return KafkaDoor.FROM_LATEST;
  }

  @Override
  public String source(String topic) {
    return kind() + ":%";
  }

  @Override
  public String given(String topic) throws Exception {
    return KafkaDoor.records(servers, topic);
  }

  @Override
  public boolean knowsItsCopies() {
    return false; // their sender, or the broker, gives each an id of its own
  }

  /** Stops the broker. */
  abstract void stopBroker() throws Exception;

  @Override
  public void close() {
    if (bridge != null) {
      bridge.close();
    }
    try {
      stopBroker();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
