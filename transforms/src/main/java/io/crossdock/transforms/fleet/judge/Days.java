package io.crossdock.transforms.fleet.judge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days of a time zone, of which not all have 24 hours (R49). */
final class Days {
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final ZoneId zone;

  /** The day that was asked for last, which mostly is asked for again. */
  private long day;

  private long startMicros;
  private long endMicros;

  Days(String zone) {
    this.zone = ZoneId.of(zone);
    find(0);
  }

  /** What to do with a part of a stretch of time that lies in one day. */
  interface Part {
    void of(long day, long fromMicros, long toMicros);
  }

  /** The day at this time, days since 1970-01-01. */
  long at(long micros) {
    if (micros < startMicros || micros >= endMicros) {
      find(micros);
    }
    return day;
  }

  /** When the day at this time ends, microseconds since the epoch. */
  long endOfDay(long micros) {
    at(micros);
    return endMicros;
  }

  /** Cuts a stretch of time at midnights. */
  void split(long fromMicros, long toMicros, Part part) {
    long from = fromMicros;
    while (from < toMicros) {
      long at = at(from);
      long to = Math.min(toMicros, endMicros);
      part.of(at, from, to);
      from = to;
    }
  }

  private void find(long micros) {
    LocalDate date =
        Instant.ofEpochSecond(Math.floorDiv(micros, MICROS_PER_SECOND)).atZone(zone).toLocalDate();
    day = date.toEpochDay();
    startMicros = start(date);
    endMicros = start(date.plusDays(1));
  }

  private long start(LocalDate date) {
    return date.atStartOfDay(zone).toEpochSecond() * MICROS_PER_SECOND;
  }
}
