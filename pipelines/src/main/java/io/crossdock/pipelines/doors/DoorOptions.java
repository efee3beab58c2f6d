package io.crossdock.pipelines.doors;

import io.crossdock.io.failure.FailureOptions;
import io.crossdock.io.failure.ReplayOptions;
import io.crossdock.io.file.FileOptions;
import io.crossdock.io.format.FormatOptions;
import io.crossdock.io.kafka.KafkaOptions;
import io.crossdock.io.kinesis.KinesisOptions;
import io.crossdock.io.postgres.PostgresOptions;
import io.crossdock.io.pubsub.PubsubOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** What every pipeline reads and writes, and by which doors. */
public interface DoorOptions
    extends FormatOptions,
        KafkaOptions,
        PubsubOptions,
        KinesisOptions,
        FileOptions,
        PostgresOptions,
        FailureOptions,
        ReplayOptions {
  /** {@code --input}. */
  @Description(
      "Where messages come from: kafka (--kafkaTopics), pubsub (--pubsubSubscription), kinesis"
          + " (--kinesisStream), files (--inputFiles), or replay, the open failures in the"
          + " database.")
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
}
