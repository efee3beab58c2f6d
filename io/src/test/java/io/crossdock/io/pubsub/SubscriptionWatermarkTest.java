package io.crossdock.io.pubsub;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.junit.Test;

public class SubscriptionWatermarkTest {
  private static final long SPAN = 30_000;
  private static final long LEASE = 60_000;
  private static final long NOW = 1_767_592_800_000L;
  private static final long NOTHING = Long.MAX_VALUE;
  private static final long NEVER = Long.MIN_VALUE / 2;
  private static final long BEGIN = BoundedWindow.TIMESTAMP_MIN_VALUE.getMillis();

  private final SubscriptionWatermark watermark = new SubscriptionWatermark(SPAN, NOW);

  @Test
  public void itWaitsForTheSpanAndForAnAnswer() {
    assertThat(watermark.at(NOW + SPAN - 1, NOTHING, NOW + SPAN - 1), is(BEGIN));
    assertThat(watermark.at(NOW + 2 * SPAN, NOTHING, NEVER), is(BEGIN));
    assertThat(watermark.at(NOW + 2 * SPAN, NOTHING, NOW + 2 * SPAN), is(NOW + SPAN));
  }

  @Test
  public void afterTwoMessagesItFollowsTheClock() {
    watermark.note(NOW + 100, NOW + 150);
    watermark.note(NOW + 200, NOW + 250);
    long later = NOW + 10 * SPAN;
    assertThat(watermark.at(later, NOTHING, later), is(later - SPAN));
  }

  @Test
  public void withoutAnswersTheSilenceMeansNothing() {
    long later = NOW + 10 * SPAN;
    assertThat(watermark.at(later, NOTHING, NOW + 2 * SPAN), is(NOW + SPAN));
  }

  @Test
  public void whatWaitsToBeReadHoldsIt() {
    long later = NOW + 2 * SPAN;
    assertThat(watermark.at(later, NOW - 5, later), is(NOW - 5));
  }

  @Test
  public void anOldMessageHoldsItForTheSpanAndDoesNotTakeItBack() {
    long later = NOW + 4 * SPAN;
    assertThat(watermark.at(later, NOTHING, later), is(later - SPAN));
    watermark.note(NOW, later);
    long held = later + SPAN - 1;
    assertThat(watermark.at(held, NOTHING, held), is(later - SPAN));
    long free = later + 2 * SPAN;
    assertThat(watermark.at(free, NOTHING, free), is(free - SPAN));
  }

  /** A backlog of a day is read in a minute, each message up to a span of reading too late. */
  @Test
  public void nothingOvertakesWhatComesLateWithinTheSpan() {
    Random random = new Random(7);
    List<long[]> readings = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      long arrival = NOW - 86_400_000 + i * 14_400L;
      readings.add(new long[] {NOW + i * 10L + random.nextInt((int) SPAN), arrival});
    }
    readings.sort((a, b) -> Long.compare(a[0], b[0]));
    for (long[] reading : readings) {
      // Every other pull before it was answered, so that only what was read can hold it.
      long told = watermark.at(reading[0], NOTHING, reading[0]);
      assertThat("told " + told, told, lessThanOrEqualTo(reading[1]));
      watermark.note(reading[1], reading[0]);
    }
  }

  private static SubscriptionWatermark restored(
      SubscriptionWatermark from, long takenAt, long now) {
    return new SubscriptionWatermark(SPAN, LEASE, now, takenAt, from.value(), from.lately());
  }

  @Test
  public void anotherReaderGoesOnAtOnce() {
    long later = NOW + 2 * SPAN;
    watermark.at(later, NOTHING, later);
    SubscriptionWatermark next = restored(watermark, later, later + 100);
    assertThat(next.at(later + 100, NOTHING, later + 100), is(later + 100 - SPAN));
  }

  @Test
  public void aJobThatWasAwayWaitsForWhatItsReadersHeld() {
    long later = NOW + 2 * SPAN;
    watermark.at(later, NOTHING, later);
    long back = later + SubscriptionWatermark.AWAY_MILLIS;
    SubscriptionWatermark next = restored(watermark, later, back);
    long waiting = back + LEASE + SPAN - 1;
    assertThat(next.at(waiting, NOTHING, waiting), is(later - SPAN));
    assertThat(next.at(waiting + 1, NOTHING, waiting + 1), is(waiting + 1 - SPAN));
  }

  @Test
  public void whatItRemembersIsBounded() {
    for (int i = 0; i < 100_000; i++) {
      watermark.note(NOW + i, NOW + i);
      watermark.at(NOW + i, NOTHING, NOW + i);
    }
    assertThat(watermark.lately().size(), lessThanOrEqualTo(10));
  }
}
