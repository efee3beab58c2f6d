package io.crossdock.pipelines.barcode;

import io.crossdock.io.failure.FailureSettings;
import io.crossdock.io.failure.ReplayFilter;
import io.crossdock.io.file.FileInputSettings;
import io.crossdock.io.file.FileOutputSettings;
import io.crossdock.io.kafka.KafkaInputSettings;
import io.crossdock.io.kafka.KafkaSettings;
import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.io.settings.Problems;
import io.crossdock.transforms.barcode.Places;
import io.crossdock.transforms.barcode.RulesByTenant;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the barcode pipeline does and with what, checked as a whole. What a chosen door does not
 * need is absent.
 *
 * @param input where scans come from
 * @param output where rows and failures go
 * @param kafkaInput what to read from Kafka
 * @param kafka where anomalies and failures are sent
 * @param postgres the database
 * @param inputFiles files to read
 * @param outputFiles files for rows as lines of JSON
 * @param anomaliesTopic topic for anomalies
 * @param failures where failures go
 * @param replay which failures to replay
 * @param rules the limits by tenant
 * @param places the tenants' read points
 * @param defaultTenant tenant of messages that name none
 * @param maxMessageBytes limit of a message's size
 * @param shards keys that the state is spread over
 * @param tick how exactly sessions are closed
 */
public record BarcodeSettings(
    Input input,
    Output output,
    @Nullable KafkaInputSettings kafkaInput,
    @Nullable KafkaSettings kafka,
    @Nullable PostgresSettings postgres,
    @Nullable FileInputSettings inputFiles,
    @Nullable FileOutputSettings outputFiles,
    @Nullable String anomaliesTopic,
    FailureSettings failures,
    @Nullable ReplayFilter replay,
    RulesByTenant rules,
    Places places,
    String defaultTenant,
    int maxMessageBytes,
    int shards,
    Duration tick)
    implements Serializable {

  /** Where scans come from. */
  public enum Input {
    /** Topics of Kafka. */
    KAFKA,
    /** Files. */
    FILES,
    /** Open failures in the database. */
    REPLAY
  }

  /** Where rows and failures go. */
  public enum Output {
    /** Tables of PostgreSQL. */
    POSTGRES,
    /** Files of JSON lines. */
    FILES,
    /** The standard output. */
    CONSOLE
  }

  /**
   * The settings that the options say.
   *
   * @param now what {@code latest} means
   * @throws io.crossdock.io.settings.InvalidSettingsException naming all that is wrong
   */
  public static BarcodeSettings parse(BarcodeOptions options, Instant now) {
    Problems problems = new Problems();
    Input input = problems.choice("--input", options.getInput(), Input.class);
    Output output = problems.choice("--output", options.getOutput(), Output.class);
    String anomalies = problems.optional("--anomaliesTopic", options.getAnomaliesTopic());
    FailureSettings failures = FailureSettings.parse(options, problems);
    boolean sends = anomalies != null || failures.topic() != null;
    boolean database = output == Output.POSTGRES || input == Input.REPLAY;
    if (failures.table() && !database && options.getPostgresUrl() == null) {
      problems.add(
          "--failureTable",
          "is true by default and needs --postgresUrl; without a database say --failureTable=false"
              + " and --failureFile=PATH");
    }
    BarcodeSettings settings =
        new BarcodeSettings(
            input,
            output,
            input == Input.KAFKA ? KafkaInputSettings.parse(options, now, problems) : null,
            sends && input != Input.KAFKA ? KafkaSettings.parse(options, problems) : null,
            database || options.getPostgresUrl() != null
                ? PostgresSettings.parse(options, problems)
                : null,
            input == Input.FILES ? FileInputSettings.parse(options, problems) : null,
            output == Output.FILES ? FileOutputSettings.parse(options, problems) : null,
            anomalies,
            failures,
            input == Input.REPLAY
                ? ReplayFilter.parse(BarcodePipeline.NAME, options, problems)
                : null,
            RulesFile.parse(options, problems),
            PlacesFile.read(options.getPlaces(), problems),
            problems.required("--defaultTenant", options.getDefaultTenant()),
            problems.between(
                "--maxMessageBytes", options.getMaxMessageBytes(), 1, 64 * 1024 * 1024),
            problems.between("--shards", options.getShards(), 1, 32_768),
            problems.duration("--tick", options.getTick(), Duration.ofMillis(1)));
    problems.throwIfAny();
    return settings;
  }

  /** Where to send to: where the input is read from, unless there is none. */
  @Nullable KafkaSettings sendTo() {
    return kafkaInput != null ? kafkaInput.kafka() : kafka;
  }
}
