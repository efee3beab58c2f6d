package io.crossdock.io.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** Writers with a transaction each. */
  private static final int SHARDS = 2;

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
    String to = topic;
    String exactlyOnce = settings.exactlyOnce();
    return messages
        .apply(
            "Add headers",
            MapElements.into(new TypeDescriptor<ProducerRecord<byte[], byte[]>>() {})
                .via(message -> record(to, message)))
        .setCoder(new ProducedRecordCoder())
        .apply(
            "Send records",
            exactlyOnce == null ? write() : write().withEOS(SHARDS, exactlyOnce + "-" + topic));
  }

  private KafkaIO.WriteRecords<byte[], byte[]> write() {
    Map<String, Object> configuration = new HashMap<>();
    // How long the client tries by itself, before the bundle fails.
    configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 600_000);
    configuration.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    if (settings.exactlyOnce() == null) {
      // With transactions KafkaIO sets these itself, and lets nobody else do it.
      configuration.put(ProducerConfig.ACKS_CONFIG, "all");
      configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    }
    return KafkaIO.<byte[], byte[]>writeRecords()
        .withBootstrapServers(settings.bootstrapServers())
        .withTopic(topic)
        .withKeySerializer(ByteArraySerializer.class)
        .withValueSerializer(ByteArraySerializer.class)
        .withProducerConfigUpdates(configuration)
        .withProducerFactoryFn(factory(settings));
  }

  private static SerializableFunction<Map<String, Object>, Producer<byte[], byte[]>> factory(
      KafkaSettings settings) {
    return configuration -> {
      if (settings.exactlyOnce() != null && !mayReachIntoProducer()) {
        throw new IllegalStateException(
            "--kafkaExactlyOnce needs this JVM, a task manager's, to be started with"
                + " --add-opens=java.base/java.util=ALL-UNNAMED");
      }
      return new KafkaProducer<>(settings.complete(configuration));
    };
  }

  /** KafkaIO takes up a transaction again by reflection, at each checkpoint. */
  private static boolean mayReachIntoProducer() {
    return ArrayList.class.getModule().isOpen("java.util", KafkaIO.class.getModule());
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
