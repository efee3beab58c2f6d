package io.crossdock.io.kinesis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.beam.sdk.io.aws2.kinesis.KinesisRecord;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.junit.Test;

/** One second out of order, thirty seconds to be idle; a reader of two shards. */
public class ShardWatermarkTest {
  private static final long NOON = 1_772_366_400_000L;
  private static final Duration IDLE_AFTER = Duration.ofSeconds(30);
  private static final org.joda.time.Instant BEGINNING = BoundedWindow.TIMESTAMP_MIN_VALUE;

  private final SetClock clock = new SetClock();
  private final ReadingProgress progress = new ReadingProgress(IDLE_AFTER, clock);
  private final ShardWatermark first = new ShardWatermark(progress, IDLE_AFTER);
  private final ShardWatermark second = new ShardWatermark(progress, IDLE_AFTER);

  @Test
  public void theWatermarkFollowsTheArrivalAndNeverGoesBack() {
    assertThat(first.getWatermark(), equalTo(BEGINNING));
    first.update(record(NOON));
    assertThat(first.getWatermark(), equalTo(at(NOON - 1_000)));
    first.update(record(NOON - 60_000));
    assertThat(first.getWatermark(), equalTo(at(NOON - 1_000)));
    first.update(record(NOON + 7_000));
    assertThat(first.getWatermark(), equalTo(at(NOON + 6_000)));
  }

  @Test
  public void aShardThatGivesNothingFollowsTheClockAtADistance() {
    seconds(29);
    assertThat("not idle yet", second.getWatermark(), equalTo(BEGINNING));
    seconds(1);
    assertThat(second.getWatermark(), equalTo(at(clock.millis() - 30_000)));
    first.update(record(clock.millis()));
    assertThat("the other is not idle", first.getWatermark(), equalTo(at(clock.millis() - 1_000)));
    seconds(10);
    assertThat(second.getWatermark(), equalTo(at(clock.millis() - 30_000)));
  }

  @Test
  public void whatWaitsWhileTheReaderIsHeldUpIsNotLate() {
    first.update(record(NOON));
    // The database was away for ten minutes: nobody asked, while Kinesis went on being asked.
    clock.move(600_000);
    progress.fetched();
    assertThat(first.getWatermark(), equalTo(at(NOON - 1_000)));
    first.update(record(NOON + 1_000));
    assertThat(first.getWatermark(), equalTo(at(NOON)));
  }

  @Test
  public void aShardThatWaitsForItsTurnInABacklogIsNotIdle() {
    for (int passed = 0; passed < 120; passed++) {
      first.update(record(NOON - 7_200_000 + passed * 60_000L));
      seconds(1);
    }
    assertThat("the backlog's records are old", second.getWatermark(), equalTo(BEGINNING));
    seconds(28);
    assertThat(second.getWatermark(), equalTo(BEGINNING));
    seconds(1);
    assertThat("all was taken", second.getWatermark(), equalTo(at(clock.millis() - 30_000)));
  }

  @Test
  public void nothingIsKnownOfAShardWhileKinesisGivesNoAnswer() {
    seconds(40);
    org.joda.time.Instant before = second.getWatermark();
    for (int passed = 0; passed < 300; passed++) {
      clock.move(1_000);
      second.getWatermark();
    }
    assertThat(second.getWatermark(), equalTo(before));
    assertThat(before.getMillis(), lessThan(clock.millis() - 300_000));
  }

  /** Kinesis is asked, and the reader too, once a second. */
  private void seconds(int number) {
    for (int passed = 0; passed < number; passed++) {
      clock.move(1_000);
      progress.fetched();
      first.getWatermark();
      second.getWatermark();
    }
  }

  private static org.joda.time.Instant at(long millis) {
    return org.joda.time.Instant.ofEpochMilli(millis);
  }

  private static KinesisRecord record(long arrival) {
    return new KinesisRecord(
        ByteBuffer.wrap(new byte[0]),
        "1",
        0,
        "key",
        at(arrival),
        at(arrival),
        "scans",
        "shardId-0");
  }

  private static final class SetClock extends Clock {
    private long millis = NOON;

    void move(long by) {
      millis += by;
    }

    @Override
    public long millis() {
      return millis;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
