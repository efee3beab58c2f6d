package io.crossdock.io.kafka;

import io.crossdock.io.settings.Problems;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to read from Kafka.
 *
 * @param kafka where Kafka is
 * @param topics the topics
 * @param groupId consumer group that offsets are committed for
 * @param startFrom broker's time to start at; absent for the group's committed offsets, and the
 *     earliest where it has none
 * @param readUntil broker's time to end before; absent for a read that never ends
 * @param arrival how the watermark follows the arrival of records
 */
public record KafkaInputSettings(
    KafkaSettings kafka,
    List<String> topics,
    String groupId,
    @Nullable Instant startFrom,
    @Nullable Instant readUntil,
    ArrivalSettings arrival)
    implements Serializable {

  /**
   * Reads the options; what is wrong goes to {@code problems}.
   *
   * @param now what {@code latest} means
   */
  public static KafkaInputSettings parse(KafkaOptions options, Instant now, Problems problems) {
    int before = problems.all().size();
    Instant startFrom = startFrom(options.getKafkaStartFrom(), now, problems);
    String until = options.getKafkaReadUntil();
    Instant readUntil = until == null ? null : problems.instant("--kafkaReadUntil", until);
    boolean right = problems.all().size() == before;
    if (right && startFrom != null && readUntil != null && !readUntil.isAfter(startFrom)) {
      problems.add("--kafkaReadUntil", "is not after the start, " + startFrom);
    }
    return new KafkaInputSettings(
        KafkaSettings.parse(options, problems),
        problems.names("--kafkaTopics", options.getKafkaTopics()),
        problems.required("--kafkaGroupId", options.getKafkaGroupId()),
        startFrom,
        readUntil,
        new ArrivalSettings(
            problems.duration(
                "--kafkaMaxOutOfOrder", options.getKafkaMaxOutOfOrder(), Duration.ZERO),
            problems.duration(
                "--kafkaFutureTolerance", options.getKafkaFutureTolerance(), Duration.ZERO),
            problems.choice(
                "--idlePartitions",
                options.getIdlePartitions(),
                ArrivalSettings.IdlePartitions.class),
            problems.duration(
                "--kafkaIdleAfter", options.getKafkaIdleAfter(), Duration.ofSeconds(1))));
  }

  private static @Nullable Instant startFrom(String text, Instant now, Problems problems) {
    return switch (text.trim()) {
      case "committed" -> null;
      case "earliest" -> Instant.EPOCH;
      case "latest" -> now;
      default -> problems.instant("--kafkaStartFrom", text);
    };
  }
}
