package io.crossdock.sandbox.simulator.plant;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * When a plant's day is, microseconds since the epoch.
 *
 * @param startMicros when it begins
 * @param endMicros when it ends
 */
record Calendar(long startMicros, long endMicros) {
  static final long SECOND = 1_000_000;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;

  /** A day of so many hours of which two thirds are over at noon, UTC. */
  static Calendar of(LocalDate day, int hours) {
    long noon = day.atTime(LocalTime.NOON).toEpochSecond(ZoneOffset.UTC) * SECOND;
    long length = hours * HOUR;
    return new Calendar(noon - length * 2 / 3, noon + length / 3);
  }

  long noon() {
    return startMicros + (endMicros - startMicros) * 2 / 3;
  }

  /** When this part of the day is over. */
  long at(double part) {
    return startMicros + Math.round(part * (endMicros - startMicros));
  }

  /** How much of the day is over. */
  double part(long micros) {
    return (double) (micros - startMicros) / (endMicros - startMicros);
  }
}
