package io.crossdock.pipelines.doors;

import io.crossdock.io.broker.Brokers;
import io.crossdock.io.failure.FailureSettings;
import io.crossdock.io.failure.ReplayFilter;
import io.crossdock.io.file.FileInputSettings;
import io.crossdock.io.file.FileOutputSettings;
import io.crossdock.io.format.FormatSettings;
import io.crossdock.io.kafka.KafkaInputSettings;
import io.crossdock.io.kafka.KafkaSettings;
import io.crossdock.io.kinesis.KinesisInputSettings;
import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.io.pubsub.PubsubInputSettings;
import io.crossdock.io.pubsub.PubsubSettings;
import io.crossdock.io.settings.Problems;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The doors of a pipeline. What a chosen door does not need is absent.
 *
 * @param input where messages come from
 * @param output where rows go
 * @param kafkaInput what to read from Kafka
 * @param kafka where is sent to, unless that is where the input is read from
 * @param pubsubInput what to read from Pub/Sub
 * @param pubsub where Pub/Sub is
 * @param topics where news and failures are sent, of whatever broker
 * @param kinesisInput what to read from Kinesis
 * @param postgres the database
 * @param inputFiles files to read
 * @param outputFiles files for rows as lines of JSON
 * @param failures where failures go
 * @param replay which failures to replay
 * @param formats how messages are read
 */
public record DoorSettings(
    Input input,
    Output output,
    @Nullable KafkaInputSettings kafkaInput,
    @Nullable KafkaSettings kafka,
    @Nullable PubsubInputSettings pubsubInput,
    PubsubSettings pubsub,
    List<String> topics,
    @Nullable KinesisInputSettings kinesisInput,
    @Nullable PostgresSettings postgres,
    @Nullable FileInputSettings inputFiles,
    @Nullable FileOutputSettings outputFiles,
    FailureSettings failures,
    @Nullable ReplayFilter replay,
    FormatSettings formats)
    implements Serializable {

  /** Where messages come from. */
  public enum Input {
    /** Topics of Kafka. */
    KAFKA,
    /** Subscriptions of Pub/Sub. */
    PUBSUB,
    /** Streams of Kinesis. */
    KINESIS,
    /** Files. */
    FILES,
    /** Open failures in the database. */
    REPLAY
  }

  /** Where rows go. */
  public enum Output {
    /** Tables of PostgreSQL. */
    POSTGRES,
    /** Files of JSON lines. */
    FILES,
    /** The standard output. */
    CONSOLE
  }

  /**
   * The doors that the options say; what is wrong goes to {@code problems}.
   *
   * @param pipeline the pipeline's name
   * @param news the topics that it sends to beside that of failures, absent ones among them
   * @param now what {@code latest} means
   */
  public static DoorSettings parse(
      DoorOptions options,
      String pipeline,
      List<@Nullable String> news,
      Instant now,
      Problems problems) {
    Input input = problems.choice("--input", options.getInput(), Input.class);
    Output output = problems.choice("--output", options.getOutput(), Output.class);
    FailureSettings failures = FailureSettings.parse(options, problems);
    List<String> topics =
        Stream.concat(news.stream(), Stream.of(failures.topic()))
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    PubsubSettings pubsub = PubsubSettings.parse(options, problems);
    boolean sends = topics.stream().anyMatch(topic -> !PubsubSettings.isTopic(topic));
    boolean database = output == Output.POSTGRES || input == Input.REPLAY;
    if (failures.table() && !database && options.getPostgresUrl() == null) {
      problems.add(
          "--failureTable",
          "is true by default and needs --postgresUrl; without a database say --failureTable=false"
              + " and --failureFile=PATH");
    }
    return new DoorSettings(
        input,
        output,
        input == Input.KAFKA ? KafkaInputSettings.parse(options, now, problems) : null,
        sends && input != Input.KAFKA ? KafkaSettings.parse(options, problems) : null,
        input == Input.PUBSUB ? PubsubInputSettings.parse(options, pubsub, problems) : null,
        pubsub,
        topics,
        input == Input.KINESIS ? KinesisInputSettings.parse(options, now, problems) : null,
        database || options.getPostgresUrl() != null
            ? PostgresSettings.parse(options, problems)
            : null,
        input == Input.FILES ? FileInputSettings.parse(options, problems) : null,
        output == Output.FILES ? FileOutputSettings.parse(options, problems) : null,
        failures,
        input == Input.REPLAY ? ReplayFilter.parse(pipeline, options, problems) : null,
        FormatSettings.parse(options, problems));
  }

  /** Whether what is read has an end, and with it the pipeline. */
  public boolean ends() {
    boolean forEver = pubsubInput != null || kinesisInput != null;
    return !forEver && (kafkaInput == null || kafkaInput.readUntil() != null);
  }

  /** Where to send to: of Kafka where the input is read from, unless there is none. */
  public Brokers sendTo() {
    return new Brokers(kafkaInput != null ? kafkaInput.kafka() : kafka, pubsub);
  }
}
