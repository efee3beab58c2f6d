package io.crossdock.io.kinesis;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Which streams of Amazon Kinesis are read, and how. */
public interface KinesisOptions extends PipelineOptions {
  /** {@code --kinesisStream}. */
  @Description("Kinesis stream to read; several with commas between them.")
  @Nullable String getKinesisStream();

  /** Sets {@code --kinesisStream}. */
  void setKinesisStream(@Nullable String value);

  /** {@code --kinesisRegion}. */
  @Description("Region of Amazon's that the streams are in, such as eu-central-1.")
  @Nullable String getKinesisRegion();

  /** Sets {@code --kinesisRegion}. */
  void setKinesisRegion(@Nullable String value);

  /** {@code --kinesisEndpoint}. */
  @Description(
      "Address to speak to instead of the region's own, such as http://127.0.0.1:4567 for a server"
          + " that stands in for Kinesis.")
  @Nullable String getKinesisEndpoint();

  /** Sets {@code --kinesisEndpoint}. */
  void setKinesisEndpoint(@Nullable String value);

  /** {@code --kinesisAccessKey}. */
  @Description(
      "Reference to an access key's id: env:NAME or file:PATH, resolved where the job runs. Without"
          + " it Amazon's usual places are looked at there: environment, profile, role of the"
          + " machine or of its pod.")
  @Nullable String getKinesisAccessKey();

  /** Sets {@code --kinesisAccessKey}. */
  void setKinesisAccessKey(@Nullable String value);

  /** {@code --kinesisSecretKey}. */
  @Description(
      "Reference to that access key's secret: env:NAME or file:PATH, resolved where the job runs.")
  @Nullable String getKinesisSecretKey();

  /** Sets {@code --kinesisSecretKey}. */
  void setKinesisSecretKey(@Nullable String value);

  /** {@code --kinesisStartFrom}. */
  @Description(
      "Where to start without a checkpoint or savepoint: earliest (what the streams still keep),"
          + " latest, or a moment such as 2026-03-01T12:00:00Z. Kinesis remembers no reader's"
          + " position: DirectRunner begins here each time, and so does a job that has lost its"
          + " checkpoints.")
  @Default.String("earliest")
  String getKinesisStartFrom();

  /** Sets {@code --kinesisStartFrom}. */
  void setKinesisStartFrom(String value);

  /** {@code --kinesisContentType}. */
  @Description(
      "Media type of the records, which Kinesis has no place for, such as application/json. Without"
          + " it a record's beginning tells its format.")
  @Nullable String getKinesisContentType();

  /** Sets {@code --kinesisContentType}. */
  void setKinesisContentType(@Nullable String value);

  /** {@code --kinesisPollEvery}. */
  @Description(
      "How long to wait between two requests to a shard. All readers of a shard together may ask"
          + " five times a second. A duration.")
  @Default.String("1s")
  String getKinesisPollEvery();

  /** Sets {@code --kinesisPollEvery}. */
  void setKinesisPollEvery(String value);

  /** {@code --kinesisIdleAfter}. */
  @Description(
      "How long a shard is without new records before it counts as idle; its watermark then follows"
          + " the clock at this distance. A duration.")
  @Default.String("30s")
  String getKinesisIdleAfter();

  /** Sets {@code --kinesisIdleAfter}. */
  void setKinesisIdleAfter(String value);
}
