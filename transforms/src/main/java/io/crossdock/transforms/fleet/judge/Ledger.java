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
   * Notes that an event is known, in all days that it can change: its own, and the one before if it
   * reaches back to it.
   *
   * @param events how many are known with it
   */
  void know(Days calendar, long micros, int events) {
    DayTotals before = days.get(calendar.at(micros - REACH_MICROS));
    if (before != null) {
      before.known = events;
    }
    DayTotals today = day(calendar.at(micros));
    today.events++;
    today.known = events;
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
    out.writeInt(days.size());
    for (Map.Entry<Long, DayTotals> entry : days.entrySet()) {
      out.writeLong(entry.getKey());
      entry.getValue().write(out);
    }
  }

  static Ledger read(CompactInput in) {
    Ledger ledger = new Ledger();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      ledger.days.put(in.readLong(), DayTotals.read(in));
    }
    return ledger;
  }
}
