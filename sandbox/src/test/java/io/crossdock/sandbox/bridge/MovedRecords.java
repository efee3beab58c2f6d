package io.crossdock.sandbox.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crossdock.sandbox.jobs.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a bridge has brought into a topic so far. */
final class MovedRecords implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

  MovedRecords(String bootstrapServers, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(one -> new TopicPartition(topic, one.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** All so far. */
  List<ConsumerRecord<byte[], byte[]>> all() {
    consumer.poll(Duration.ofMillis(50)).forEach(records::add);
    return records;
  }

  /** Waits until there are so many of different coordinates. */
  List<ConsumerRecord<byte[], byte[]>> await(int count) throws Exception {
    Await.that(
        count + " messages are in Kafka", () -> sources().size() >= count, () -> sources().size());
    return records;
  }

  /** The coordinates in which they stood first. */
  Set<String> sources() {
    Set<String> sources = new HashSet<>();
    all().forEach(record -> sources.add(header(record, "crossdock-source")));
    return sources;
  }

  /** The text of a header; empty where it is not there. */
  static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  /** A record's value as text. */
  static String value(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
