package io.crossdock.io.failure;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Where dead letters go. */
public interface FailureOptions extends PipelineOptions {
  /** {@code --failureTable}. */
  @Description(
      "Whether failures go to the table failure, from where they can be replayed and marked.")
  @Default.Boolean(true)
  boolean getFailureTable();

  /** Sets {@code --failureTable}. */
  void setFailureTable(boolean value);

  /** {@code --failureTopic}. */
  @Description(
      "Topic that failures go to, as JSON: Kafka's, or Pub/Sub's where it is named"
          + " projects/PROJECT/topics/NAME.")
  @Nullable String getFailureTopic();

  /** Sets {@code --failureTopic}. */
  void setFailureTopic(@Nullable String value);

  /** {@code --failureFile}. */
  @Description("Beginning of the paths of files that failures go to, as lines of JSON.")
  @Nullable String getFailureFile();

  /** Sets {@code --failureFile}. */
  void setFailureFile(@Nullable String value);
}
