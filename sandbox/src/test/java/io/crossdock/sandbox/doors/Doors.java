package io.crossdock.sandbox.doors;

import io.crossdock.sandbox.servers.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The doors that pipelines can read through. */
public enum Doors {
  /** Topics of Kafka. */
  KAFKA {
    @Override
    TestDoor start(TestServers servers, Path directory) {
      return new KafkaDoor(servers.get());
    }
  },
  /** Event Hubs by Kafka's protocol. */
  EVENTHUBS {
    @Override
    TestDoor start(TestServers servers, Path directory) {
      return new EventHubsDoor(servers, TestServers.CONNECTION_STRING);
    }
  },
  /** Subscriptions of Pub/Sub. */
  PUBSUB {
    @Override
    TestDoor start(TestServers servers, Path directory) {
      return new PubsubDoor();
    }
  },
  /** Streams of Kinesis. */
  KINESIS {
    @Override
    TestDoor start(TestServers servers, Path directory) throws Exception {
      return new KinesisDoor(directory);
    }
  },
  /** Topics of MQTT, by the bridge. */
  MQTT {
    @Override
    TestDoor start(TestServers servers, Path directory) throws Exception {
      return new MqttDoor(servers.get(), directory);
    }
  },
  /** A queue of AMQP, by the bridge. */
  AMQP {
    @Override
    TestDoor start(TestServers servers, Path directory) throws Exception {
      return new AmqpDoor(servers.get(), directory);
    }
  },
  /** Topics of Pulsar, by the bridge. */
  PULSAR {
    @Override
    TestDoor start(TestServers servers, Path directory) throws Exception {
      return new PulsarDoor(servers.get(), directory);
    }
  };

  abstract TestDoor start(TestServers servers, Path directory) throws Exception;

  /**
   * Starts the server behind it, or takes the broker that is there. The test is skipped where the
   * server is not installed.
   *
   * @param servers with a broker's second door, see {@link TestServers#secured}
   */
  public TestDoor start(TestServers servers) throws Exception {
    return start(servers, Files.createDirectories(directory(servers)));
  }

  /** Where this door's files and jobs have their place. */
  public Path directory(TestServers servers) {
    return servers.directory().resolve("door-" + this);
  }

  /** Its name, as {@code --door} of {@code scripts/generate} has it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
