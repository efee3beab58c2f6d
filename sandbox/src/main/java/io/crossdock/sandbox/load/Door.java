package io.crossdock.sandbox.load;

import io.crossdock.sandbox.servers.WrongOptionException;
import java.util.Locale;

/** The doors that messages can be sent to. */
enum Door {
  /** Topics of Kafka. */
  KAFKA {
    @Override
    Sender open(DoorOptions options) {
      return new KafkaSender(options.servers, options.properties);
    }
  },
  /** Event Hubs by Kafka's protocol. */
  EVENTHUBS {
    @Override
    Sender open(DoorOptions options) {
      if (options.properties == null) {
        throw new WrongOptionException(
            "--door=eventhubs needs --properties, see runners-config/eventhubs.properties.example.");
      }
      return new KafkaSender(options.servers, options.properties);
    }
  },
  /** Streams of Kinesis. */
  KINESIS {
    @Override
    Sender open(DoorOptions options) {
      return new KinesisSender(options.kinesis());
    }
  },
  /** Topics of Pub/Sub. */
  PUBSUB {
    @Override
    Sender open(DoorOptions options) {
      return options.pubsub();
    }
  },
  /** A broker of MQTT, from which the bridge moves messages to Kafka. */
  MQTT {
    @Override
    Sender open(DoorOptions options) {
      return options.mqtt();
    }
  },
  /** An exchange of AMQP, from whose queues the bridge moves messages to Kafka. */
  AMQP {
    @Override
    Sender open(DoorOptions options) {
      return options.amqp();
    }
  },
  /** Topics of Pulsar, from which the bridge moves messages to Kafka. */
  PULSAR {
    @Override
    Sender open(DoorOptions options) {
      return options.pulsar();
    }
  };

  /**
   * What sends to it.
   *
   * @throws WrongOptionException saying which option it needs
   */
  abstract Sender open(DoorOptions options);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
