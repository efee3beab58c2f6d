package io.crossdock.io.pubsub;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Where Pub/Sub is and how to read from it. */
public interface PubsubOptions extends PipelineOptions {
  /** {@code --pubsubSubscription}. */
  @Description(
      "Subscriptions to read, projects/PROJECT/subscriptions/NAME, with commas between them. Each is"
          + " for one pipeline alone, of the kind pull, and without message ordering.")
  @Nullable String getPubsubSubscription();

  /** Sets {@code --pubsubSubscription}. */
  void setPubsubSubscription(@Nullable String value);

  /** {@code --pubsubIdAttribute}. */
  @Description(
      "Attribute by which senders name a message, so that one sent twice is one; without it the id"
          + " that Pub/Sub gives.")
  @Nullable String getPubsubIdAttribute();

  /** Sets {@code --pubsubIdAttribute}. */
  void setPubsubIdAttribute(@Nullable String value);

  /** {@code --pubsubTimestampAttribute}. */
  @Description(
      "Attribute with the moment at which a server of yours took the message, in ISO 8601 or in"
          + " milliseconds since 1970; without it, or where it lies after the publication, the time"
          + " of publication. Time moves by it: no attribute that a device sets.")
  @Nullable String getPubsubTimestampAttribute();

  /** Sets {@code --pubsubTimestampAttribute}. */
  void setPubsubTimestampAttribute(@Nullable String value);

  /** {@code --pubsubMaxOutOfOrder}. */
  @Description(
      "How long a message may come after one that was published later. The watermark stays behind"
          + " by it, and follows the clock at this distance where nothing is left to read. A duration."
          + " Dataflow estimates this itself.")
  @Default.String("30s")
  String getPubsubMaxOutOfOrder();

  /** Sets {@code --pubsubMaxOutOfOrder}. */
  void setPubsubMaxOutOfOrder(String value);

  /** {@code --pubsubAckDeadline}. */
  @Description(
      "For how long what was read is kept from other readers each time; what a job that was killed"
          + " had read comes back after it. A duration, 10s to 10m. Not on Dataflow.")
  @Default.String("60s")
  String getPubsubAckDeadline();

  /** Sets {@code --pubsubAckDeadline}. */
  void setPubsubAckDeadline(String value);

  /** {@code --pubsubEmulatorHost}. */
  @Description(
      "Host and port of an emulator that is spoken to instead of Google's service, in plain text and"
          + " without credentials.")
  @Nullable String getPubsubEmulatorHost();

  /** Sets {@code --pubsubEmulatorHost}. */
  void setPubsubEmulatorHost(@Nullable String value);
}
