package io.crossdock.io.kafka;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Where Kafka is and how to read from it. */
public interface KafkaOptions extends PipelineOptions {
  /** {@code --kafkaBootstrapServers}. */
  @Description("Brokers to begin with, host:port, with commas between them.")
  @Nullable String getKafkaBootstrapServers();

  /** Sets {@code --kafkaBootstrapServers}. */
  void setKafkaBootstrapServers(@Nullable String value);

  /** {@code --kafkaProperties}. */
  @Description(
      "Reference to a file of client properties such as security.protocol and sasl.jaas.config,"
          + " file:PATH, read where the job runs. Secrets belong there, not on a command line.")
  @Nullable String getKafkaProperties();

  /** Sets {@code --kafkaProperties}. */
  void setKafkaProperties(@Nullable String value);

  /** {@code --kafkaExactlyOnce}. */
  @Description(
      "An id under which records are sent in transactions, each exactly once for whoever reads"
          + " read_committed. Keep it when a job goes on from a savepoint, and take another for a"
          + " job begun anew. Needs checkpoints; records appear when one is complete. On Flink,"
          + " task managers need --add-opens=java.base/java.util=ALL-UNNAMED. Without it a record may"
          + " be sent twice.")
  @Nullable String getKafkaExactlyOnce();

  /** Sets {@code --kafkaExactlyOnce}. */
  void setKafkaExactlyOnce(@Nullable String value);

  /** {@code --kafkaTopics}. */
  @Description("Topics to read, with commas between them.")
  @Nullable String getKafkaTopics();

  /** Sets {@code --kafkaTopics}. */
  void setKafkaTopics(@Nullable String value);

  /** {@code --kafkaGroupId}. */
  @Description(
      "Consumer group that offsets are committed for, when the runner has made what was read"
          + " durable.")
  @Default.String("crossdock")
  String getKafkaGroupId();

  /** Sets {@code --kafkaGroupId}. */
  void setKafkaGroupId(String value);

  /** {@code --kafkaStartFrom}. */
  @Description(
      "Where to start without a savepoint: committed (the group's offsets, else the earliest),"
          + " earliest, latest, or a moment such as 2026-03-01T12:00:00Z of the broker's time.")
  @Default.String("committed")
  String getKafkaStartFrom();

  /** Sets {@code --kafkaStartFrom}. */
  void setKafkaStartFrom(String value);

  /** {@code --kafkaReadUntil}. */
  @Description(
      "Makes the read end: each partition before its first record of this moment or later of the"
          + " broker's time, or where it ended at launch. No offsets are committed then. Without"
          + " it the read goes on for ever.")
  @Nullable String getKafkaReadUntil();

  /** Sets {@code --kafkaReadUntil}. */
  void setKafkaReadUntil(@Nullable String value);

  /** {@code --kafkaMaxOutOfOrder}. */
  @Description(
      "How far back in the broker's time a record of a partition may lie behind an earlier one."
          + " A duration; 0s is right where the broker sets the time (LogAppendTime).")
  @Default.String("1s")
  String getKafkaMaxOutOfOrder();

  /** Sets {@code --kafkaMaxOutOfOrder}. */
  void setKafkaMaxOutOfOrder(String value);

  /** {@code --kafkaFutureTolerance}. */
  @Description(
      "How far ahead of now the time of a record may lie and still move the watermark. A duration.")
  @Default.String("10s")
  String getKafkaFutureTolerance();

  /** Sets {@code --kafkaFutureTolerance}. */
  void setKafkaFutureTolerance(String value);

  /** {@code --idlePartitions}. */
  @Description(
      "What a partition without new records does to the watermark: advance lets it move on,"
          + " hold keeps it at the last record.")
  @Default.String("advance")
  String getIdlePartitions();

  /** Sets {@code --idlePartitions}. */
  void setIdlePartitions(String value);

  /** {@code --kafkaIdleAfter}. */
  @Description(
      "How long a partition is without new records before it counts as idle; its watermark then"
          + " follows the clock at this distance. A duration.")
  @Default.String("30s")
  String getKafkaIdleAfter();

  /** Sets {@code --kafkaIdleAfter}. */
  void setKafkaIdleAfter(String value);
}
