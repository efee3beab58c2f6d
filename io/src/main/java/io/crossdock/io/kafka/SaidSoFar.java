package io.crossdock.io.kafka;

import io.crossdock.schemas.source.SourceMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.KafkaTimestampType;
import org.apache.beam.sdk.values.KV;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** What small topics have said until now, read at launch and at once. */
public final class SaidSoFar {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  private SaidSoFar() {}

  /**
   * All messages of the topics, in each partition's order, from the beginning to its end as it is
   * now, or as far as a read goes that ends.
   *
   * @throws KafkaException if the broker does not answer, or not in time
   */
  public static List<SourceMessage> read(KafkaInputSettings settings) {
    Map<String, Object> configuration =
        new HashMap<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.kafka().bootstrapServers(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) DEADLINE.toMillis()));
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            settings.kafka().complete(configuration),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          settings.topics().stream()
              .flatMap(topic -> partitions(consumer, topic).stream())
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return toTheEnd(consumer, ends(consumer, partitions, settings.readUntil()));
    }
  }

  /** A topic that nobody has made yet has said nothing. */
  private static List<PartitionInfo> partitions(
      KafkaConsumer<byte[], byte[]> consumer, String topic) {
    @Nullable List<PartitionInfo> found = consumer.partitionsFor(topic);
    return found == null ? List.of() : found;
  }

  private static Map<TopicPartition, Long> ends(
      KafkaConsumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      @Nullable Instant until) {
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
    if (until != null) {
      Map<TopicPartition, Long> moments = new HashMap<>();
      partitions.forEach(partition -> moments.put(partition, until.toEpochMilli()));
      consumer
          .offsetsForTimes(moments)
          .forEach(
              (partition, found) -> {
                if (found != null) {
                  ends.put(partition, found.offset());
                }
              });
    }
    return ends;
  }

  private static List<SourceMessage> toTheEnd(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    List<SourceMessage> messages = new ArrayList<>();
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      if (System.nanoTime() > deadline) {
        throw new KafkaException("not read to the end in " + DEADLINE.toSeconds() + " s");
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < ends.getOrDefault(partition(record), 0L)) {
          messages.add(message(record));
        }
      }
    }
    return messages;
  }

  private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  private static SourceMessage message(ConsumerRecord<byte[], byte[]> record) {
    return KafkaInput.message(
        new KafkaRecord<>(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            KafkaTimestampType.valueOf(record.timestampType().name()),
            record.headers(),
            KV.of(record.key(), record.value())));
  }
}
