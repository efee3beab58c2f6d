package io.crossdock.io.kinesis;

import java.time.Duration;
import org.apache.beam.sdk.io.aws2.kinesis.KinesisRecord;
import org.apache.beam.sdk.io.aws2.kinesis.WatermarkPolicy;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Instant;

/**
 * Lets the watermark of a shard follow the arrival of its records at Kinesis: what a device's clock
 * says is in the payload and can't move it. A shard that is idle follows the clock at a distance.
 *
 * <p>KinesisIO's own policy takes each shard for idle from which nothing was taken for a while,
 * also when the job was held up by its database: all that waited then would come late.
 */
final class ShardWatermark implements WatermarkPolicy {
  private static final long serialVersionUID = 1;

  /** Kinesis calls its times of arrival approximate, and gives no bound; they are milliseconds. */
  private static final long OUT_OF_ORDER_MILLIS = 1_000;

  private final ReadingProgress progress;
  private final long idleMillis;
  private long quietSince;
  private Instant newest = BoundedWindow.TIMESTAMP_MIN_VALUE;
  private Instant watermark = BoundedWindow.TIMESTAMP_MIN_VALUE;

  ShardWatermark(ReadingProgress progress, Duration idleAfter) {
    this.progress = progress;
    this.idleMillis = idleAfter.toMillis();
    this.quietSince = progress.awake();
  }

  @Override
  public void update(KinesisRecord record) {
    Instant arrival = record.getApproximateArrivalTimestamp();
    progress.took(arrival);
    quietSince = progress.awake();
    if (arrival.isAfter(newest)) {
      newest = arrival;
      raise(arrival.getMillis() - OUT_OF_ORDER_MILLIS);
    }
  }

  @Override
  public Instant getWatermark() {
    Instant empty = progress.emptyUntil(progress.awake() - quietSince);
    if (empty.isAfter(watermark)) {
      raise(empty.getMillis() - Math.max(idleMillis, OUT_OF_ORDER_MILLIS));
    }
    return watermark;
  }

  private void raise(long millis) {
    if (millis > watermark.getMillis()) {
      watermark = Instant.ofEpochMilli(millis);
    }
  }
}
