package io.crossdock.io.pubsub;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;

/**
 * How far a reader of a subscription is. Pub/Sub keeps no order: the watermark is the earliest
 * arrival among the messages that were before the reader within a span of time, and no later than
 * that span ago. So it follows the clock at that distance where nothing comes, however little came
 * before; PubsubIO's stands still below ten messages a minute (Beam issue 19518).
 *
 * <p>Where the service does not answer nothing is known, and the watermark waits. So it does for
 * the span after a reader has begun, since what comes first need not be the earliest.
 *
 * <p>Times are milliseconds since the epoch. Not safe for threads.
 */
final class SubscriptionWatermark {
  /** A runner that opens one reader after another does so at once; a job that was away does not. */
  static final long AWAY_MILLIS = 5_000;

  /** Into so many parts the span is divided to remember what was seen. */
  private static final int PARTS = 8;

  /**
   * What was before the reader lately.
   *
   * @param earliest the earliest arrival
   * @param last when one of these was before the reader for the last time
   */
  record Seen(long earliest, long last) {}

  private final long spanMillis;
  private final Deque<Seen> lately = new ArrayDeque<>();
  private long watermark;

  /** A watermark that begins now. */
  SubscriptionWatermark(long spanMillis, long now) {
    this.spanMillis = spanMillis;
    this.watermark = BoundedWindow.TIMESTAMP_MIN_VALUE.getMillis();
    lately.add(new Seen(watermark, now));
  }

  /**
   * A watermark that goes on where a mark was taken.
   *
   * @param leaseMillis how long it can take until what readers of a job that was killed held comes
   *     back
   */
  SubscriptionWatermark(
      long spanMillis,
      long leaseMillis,
      long now,
      long takenAt,
      long watermark,
      List<Seen> lately) {
    this.spanMillis = spanMillis;
    this.watermark = watermark;
    this.lately.addAll(lately);
    if (now - takenAt >= AWAY_MILLIS) {
      this.lately.add(new Seen(watermark, now + leaseMillis));
    }
  }

  /** Notes that a message of this arrival is before the reader. */
  void note(long arrival, long now) {
    Seen newest = lately.peekLast();
    long part = spanMillis / PARTS;
    if (newest != null && now / part == newest.last() / part) {
      lately.removeLast();
      lately.add(new Seen(Math.min(newest.earliest(), arrival), Math.max(newest.last(), now)));
    } else {
      lately.add(new Seen(arrival, now));
    }
  }

  /**
   * The watermark, which never goes back.
   *
   * @param waiting the earliest arrival of what was pulled and not read; {@code Long.MAX_VALUE}
   *     where nothing waits
   * @param answered when a request was begun that the service has answered, for the last time
   */
  long at(long now, long waiting, long answered) {
    lately.removeIf(seen -> now - seen.last() >= spanMillis);
    long candidate = Math.min(waiting, answered - spanMillis);
    for (Seen seen : lately) {
      candidate = Math.min(candidate, seen.earliest());
    }
    watermark = Math.max(watermark, candidate);
    return watermark;
  }

  /** The watermark as it was told last. */
  long value() {
    return watermark;
  }

  /** What was before the reader lately, for a mark. */
  List<Seen> lately() {
    return List.copyOf(lately);
  }
}
