package io.crossdock.io.pubsub;

import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * Subscriptions as a source, for runners that do not read Pub/Sub themselves. A subscription has
 * any number of readers; Pub/Sub divides its messages among them.
 */
final class SubscriptionSource extends UnboundedSource<SourceMessage, SubscriptionMark> {
  private static final long serialVersionUID = 1;

  /**
   * Of a subscription: Flink's runner asks for as many as the greatest parallelism there may be.
   */
  private static final int MOST_READERS = 32;

  private final PubsubInputSettings settings;
  private final List<String> subscriptions;

  /** All subscriptions of the settings. */
  SubscriptionSource(PubsubInputSettings settings) {
    this(settings, settings.subscriptions());
  }

  private SubscriptionSource(PubsubInputSettings settings, List<String> subscriptions) {
    this.settings = settings;
    this.subscriptions = List.copyOf(subscriptions);
  }

  PubsubInputSettings settings() {
    return settings;
  }

  /** The one subscription of a source that was split. */
  String subscription() {
    return subscriptions.get(0);
  }

  @Override
  public List<SubscriptionSource> split(int desired, PipelineOptions options) {
    List<SubscriptionSource> readers = new ArrayList<>();
    int each = Math.min(MOST_READERS, Math.max(1, desired / subscriptions.size()));
    for (String subscription : subscriptions) {
      for (int reader = 0; reader < each; reader++) {
        readers.add(new SubscriptionSource(settings, List.of(subscription)));
      }
    }
    return readers;
  }

  @Override
  public SubscriptionReader createReader(PipelineOptions options, @Nullable SubscriptionMark mark)
      throws IOException {
    if (subscriptions.size() > 1) {
      throw new IllegalStateException(
          "a source of several subscriptions is split before it is read");
    }
    return new SubscriptionReader(this, settings.pubsub().connect(options), mark);
  }

  /**
   * A message that was read and not acknowledged in time comes again, and so does one sent twice.
   */
  @Override
  public boolean requiresDeduping() {
    return true;
  }

  @Override
  public Coder<SubscriptionMark> getCheckpointMarkCoder() {
    return new SubscriptionMark.MarkCoder();
  }

  @Override
  public Coder<SourceMessage> getOutputCoder() {
    return SourceMessageCoder.of();
  }
}
