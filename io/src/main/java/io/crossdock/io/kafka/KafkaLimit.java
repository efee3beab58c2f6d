package io.crossdock.io.kafka;

import io.crossdock.io.message.MessageLimit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How large a record to a topic may be: as large as the producer sends ({@code max.request.size} of
 * {@code --kafkaProperties}, 1 MiB without it), and no larger than the topic takes ({@code
 * max.message.bytes}), if its broker says that. A larger one would fail its bundle for ever.
 *
 * @param settings where Kafka is
 * @param topic the topic
 */
public record KafkaLimit(KafkaSettings settings, String topic) implements MessageLimit {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaLimit.class);

  /** Kafka's own default, of the producer as of a topic but for a few bytes. */
  private static final long DEFAULT_REQUEST = 1_048_576;

  private static final long DEFAULT_BUFFER = 32 * 1_048_576L;

  /** For the key, headers, and what Kafka writes around them. */
  private static final long ROOM = 4_096;

  @Override
  public int bytes() {
    Map<String, Object> configuration = settings.forAsking();
    long most =
        Math.min(
            number(configuration, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DEFAULT_REQUEST),
            number(configuration, ProducerConfig.BUFFER_MEMORY_CONFIG, DEFAULT_BUFFER));
    most = Math.min(most, ofTopic(configuration));
    return (int) Math.max(0, Math.min(most, Integer.MAX_VALUE) - ROOM);
  }

  private static long number(Map<String, Object> configuration, String name, long otherwise) {
    Object value = configuration.get(name);
    try {
      return value == null ? otherwise : Long.parseLong(value.toString().strip());
    } catch (NumberFormatException e) {
      return otherwise; // the producer says so itself
    }
  }

  /** What the topic takes; no bound where nobody says it, as where we may not ask. */
  private long ofTopic(Map<String, Object> configuration) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<String, Object> asking = new HashMap<>(configuration);
    asking.put("default.api.timeout.ms", 10_000);
    asking.put("request.timeout.ms", 5_000);
    try (Admin admin = Admin.create(asking)) {
      for (Config config : admin.describeConfigs(List.of(resource)).all().get().values()) {
        ConfigEntry entry = config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        if (entry != null && entry.value() != null) {
          return Long.parseLong(entry.value());
        }
      }
      return Long.MAX_VALUE;
    } catch (ExecutionException e) {
      LOG.warn(
          "the broker does not say how large a record of {} may be, max.request.size counts: {}",
          topic,
          String.valueOf(e.getCause()));
      return Long.MAX_VALUE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("told to end while the broker was asked", e);
    }
  }
}
