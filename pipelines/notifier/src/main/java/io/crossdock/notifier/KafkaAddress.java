package io.crossdock.notifier;

import io.crossdock.io.kafka.KafkaSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The Kafka that news come from. */
final class KafkaAddress {
  private static final int ANSWER_MILLIS = 5_000;
  private static final int MOST_AT_ONCE = 200;

  private final KafkaSettings settings;
  private final Reachable reachable;

  KafkaAddress(KafkaSettings settings, Reachable reachable) {
    this.settings = settings;
    this.reachable = reachable;
  }

  /**
   * Waits until Kafka answers, or the end has come, and looks whether it has the topics.
   *
   * @throws RefusedException when a topic is not there, or Kafka does not let us in
   */
  void await(Collection<String> topics, CompletableFuture<?> end)
      throws RefusedException, InterruptedException {
    Map<String, Object> configuration = new HashMap<>(settings.forAsking());
    configuration.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    configuration.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    try (Admin admin = Admin.create(configuration)) {
      while (!end.isDone()) {
        try {
          CompletableFuture<?> answer =
              admin
                  .describeTopics(topics)
                  .allTopicNames()
                  .toCompletionStage()
                  .toCompletableFuture();
          CompletableFuture.anyOf(end, answer).get();
          reachable.answered();
          return;
        } catch (ExecutionException e) {
          Throwable cause = e.getCause() == null ? e : e.getCause();
          refuse(topics, cause);
          reachable.away(String.valueOf(cause.getMessage()));
        }
      }
    } catch (KafkaException e) {
      throw refused(e);
    }
  }

  private void refuse(Collection<String> topics, Throwable cause) throws RefusedException {
    if (cause instanceof UnknownTopicOrPartitionException) {
      throw new RefusedException(
          describe() + " has not all of the topics " + topics + ": create them first");
    }
    if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
      throw new RefusedException(describe() + " refuses: " + cause.getMessage());
    }
  }

  /** A consumer that commits nothing by itself, and begins where its group has never been. */
  Consumer<byte[], byte[]> consumer(String group) throws RefusedException {
    Map<String, Object> configuration = new HashMap<>(settings.forAsking());
    configuration.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // What is too old to be told is known by its time; nothing is passed over unseen.
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // The pipelines may send in transactions.
    configuration.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
    configuration.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    try {
      return new KafkaConsumer<>(
          configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw refused(e);
    }
  }

  private RefusedException refused(KafkaException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new RefusedException(describe() + " cannot be used: " + cause.getMessage());
  }

  private String describe() {
    return "Kafka at " + settings.bootstrapServers();
  }
}
