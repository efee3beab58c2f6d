package io.crossdock.io.kafka;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.crossdock.io.kafka.ArrivalSettings.IdlePartitions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.KafkaTimestampType;
import org.apache.beam.sdk.io.kafka.TimestampPolicy;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.Test;

/** One second out of order, ten seconds of future, thirty seconds to be idle. */
public class ArrivalTimestampPolicyTest {
  private static final long NOON = 1_772_366_400_000L;
  private static final long UNKNOWN = -1;
  private static final org.joda.time.Instant BEGINNING = BoundedWindow.TIMESTAMP_MIN_VALUE;

  private final SetClock clock = new SetClock();

  private ArrivalTimestampPolicy policy(IdlePartitions idle, Optional<Long> previous) {
    return new ArrivalTimestampPolicy(
        new ArrivalSettings(
            Duration.ofSeconds(1), Duration.ofSeconds(10), idle, Duration.ofSeconds(30)),
        previous.map(org.joda.time.Instant::ofEpochMilli),
        clock);
  }

  private ArrivalTimestampPolicy policy(IdlePartitions idle) {
    return policy(idle, Optional.empty());
  }

  @Test
  public void theWatermarkFollowsTheBrokersTime() {
    ArrivalTimestampPolicy policy = policy(IdlePartitions.ADVANCE);
    assertThat(read(policy, NOON, 5), equalTo(at(NOON)));
    assertThat(policy.getWatermark(backlog(5)), equalTo(at(NOON - 1_000)));
    assertThat(read(policy, NOON + 7_000, 4), equalTo(at(NOON + 7_000)));
    assertThat(policy.getWatermark(backlog(4)), equalTo(at(NOON + 6_000)));
  }

  @Test
  public void theWatermarkNeverGoesBack() {
    ArrivalTimestampPolicy policy = policy(IdlePartitions.ADVANCE);
    read(policy, NOON, 5);
    policy.getWatermark(backlog(5));
    assertThat(read(policy, NOON - 60_000, 4), equalTo(at(NOON - 60_000)));
    assertThat(policy.getWatermark(backlog(4)), equalTo(at(NOON - 1_000)));
  }

  @Test
  public void aPayloadsTimeHasNoSay() {
    ArrivalTimestampPolicy policy = policy(IdlePartitions.ADVANCE);
    KafkaRecord<byte[], byte[]> dayAhead = record(NOON, "{\"eventTime\":\"2026-03-02T12:00:00Z\"}");
    assertThat(policy.getTimestampForRecord(backlog(1), dayAhead), equalTo(at(NOON)));
    assertThat(policy.getWatermark(backlog(1)), equalTo(at(NOON - 1_000)));
  }

  @Test
  public void aTimeBeyondTheToleranceCountsAsNow() {
    ArrivalTimestampPolicy policy = policy(IdlePartitions.ADVANCE);
    assertThat(read(policy, NOON + 86_400_000, 9), equalTo(at(NOON)));
    assertThat(policy.getWatermark(backlog(9)), equalTo(at(NOON - 1_000)));
    assertThat("within the tolerance", read(policy, NOON + 10_000, 8), equalTo(at(NOON + 10_000)));
    assertThat("just beyond it", read(policy, NOON + 10_001, 8), equalTo(at(NOON)));
    assertThat("no time at all", read(policy, -1, 8), equalTo(at(NOON)));
  }

  @Test
  public void aPartitionThatNeverHadARecordAdvances() {
    ArrivalTimestampPolicy policy = policy(IdlePartitions.ADVANCE);
    assertThat(policy.getWatermark(backlog(0)), equalTo(at(NOON - 30_000)));
    clock.now += 60_000;
    assertThat(policy.getWatermark(backlog(0)), equalTo(at(NOON + 30_000)));
  }

  @Test
  public void anUnknownBacklogIsNotAnEmptyOne() {
    ArrivalTimestampPolicy policy = policy(IdlePartitions.ADVANCE);
    assertThat(policy.getWatermark(backlog(UNKNOWN)), equalTo(BEGINNING));
  }

  @Test
  public void aQuietPartitionAdvancesOnlyAfterSomeTime() {
    ArrivalTimestampPolicy policy = policy(IdlePartitions.ADVANCE);
    read(policy, NOON - 100_000, 0);
    clock.now += 29_999;
    assertThat(policy.getWatermark(backlog(0)), equalTo(at(NOON - 101_000)));
    clock.now += 1;
    assertThat(policy.getWatermark(backlog(0)), equalTo(at(NOON)));
  }

  @Test
  public void aBacklogHoldsTheWatermark() {
    ArrivalTimestampPolicy policy = policy(IdlePartitions.ADVANCE);
    read(policy, NOON, 5);
    clock.now += 3_600_000;
    assertThat(policy.getWatermark(backlog(5)), equalTo(at(NOON - 1_000)));
  }

  @Test
  public void anOldLookAtTheBacklogIsGoodForItsOwnTimeOnly() {
    ArrivalTimestampPolicy policy = policy(IdlePartitions.ADVANCE);
    TimestampPolicy.PartitionContext anHourOld = backlog(0);
    clock.now += 3_600_000;
    assertThat(policy.getWatermark(anHourOld), equalTo(at(NOON - 30_000)));
  }

  @Test
  public void holdingMeansHolding() {
    ArrivalTimestampPolicy policy = policy(IdlePartitions.HOLD);
    assertThat(policy.getWatermark(backlog(0)), equalTo(BEGINNING));
    read(policy, NOON, 0);
    clock.now += 3_600_000;
    assertThat(policy.getWatermark(backlog(0)), equalTo(at(NOON - 1_000)));
  }

  @Test
  public void aRestoredPartitionGoesOnFromItsWatermark() {
    ArrivalTimestampPolicy policy = policy(IdlePartitions.HOLD, Optional.of(NOON - 5_000));
    assertThat(policy.getWatermark(backlog(0)), equalTo(at(NOON - 5_000)));
    read(policy, NOON - 90_000, 0);
    assertThat(policy.getWatermark(backlog(0)), equalTo(at(NOON - 5_000)));
  }

  private static org.joda.time.Instant read(
      ArrivalTimestampPolicy policy, long millis, long backlog) {
    return policy.getTimestampForRecord(new Look(backlog, NOON), record(millis, ""));
  }

  private static KafkaRecord<byte[], byte[]> record(long millis, String payload) {
    return new KafkaRecord<>(
        "scans",
        0,
        1,
        millis,
        KafkaTimestampType.CREATE_TIME,
        new RecordHeaders(),
        new byte[0],
        payload.getBytes(StandardCharsets.UTF_8));
  }

  private static org.joda.time.Instant at(long millis) {
    return org.joda.time.Instant.ofEpochMilli(millis);
  }

  private TimestampPolicy.PartitionContext backlog(long messages) {
    return new Look(messages, clock.now);
  }

  /** What the reader knows of a partition's backlog, and since when. */
  private static final class Look extends TimestampPolicy.PartitionContext {
    private final long messages;
    private final long millis;

    Look(long messages, long millis) {
      this.messages = messages;
      this.millis = millis;
    }

    @Override
    public long getMessageBacklog() {
      return messages;
    }

    @Override
    public org.joda.time.Instant getBacklogCheckTime() {
      return at(millis);
    }
  }

  private static final class SetClock extends Clock {
    long now = NOON;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now);
    }
  }
}
