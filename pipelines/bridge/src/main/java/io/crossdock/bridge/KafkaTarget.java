package io.crossdock.bridge;

import io.crossdock.io.kafka.KafkaSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The Kafka that messages go to. */
final class KafkaTarget {
  private static final int ANSWER_MILLIS = 5_000;

  private final KafkaSettings settings;
  private final Say say;

  KafkaTarget(KafkaSettings settings, Say say) {
    this.settings = settings;
    this.say = say;
  }

  /**
   * Waits until Kafka answers, or the end has come, and looks whether Kafka has the topics.
   *
   * @throws RefusedException when a topic is not there, or Kafka does not let us in
   */
  void await(Collection<String> topics, CompletableFuture<?> end)
      throws RefusedException, InterruptedException {
    Map<String, Object> configuration = new HashMap<>(settings.forAsking());
    configuration.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    configuration.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    try (Admin admin = Admin.create(configuration)) {
      for (boolean said = false; !end.isDone() && !answers(admin, topics, end); said = true) {
        if (!said) {
          say.line(describe() + " does not answer; waiting for it");
        }
      }
    } catch (KafkaException e) {
      throw refused(e);
    }
  }

  private boolean answers(Admin admin, Collection<String> topics, CompletableFuture<?> end)
      throws RefusedException, InterruptedException {
    try {
      CompletableFuture<?> answer =
          admin.describeTopics(topics).allTopicNames().toCompletionStage().toCompletableFuture();
      CompletableFuture.anyOf(end, answer).get();
      return true;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof UnknownTopicOrPartitionException) {
        throw new RefusedException(
            describe() + " has not all of the topics " + topics + ": create them first");
      }
      if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
        throw new RefusedException(describe() + " refuses: " + cause.getMessage());
      }
      return false;
    }
  }

  /**
   * A producer whose own retries make no copies, and that tries for ever: there is no moment at
   * which it would be right to give a message up.
   */
  Producer<byte[], byte[]> producer() throws RefusedException {
    try {
      return new KafkaProducer<>(
          settings.forSending(
              Map.of(
                  ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                  Integer.MAX_VALUE,
                  ProducerConfig.MAX_BLOCK_MS_CONFIG,
                  Long.MAX_VALUE,
                  ProducerConfig.LINGER_MS_CONFIG,
                  5)),
          new ByteArraySerializer(),
          new ByteArraySerializer());
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw refused(e);
    }
  }

  private RefusedException refused(KafkaException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new RefusedException(describe() + " cannot be used: " + cause.getMessage());
  }

  /** Whom it speaks to, for a person. */
  String describe() {
    return "Kafka at " + settings.bootstrapServers();
  }
}
