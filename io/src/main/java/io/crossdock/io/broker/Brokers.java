package io.crossdock.io.broker;

import io.crossdock.io.kafka.KafkaLimit;
import io.crossdock.io.kafka.KafkaOutput;
import io.crossdock.io.kafka.KafkaSettings;
import io.crossdock.io.kafka.OutgoingMessage;
import io.crossdock.io.message.MessageLimit;
import io.crossdock.io.pubsub.PubsubOutput;
import io.crossdock.io.pubsub.PubsubSettings;
import java.io.Serializable;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.jspecify.annotations.Nullable;

/**
 * The brokers that are sent to. Which one a topic belongs to is said by its name: one of the form
 * {@code projects/PROJECT/topics/NAME} is Pub/Sub's, any other Kafka's.
 *
 * @param kafka absent where no topic is Kafka's
 */
public record Brokers(@Nullable KafkaSettings kafka, PubsubSettings pubsub)
    implements Serializable {

  /**
   * Sends to a topic.
   *
   * @throws IllegalArgumentException when its broker is not set up
   */
  public PTransform<PCollection<OutgoingMessage>, PDone> send(String topic) {
    if (PubsubSettings.isTopic(topic)) {
      return PubsubOutput.to(topic, pubsub);
    }
    return KafkaOutput.to(topic, kafka(topic));
  }

  /**
   * How large a message to a topic may be.
   *
   * @throws IllegalArgumentException when its broker is not set up
   */
  public MessageLimit limit(String topic) {
    return PubsubSettings.isTopic(topic) ? PubsubOutput.LIMIT : new KafkaLimit(kafka(topic), topic);
  }

  private KafkaSettings kafka(String topic) {
    if (kafka == null) {
      throw new IllegalArgumentException(topic + " is a topic of Kafka, which is not set up");
    }
    return kafka;
  }
}
