package io.crossdock.notifier.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Intervals in which a route mutes what can wait. */
public record QuietHours(List<TimeInterval> intervals) {
  /** None. */
  public static final QuietHours NONE = new QuietHours(List.of());

  /** What is quiet for longer than a week is so for ever. */
  private static final Duration WEEK = Duration.ofDays(8);

  /** The first moment from {@code moment} on that is in no interval. */
  Instant after(Instant moment) {
    Instant end = moment;
    for (Instant before = null; !end.equals(before); ) {
      before = end;
      for (TimeInterval interval : intervals) {
        end = interval.endAt(end);
      }
      if (Duration.between(moment, end).compareTo(WEEK) > 0) {
        return end;
      }
    }
    return end;
  }

  /** Whether they never end. */
  boolean endless(Instant moment) {
    return Duration.between(moment, after(moment)).compareTo(WEEK) > 0;
  }
}
