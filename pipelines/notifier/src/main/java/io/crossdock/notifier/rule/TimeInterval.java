package io.crossdock.notifier.rule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * A time of the day in a zone that comes again, such as 22:00 to 06:00.
 *
 * @param zone where
 * @param days on which it begins
 * @param from when it begins
 * @param to when it ends, on the next day where that is no later
 */
public record TimeInterval(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {

  /**
   * The end of the interval that {@code moment} is in; {@code moment} itself where it is in none.
   */
  Instant endAt(Instant moment) {
    LocalDate today = moment.atZone(zone).toLocalDate();
    for (LocalDate day : Set.of(today.minusDays(1), today)) {
      // By the clock on the wall: a night in which it is changed is longer or shorter.
      Instant begin = day.atTime(from).atZone(zone).toInstant();
      LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
      Instant end = last.atTime(to).atZone(zone).toInstant();
      if (days.contains(day.getDayOfWeek()) && !moment.isBefore(begin) && moment.isBefore(end)) {
        return end;
      }
    }
    return moment;
  }
}
