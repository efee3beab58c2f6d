package io.crossdock.sandbox.doors;

import io.crossdock.sandbox.load.KafkaSender;
import io.crossdock.sandbox.load.Sender;
import io.crossdock.sandbox.servers.Servers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.AppInfoParser;

/** Kafka's own broker, two partitions a topic. */
final class KafkaDoor implements TestDoor {
  /** Where a job of Kafka begins that has no checkpoint. */
  static final List<String> FROM_LATEST = List.of("--kafkaStartFrom=latest");

  private static final int PARTITIONS = 2;

  private final Servers servers;

  KafkaDoor(Servers servers) {
    this.servers = servers;
  }

  @Override
  public String server() {
    return version();
  }

  /** The broker's version, which is that of its client. */
  static String version() {
    return "Kafka " + AppInfoParser.getVersion();
  }

  @Override
  public void create(List<String> topics, String contentType) {
    createTopics(servers, topics);
  }

  static void createTopics(Servers servers, List<String> topics) {
    servers.createTopics(
        topics.stream().map(topic -> new NewTopic(topic, PARTITIONS, (short) 1)).toList());
  }

  @Override
  public Sender sender() {
    return new KafkaSender(servers.bootstrapServers(), null);
  }

  @Override
  public List<String> arguments(List<String> topics) {
    return reading(topics);
  }

  /** Arguments for reading topics of the broker that every job is told of. */
  static List<String> reading(List<String> topics) {
    return List.of(
        "--kafkaTopics=" + String.join(",", topics),
        "--kafkaStartFrom=earliest",
        "--idlePartitions=advance",
        "--kafkaIdleAfter=3s");
  }

  @Override
  public List<String> fromCheckpointOnly() {
    return FROM_LATEST;
  }

  @Override
  public String source(String topic) {
    return topic;
  }

  @Override
  public String given(String topic) throws Exception {
    return records(servers, topic);
  }

  /** The records of a topic of the broker, in words. */
  static String records(Servers servers, String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()))) {
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
      }
      long records =
          admin.listOffsets(ends).all().get().values().stream()
              .mapToLong(ListOffsetsResultInfo::offset)
              .sum();
      return String.format(Locale.ROOT, "%,d records in Kafka", records);
    }
  }

  @Override
  public boolean knowsItsCopies() {
    return false;
  }

  @Override
  public void close() {}
}
