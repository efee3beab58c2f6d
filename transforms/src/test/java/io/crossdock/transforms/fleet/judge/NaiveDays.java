package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.Excursion;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.SensorDay;
import io.crossdock.schemas.fleet.TruckDay;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.transforms.fleet.rules.FleetRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The oracle's ledger. */
final class NaiveDays {
  private static final long HOUR = 3_600_000_000L;

  private final NaiveTruck.Setting setting;
  private final ZoneId zone;
  private final TreeMap<Long, Row> rows = new TreeMap<>();

  NaiveDays(NaiveTruck.Setting setting) {
    this.setting = setting;
    this.zone = ZoneId.of(setting.plan().zone(setting.tenant(), setting.truckId()));
  }

  /** A day; times in microseconds. */
  static final class Row {
    int events;
    int fixes;
    int flagged;
    double metres;
    long moving;
    long stopped;
    long unknown;
    long doors;
    int stops;
    final TreeMap<String, Sensor> sensors = new TreeMap<>();

    Sensor sensor(String id) {
      return sensors.computeIfAbsent(id, name -> new Sensor());
    }
  }

  /** A sensor's day; times in microseconds. */
  static final class Sensor {
    final List<Double> readings = new ArrayList<>();
    private final List<double[]> held = new ArrayList<>();
    long above;
    long below;
    private final TreeMap<String, long[]> limits = new TreeMap<>();

    void held(double celsius, long micros) {
      held.add(new double[] {celsius, micros / 1e6});
    }

    /** Of a later duty of the day what counts replaces, but the first alarm stays. */
    void limit(String name, long today, long counted, long alarm) {
      long[] before = limits.getOrDefault(name, new long[3]);
      limits.put(name, new long[] {before[0] + today, counted, before[2] == 0 ? alarm : before[2]});
    }

    SensorDay told(String id) {
      double seconds = held.stream().mapToDouble(one -> one[1]).sum();
      double mean = held.stream().mapToDouble(one -> one[0] * one[1]).sum() / seconds;
      // R24 as it stands there: dH/R is 10,000 K.
      double rate =
          held.stream().mapToDouble(one -> Math.exp(-1e4 / (one[0] + 273.15)) * one[1]).sum();
      List<Excursion> excursions = new ArrayList<>();
      limits.forEach(
          (name, of) -> excursions.add(new Excursion(name, of[0] / 1e6, of[1] / 1e6, of[2])));
      return new SensorDay(
          id,
          readings.size(),
          seconds,
          readings.stream().mapToDouble(one -> one).min().orElse(Double.NaN),
          readings.stream().mapToDouble(one -> one).max().orElse(Double.NaN),
          mean,
          1e4 / -Math.log(rate / seconds) - 273.15,
          above / 1e6,
          below / 1e6,
          excursions);
    }
  }

  long at(long micros) {
    return date(micros).toEpochDay();
  }

  private LocalDate date(long micros) {
    return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)).atZone(zone).toLocalDate();
  }

  long endOfDay(long micros) {
    return date(micros).plusDays(1).atStartOfDay(zone).toEpochSecond() * 1_000_000;
  }

  Row of(long day) {
    return rows.computeIfAbsent(day, number -> new Row());
  }

  Row row(long micros) {
    return of(at(micros));
  }

  /** Since when a stretch of time counts: no more than an hour back to a day before. */
  long since(long from, long to) {
    return from >= to || at(from) == at(to - 1) ? from : Math.max(from, to - HOUR);
  }

  void add(long from, long to, BiConsumer<Row, Long> adding) {
    for (long at = since(from, to); at < to; at = endOfDay(at)) {
      adding.accept(row(at), Math.min(to, endOfDay(at)) - at);
    }
  }

  /** What is counted one by one: events, fixes and open doors. */
  void count(NaiveTruck truck) {
    for (TruckEvent event : truck.events) {
      row(event.eventTimeMicros()).events++;
    }
    for (GpsFix fix : truck.fixes) {
      row(fix.eventTimeMicros()).fixes++;
    }
    for (GpsFix fix : truck.refused) {
      row(fix.eventTimeMicros()).flagged++;
    }
    for (CheckedEvent one : truck.doubted) {
      row(one.event().eventTimeMicros()).flagged++;
    }
    for (String door : truck.doors()) {
      for (int opening : truck.openings(door)) {
        long closed = truck.closed(door, opening);
        for (int i = opening + 1; i < truck.events.size(); i++) {
          long from = truck.events.get(i - 1).eventTimeMicros();
          long to = truck.events.get(i).eventTimeMicros();
          if (to <= closed && to - from <= setting.micros(FleetRule.SILENT_AFTER)) {
            add(from, to, (day, micros) -> day.doors += micros);
          }
        }
      }
    }
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    rows.forEach(
        (day, row) -> {
          if (row.events > 0) {
            lines.addAll(FactLines.of(told(day, row)));
          }
        });
    return lines;
  }

  private TruckDay told(long day, Row row) {
    List<SensorDay> sensors = new ArrayList<>();
    row.sensors.forEach((id, sensor) -> sensors.add(sensor.told(id)));
    return new TruckDay(
        setting.tenant(),
        setting.truckId(),
        day,
        zone.getId(),
        row.events,
        row.fixes,
        row.flagged,
        row.metres,
        row.moving / 1e6,
        row.stopped / 1e6,
        row.unknown / 1e6,
        row.doors / 1e6,
        row.stops,
        sensors,
        0);
  }
}
