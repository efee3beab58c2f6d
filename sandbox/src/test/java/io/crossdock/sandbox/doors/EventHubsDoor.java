package io.crossdock.sandbox.doors;

import io.crossdock.sandbox.load.KafkaSender;
import io.crossdock.sandbox.load.Sender;
import io.crossdock.sandbox.servers.TestServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A door like that of Azure Event Hubs: Kafka's protocol, TLS, and a connection string for a
 * password. The broker behind it is Kafka's own; Event Hubs itself can't be had here.
 */
final class EventHubsDoor implements TestDoor {
  private final TestServers servers;
  private final Path properties;

  /**
   * The broker's second door.
   *
   * @param connectionString what is said to it, right or wrong
   */
  EventHubsDoor(TestServers servers, String connectionString) {
    this.servers = servers;
    this.properties =
        servers
            .securedDoor()
            .clientProperties("eventhubs-" + connectionString.hashCode(), connectionString);
  }

  @Override
  public String server() {
    return KafkaDoor.version() + ", TLS and SASL PLAIN, for Event Hubs";
  }

  @Override
  public void create(List<String> topics, String contentType) {
    KafkaDoor.createTopics(servers.get(), topics);
  }

  @Override
  public Sender sender() {
    return new KafkaSender(servers.get().securedServers(), properties);
  }

  @Override
  public List<String> arguments(List<String> topics) {
    List<String> arguments = new ArrayList<>(KafkaDoor.reading(topics));
    arguments.addAll(login());
    return arguments;
  }

  /** A pipeline's arguments for logging in. */
  List<String> login() {
    return List.of(
        "--kafkaBootstrapServers=" + servers.get().securedServers(),
        "--kafkaProperties=file:" + properties);
  }

  @Override
  public List<String> fromCheckpointOnly() {
    return KafkaDoor.FROM_LATEST;
  }

  @Override
  public String source(String topic) {
    return topic;
  }

  @Override
  public String given(String topic) throws Exception {
    return KafkaDoor.records(servers.get(), topic);
  }

  @Override
  public boolean knowsItsCopies() {
    return false;
  }

  @Override
  public void close() {}
}
