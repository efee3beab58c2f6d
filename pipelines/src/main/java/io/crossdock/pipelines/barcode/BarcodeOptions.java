package io.crossdock.pipelines.barcode;

import io.crossdock.io.failure.FailureOptions;
import io.crossdock.io.failure.ReplayOptions;
import io.crossdock.io.file.FileOptions;
import io.crossdock.io.kafka.KafkaOptions;
import io.crossdock.io.postgres.PostgresOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.StreamingOptions;
import org.jspecify.annotations.Nullable;

/** The options of the barcode pipeline, beside those of its doors and of the runner. */
public interface BarcodeOptions
    extends StreamingOptions,
        KafkaOptions,
        FileOptions,
        PostgresOptions,
        FailureOptions,
        ReplayOptions,
        RuleOptions {
  /** {@code --input}. */
  @Description(
      "Where scans come from: kafka (--kafkaTopics), files (--inputFiles), or replay, the open"
          + " failures in the database.")
  @Default.String("kafka")
  String getInput();

  /** Sets {@code --input}. */
  void setInput(String value);

  /** {@code --output}. */
  @Description(
      "Where rows go: postgres (--postgresUrl), files (--outputFiles) or console. Where failures"
          + " go is said by --failureTable, --failureTopic and --failureFile.")
  @Default.String("postgres")
  String getOutput();

  /** Sets {@code --output}. */
  void setOutput(String value);

  /** {@code --anomaliesTopic}. */
  @Description("Kafka topic that anomalies are sent to as they are found. Without it they are not.")
  @Nullable String getAnomaliesTopic();

  /** Sets {@code --anomaliesTopic}. */
  void setAnomaliesTopic(@Nullable String value);

  /** {@code --defaultTenant}. */
  @Description("The tenant of messages that name none.")
  @Default.String("default")
  String getDefaultTenant();

  /** Sets {@code --defaultTenant}. */
  void setDefaultTenant(String value);

  /** {@code --maxMessageBytes}. */
  @Description("A larger message becomes a failure of kind TOO_LARGE.")
  @Default.Integer(1_048_576)
  int getMaxMessageBytes();

  /** Sets {@code --maxMessageBytes}. */
  void setMaxMessageBytes(int value);

  /** {@code --shards}. */
  @Description(
      "How many keys the state is spread over: several for each core. Part of a savepoint, so not"
          + " to be changed for a running job. Few are faster on DirectRunner.")
  @Default.Integer(128)
  int getShards();

  /** Sets {@code --shards}. */
  void setShards(int value);

  /** {@code --tick}. */
  @Description("A session is told within this time of its end. A duration.")
  @Default.String("1s")
  String getTick();

  /** Sets {@code --tick}. */
  void setTick(String value);
}
