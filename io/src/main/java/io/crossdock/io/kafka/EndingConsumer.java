package io.crossdock.io.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A consumer for which every moment has an offset. Kafka knows none for a moment after a
 * partition's last record, and KafkaIO fails on that when it looks for the start or the end of a
 * read; here it is the partition's end. A read from the group's committed offset that already lies
 * behind the end is empty.
 */
final class EndingConsumer extends KafkaConsumer<byte[], byte[]> {
  private final @Nullable Instant readUntil;

  private EndingConsumer(Map<String, Object> configuration, @Nullable Instant readUntil) {
    super(configuration);
    this.readUntil = readUntil;
  }

  /** Makes consumers where the job runs: only there the file of properties is read. */
  static SerializableFunction<Map<String, Object>, Consumer<byte[], byte[]>> factory(
      KafkaInputSettings settings) {
    KafkaSettings kafka = settings.kafka();
    Instant readUntil = settings.readUntil();
    return configuration -> new EndingConsumer(kafka.complete(configuration), readUntil);
  }

  @Override
  public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
      Map<TopicPartition, Long> moments) {
    return withEnds(moments, super.offsetsForTimes(moments));
  }

  @Override
  public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
      Map<TopicPartition, Long> moments, Duration timeout) {
    return withEnds(moments, super.offsetsForTimes(moments, timeout));
  }

  private Map<TopicPartition, OffsetAndTimestamp> withEnds(
      Map<TopicPartition, Long> moments, Map<TopicPartition, @Nullable OffsetAndTimestamp> found) {
    Set<TopicPartition> missing = new HashSet<>(moments.keySet());
    missing.removeIf(partition -> found.get(partition) != null);
    Map<TopicPartition, Long> ends = missing.isEmpty() ? Map.of() : endOffsets(missing);
    Map<TopicPartition, OffsetAndTimestamp> all = new HashMap<>();
    for (Map.Entry<TopicPartition, Long> entry : moments.entrySet()) {
      TopicPartition partition = entry.getKey();
      OffsetAndTimestamp known = found.get(partition);
      long offset = known == null ? ends.getOrDefault(partition, 0L) : known.offset();
      if (isEnd(entry.getValue()) && assignment().contains(partition)) {
        offset = Math.max(offset, position(partition));
      }
      all.put(partition, new OffsetAndTimestamp(offset, entry.getValue()));
    }
    return all;
  }

  private boolean isEnd(long moment) {
    return readUntil != null && readUntil.toEpochMilli() == moment;
  }
}
