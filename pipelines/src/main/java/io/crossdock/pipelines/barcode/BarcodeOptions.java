package io.crossdock.pipelines.barcode;

import io.crossdock.pipelines.doors.DoorOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.StreamingOptions;
import org.jspecify.annotations.Nullable;

/** The options of the barcode pipeline, beside those of its doors and of the runner. */
public interface BarcodeOptions extends StreamingOptions, DoorOptions, RuleOptions {
  /** {@code --anomaliesTopic}. */
  @Description(
      "Topic that anomalies are sent to as they are found. Kafka's, or Pub/Sub's where it is named"
          + " projects/PROJECT/topics/NAME. Without it they are not.")
  @Nullable String getAnomaliesTopic();

  /** Sets {@code --anomaliesTopic}. */
  void setAnomaliesTopic(@Nullable String value);

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
