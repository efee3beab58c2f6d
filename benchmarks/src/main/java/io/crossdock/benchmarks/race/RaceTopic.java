package io.crossdock.benchmarks.race;

import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The input as a topic of a broker. Each partition ends in one record of {@link #UNTIL}, which no
 * engine judges: a read that is to end needs a moment to end at.
 */
record RaceTopic(String bootstrapServers) {
  static final String NAME = "scans";

  /** After all of the input. */
  static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");

  /** What the record at a partition's end says. No scan. */
  private static final byte[] END = "end".getBytes(StandardCharsets.UTF_8);

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** What every engine's consumer is told beyond what it tells itself: only how to be counted. */
  static Map<String, String> counted() {
    return Map.of(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, ReadCounter.class.getName());
  }

  /** A record, as a door of Crossdock would give it. */
  static SourceMessage message(ConsumerRecord<byte[], byte[]> record) {
    return message(record.partition(), record.offset(), record.timestamp(), record.value());
  }

  static SourceMessage message(int partition, long offset, long millis, byte[] payload) {
    return new SourceMessage(
        payload, "", new byte[0], "", millis * 1_000, 1, Source.kafka(NAME, partition, offset));
  }

  /** The record at a partition's end. */
  static ProducerRecord<byte[], byte[]> end(int partition) {
    return new ProducerRecord<>(NAME, partition, UNTIL.toEpochMilli(), null, END);
  }

  static boolean isEnd(byte[] payload) {
    return Arrays.equals(payload, END);
  }

  /** What is done with a record. */
  interface Action {
    void accept(ConsumerRecord<byte[], byte[]> record) throws Exception;
  }

  /**
   * Reads all with one consumer, as fast as it can, with the client's defaults.
   *
   * @return how many records
   */
  long read(Action action) throws Exception {
    Map<String, Object> configuration = new HashMap<>(counted());
    configuration.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configuration.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    configuration.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(configuration)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(NAME).stream()
              .map(one -> new TopicPartition(NAME, one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> moments =
          partitions.stream().collect(Collectors.toMap(one -> one, one -> UNTIL.toEpochMilli()));
      long left = 0;
      for (OffsetAndTimestamp end : consumer.offsetsForTimes(moments).values()) {
        left += end.offset();
      }
      long all = left;
      while (left > 0) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
          if (record.timestamp() < UNTIL.toEpochMilli()) {
            action.accept(record);
            left--;
          }
        }
      }
      return all;
    }
  }
}
