package io.crossdock.io.kafka;

import io.crossdock.io.message.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends messages to a topic, acknowledged by all replicas, by an idempotent producer: its own
 * retries make no copies. A bundle that runs again sends again, and readers tell copies by the key;
 * unless the settings ask for transactions, in which each record is sent exactly once.
 */
public final class KafkaOutput extends PTransform<PCollection<OutgoingMessage>, PDone> {
  private static final long serialVersionUID = 1;

  private final KafkaSettings settings;
  private final String topic;

  private KafkaOutput(KafkaSettings settings, String topic) {
    super("Send to " + topic);
    this.settings = settings;
    this.topic = topic;
  }

  /** Sends to {@code topic}. */
  public static KafkaOutput to(String topic, KafkaSettings settings) {
    return new KafkaOutput(settings, topic);
  }

  @Override
  public PDone expand(PCollection<OutgoingMessage> messages) {
    String exactlyOnce = settings.exactlyOnce();
    if (exactlyOnce != null) {
      return messages.apply("Send exactly once", new SendExactlyOnce(topic, settings, exactlyOnce));
    }
    String to = topic;
    return messages
        .apply(
            "Add headers",
            MapElements.into(new TypeDescriptor<ProducerRecord<byte[], byte[]>>() {})
                .via(message -> record(to, message)))
        .setCoder(new ProducedRecordCoder())
        .apply(
            "Send records",
            KafkaIO.<byte[], byte[]>writeRecords()
                .withBootstrapServers(settings.bootstrapServers())
                .withTopic(topic)
                .withKeySerializer(ByteArraySerializer.class)
                .withValueSerializer(ByteArraySerializer.class)
                .withProducerConfigUpdates(
                    Map.of(
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        // How long the client tries by itself, before the bundle fails.
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        600_000,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20))
                .withProducerFactoryFn(factory(settings)));
  }

  private static SerializableFunction<Map<String, Object>, Producer<byte[], byte[]>> factory(
      KafkaSettings settings) {
    return configuration -> new KafkaProducer<>(settings.complete(configuration));
  }

  static ProducerRecord<byte[], byte[]> record(String topic, OutgoingMessage message) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(Headers.CONTENT_TYPE, message.contentType().getBytes(StandardCharsets.UTF_8));
    if (!message.tenant().isEmpty()) {
      headers.add(Headers.TENANT, message.tenant().getBytes(StandardCharsets.UTF_8));
    }
    return new ProducerRecord<>(topic, null, null, message.key(), message.value(), headers);
  }
}
