package io.crossdock.io.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a broker at launch whether it lets us in and has the topics. Where a job runs, either would
 * be a failure that a runner tries again for ever.
 */
public final class CheckKafka {
  private static final Logger LOG = LoggerFactory.getLogger(CheckKafka.class);
  private static final int SECONDS = 12;

  private CheckKafka() {}

  /**
   * What the broker says against the read; empty where it says nothing, or cannot be asked: a
   * cluster may reach what the machine that launches does not.
   */
  public static Optional<String> problem(KafkaInputSettings settings) {
    String file = settings.kafka().propertiesFile();
    if (file != null && !Files.isRegularFile(Path.of(file))) {
      return Optional.empty(); // it is where the job runs
    }
    Map<String, Object> configuration = new HashMap<>(settings.kafka().forAsking());
    configuration.put("default.api.timeout.ms", 10_000);
    configuration.put("request.timeout.ms", 5_000);
    String broker = "the broker " + settings.kafka().bootstrapServers();
    try (Admin admin = Admin.create(configuration)) {
      List<String> unknown = new ArrayList<>();
      for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
          admin.describeTopics(settings.topics()).topicNameValues().entrySet()) {
        if (!has(topic.getValue())) {
          unknown.add(topic.getKey());
        }
      }
      return unknown.isEmpty()
          ? Optional.empty()
          : Optional.of(broker + " has no topic " + String.join(", ", unknown));
    } catch (ExecutionException e) {
      return said(broker, file, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      return said(broker, file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted while asking " + broker);
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return Optional.of("no client can be made for " + broker + ": " + cause.getMessage());
    }
  }

  private static boolean has(KafkaFuture<TopicDescription> topic)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      topic.get(SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  private static Optional<String> said(String broker, @Nullable String file, Throwable cause) {
    if (cause instanceof AuthenticationException) {
      return Optional.of(
          broker
              + " does not let us in: "
              + cause.getMessage()
              + (file == null
                  ? "; what it asks for belongs into a file, --kafkaProperties=file:PATH"
                  : "; see security.protocol and sasl.jaas.config in --kafkaProperties=file:"
                      + file));
    }
    if (cause instanceof AuthorizationException) {
      return Optional.of(broker + " does not let us read: " + cause.getMessage());
    }
    LOG.warn("{} could not be asked from here, the job will: {}", broker, cause.getMessage());
    return Optional.empty();
  }
}
