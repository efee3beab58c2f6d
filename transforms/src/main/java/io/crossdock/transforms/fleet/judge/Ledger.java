package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.fleet.TruckDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A truck's days that can still change. */
final class Ledger {
  /** How far back on an earlier day an event can reach, microseconds. */
  static final long REACH_MICROS = 3_600_000_000L;

  private final TreeMap<Long, DayTotals> days = new TreeMap<>();

  /** How many events were counted since it began anew. */
  private int events;

  /** Time of the first of them, microseconds since the epoch. */
  private long firstMicros;

  DayTotals day(long day) {
    return days.computeIfAbsent(day, number -> new DayTotals());
  }

  /**
   * Adds a stretch of time to the days that it lies in. Of what began on an earlier day no more
   * counts than {@link #REACH_MICROS}: a day that is over must be told some time.
   */
  void add(Days calendar, long fromMicros, long toMicros, BiConsumer<DayTotals, Long> adding) {
    calendar.split(
        begin(calendar, fromMicros, toMicros),
        toMicros,
        (day, from, to) -> adding.accept(day(day), to - from));
  }

  /** Since when a stretch of time counts. */
  static long begin(Days calendar, long fromMicros, long toMicros) {
    boolean sameDay = fromMicros < toMicros && calendar.at(fromMicros) == calendar.at(toMicros - 1);
    return sameDay ? fromMicros : Math.max(fromMicros, toMicros - REACH_MICROS);
  }

  /**
   * Counts an event, and notes in all days that it can change how many are known with it: in its
   * own, and in the one before if it reaches back to it.
   */
  void count(Days calendar, long micros) {
    if (events == 0) {
      firstMicros = micros;
    }
    events++;
    DayTotals before = days.get(calendar.at(Math.max(firstMicros, micros - REACH_MICROS)));
    if (before != null) {
      before.known = events;
    }
    DayTotals today = day(calendar.at(micros));
    today.events++;
    today.known = events;
  }

  /** Nothing that is counted from now on can change a day of which something is counted. */
  void beginAnew() {
    events = 0;
  }

  /** What was driven slowly is known: it stood since this day, and drove before. */
  void settleSlow(long standingSince) {
    days.forEach(
        (day, totals) -> {
          totals.metres += day < standingSince ? totals.slowMetres : 0;
          totals.slowMetres = 0;
        });
  }

  /** The first day that is not forgotten; the end of time if there is none. */
  long firstDay() {
    return days.isEmpty() ? Long.MAX_VALUE : days.firstKey();
  }

  /** The days as rows. */
  List<TruckDay> told(String tenant, String truckId, String zone) {
    List<TruckDay> told = new ArrayList<>();
    days.forEach(
        (day, totals) -> {
          if (totals.events > 0) {
            told.add(totals.told(tenant, truckId, day, zone));
          }
        });
    return told;
  }

  /** Forgets the days before this one. */
  void forget(long day) {
    days.headMap(day).clear();
  }

  void write(CompactOutput out) {
    out.writeInt(events);
    out.writeLong(firstMicros);
    out.writeInt(days.size());
    for (Map.Entry<Long, DayTotals> entry : days.entrySet()) {
      out.writeLong(entry.getKey());
      entry.getValue().write(out);
    }
  }

  static Ledger read(CompactInput in) {
    Ledger ledger = new Ledger();
    ledger.events = in.readInt();
    ledger.firstMicros = in.readLong();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      ledger.days.put(in.readLong(), DayTotals.read(in));
    }
    return ledger;
  }
}
