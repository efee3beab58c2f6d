package io.crossdock.io.source;

import io.crossdock.schemas.source.SourceMessage;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.WithTimestamps;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Gives messages of a bounded collection their arrival as timestamp, as messages from a broker have
 * it. None can become late by that: the watermark of a bounded read waits for its end.
 */
public final class StampArrival
    extends PTransform<PCollection<SourceMessage>, PCollection<SourceMessage>> {
  private static final long serialVersionUID = 1;

  private StampArrival() {
    super("Stamp arrival");
  }

  /** The transform. */
  public static StampArrival create() {
    return new StampArrival();
  }

  @Override
  @SuppressWarnings("deprecation") // skew is deprecated for what it does to unbounded collections
  public PCollection<SourceMessage> expand(PCollection<SourceMessage> messages) {
    return messages.apply(
        "Set timestamp",
        WithTimestamps.of(StampArrival::timestamp)
            .withAllowedTimestampSkew(Duration.millis(Long.MAX_VALUE)));
  }

  static Instant timestamp(SourceMessage message) {
    long millis = Math.floorDiv(message.arrivalMicros(), 1_000);
    long least = BoundedWindow.TIMESTAMP_MIN_VALUE.getMillis();
    // Below the greatest there is, which stands for the end of time.
    long most = BoundedWindow.TIMESTAMP_MAX_VALUE.minus(Duration.standardDays(2)).getMillis();
    return Instant.ofEpochMilli(Math.max(least, Math.min(most, millis)));
  }
}
