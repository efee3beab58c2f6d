package io.crossdock.io.kafka;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends numbered messages in transactions. Each transaction commits, beside its records, the number
 * that comes next, as the offset of partition 0 in a consumer group, and with it the name of the
 * run that numbers: after a failure it is known from there which messages are in the topic already.
 */
final class TransactionalWriter implements Serializable {
  private static final long serialVersionUID = 1;

  private final String topic;
  private final KafkaSettings settings;
  private final String id;

  private transient @Nullable KafkaProducer<byte[], byte[]> producer;
  private transient @Nullable List<OutgoingMessage> messages;
  private transient long firstNumber;
  private transient String run = "";
  private transient long next;
  private transient String committedRun = "";

  TransactionalWriter(String topic, KafkaSettings settings, String id) {
    this.topic = topic;
    this.settings = settings;
    this.id = id + "-" + topic;
  }

  /** Forgets what was added and not committed: a bundle begins anew. */
  void forget() {
    messages = new ArrayList<>();
  }

  /** Adds a message; numbers follow each other without a gap. */
  void add(String ofRun, long number, OutgoingMessage message) {
    List<OutgoingMessage> added = messages == null ? new ArrayList<>() : messages;
    messages = added;
    if (added.isEmpty()) {
      firstNumber = number;
      run = ofRun;
    }
    if (number != firstNumber + added.size() || !ofRun.equals(run)) {
      throw new IllegalStateException(
          "message " + number + " came where " + (firstNumber + added.size()) + " was to come");
    }
    added.add(message);
  }

  /**
   * Sends what was added and is not in the topic yet.
   *
   * @throws KafkaException when the broker refuses; nothing of it is in the topic then
   */
  void commit() throws InterruptedException {
    List<OutgoingMessage> added = messages == null ? List.of() : messages;
    if (added.isEmpty()) {
      return;
    }
    try {
      KafkaProducer<byte[], byte[]> sending = producer == null ? open() : producer;
      if (!committedRun.isEmpty() && !committedRun.equals(run)) {
        throw new IllegalStateException(
            "--kafkaExactlyOnce: another job has sent to "
                + topic
                + " under this id; a job that is begun anew takes another id");
      }
      if (firstNumber > next) {
        // To go on would take those between for sent.
        throw new IllegalStateException(
            "message " + firstNumber + " came where " + next + " was to come");
      }
      int known = (int) Math.min(added.size(), Math.max(0, next - firstNumber));
      if (known < added.size()) {
        long following = firstNumber + added.size();
        send(sending, added.subList(known, added.size()), following);
        next = following;
        committedRun = run;
      }
      forget();
    } catch (RuntimeException | InterruptedException e) {
      close();
      throw e;
    }
  }

  private void send(
      KafkaProducer<byte[], byte[]> sending, List<OutgoingMessage> unknown, long following) {
    sending.beginTransaction();
    for (OutgoingMessage message : unknown) {
      // The commit fails if a send has failed.
      Future<RecordMetadata> unused = sending.send(KafkaOutput.record(topic, message));
    }
    sending.sendOffsetsToTransaction(
        Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(following, run)),
        new ConsumerGroupMetadata(id));
    sending.commitTransaction();
  }

  /** A producer that has ended what one before it left open, and what that one had committed. */
  private KafkaProducer<byte[], byte[]> open() throws InterruptedException {
    Map<String, Object> where =
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    Map<String, Object> configuration = new HashMap<>(where);
    configuration.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
    configuration.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    KafkaProducer<byte[], byte[]> opened =
        new KafkaProducer<>(
            settings.complete(configuration), new ByteArraySerializer(), new ByteArraySerializer());
    producer = opened;
    opened.initTransactions();
    try (Admin admin = Admin.create(settings.complete(where))) {
      OffsetAndMetadata committed =
          admin
              .listConsumerGroupOffsets(
                  id, new ListConsumerGroupOffsetsOptions().requireStable(true))
              .partitionsToOffsetAndMetadata()
              .get()
              .get(new TopicPartition(topic, 0));
      next = committed == null ? 0 : committed.offset();
      committedRun = committed == null ? "" : committed.metadata();
    } catch (ExecutionException e) {
      throw new KafkaException("what was sent before cannot be read: " + e.getCause());
    }
    return opened;
  }

  /** Closes the producer at once; an open transaction is aborted by the next one. */
  void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }
}
