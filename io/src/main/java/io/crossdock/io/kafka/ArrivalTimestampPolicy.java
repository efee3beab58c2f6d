package io.crossdock.io.kafka;

import io.crossdock.io.kafka.ArrivalSettings.IdlePartitions;
import java.time.Clock;
import java.util.Optional;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.TimestampPolicy;
import org.apache.beam.sdk.io.kafka.TimestampPolicyFactory;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gives a record of one partition the broker's time as its timestamp, and lets the watermark follow
 * that: what a device's clock says is in the payload and can't move it (R45). A record that claims
 * to come from beyond now plus the tolerance counts as arrived now.
 *
 * <p>A partition is idle when nothing is left to read and nothing came for some time, or ever. It
 * may then advance with the clock, kept back by that time: a record that is on its way is not late.
 * A backlog that is unknown is no empty one. A commit marker of a transactional producer counts as
 * backlog in KafkaIO's classic read, so a partition that ends in one holds the watermark there.
 *
 * <p>KafkaIO's splittable read makes a policy anew for each turn at a partition and hands on the
 * watermark; a policy without a record of its own therefore goes by the backlog alone.
 */
class ArrivalTimestampPolicy extends TimestampPolicy<byte[], byte[]> {
  private final ArrivalSettings settings;
  private final Clock clock;
  private Instant watermark;
  private @Nullable Instant newest;
  private long seenMillis;

  ArrivalTimestampPolicy(ArrivalSettings settings, Optional<Instant> previous, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.watermark = previous.orElse(BoundedWindow.TIMESTAMP_MIN_VALUE);
  }

  /** Policies for all partitions, by the clock of the machine. */
  static TimestampPolicyFactory<byte[], byte[]> factory(ArrivalSettings settings) {
    return (partition, previous) ->
        new ArrivalTimestampPolicy(settings, previous, Clock.systemUTC());
  }

  @Override
  public Instant getTimestampForRecord(
      PartitionContext context, KafkaRecord<byte[], byte[]> record) {
    seenMillis = clock.millis();
    long arrival = record.getTimestamp();
    // Formats before Kafka 0.10 have no time, which reads as -1.
    boolean sound = arrival >= 0 && arrival <= seenMillis + settings.futureTolerance().toMillis();
    Instant timestamp = Instant.ofEpochMilli(sound ? arrival : seenMillis);
    if (newest == null || timestamp.isAfter(newest)) {
      newest = timestamp;
    }
    return timestamp;
  }

  @Override
  public Instant getWatermark(PartitionContext context) {
    if (newest != null) {
      raise(newest.minus(Duration.millis(settings.maxOutOfOrder().toMillis())));
    }
    long idleAfter = settings.idleAfter().toMillis();
    boolean quiet = newest == null || clock.millis() - seenMillis >= idleAfter;
    if (settings.idlePartitions() == IdlePartitions.ADVANCE
        && context.getMessageBacklog() == 0
        && quiet) {
      raise(
          context
              .getBacklogCheckTime()
              .minus(Duration.millis(Math.max(idleAfter, settings.maxOutOfOrder().toMillis()))));
    }
    return watermark;
  }

  private void raise(Instant to) {
    if (to.isAfter(watermark)) {
      watermark = to;
    }
  }
}
