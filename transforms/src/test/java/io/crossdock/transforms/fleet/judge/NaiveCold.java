package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.ExcursionLimit;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.transforms.fleet.rules.FleetRule;
import java.util.ArrayList;
import java.util.List;

/** The oracle for temperatures. */
final class NaiveCold {
  private final NaiveTruck truck;
  private final NaiveTruck.Setting setting;
  private final NaiveDays days;

  NaiveCold(NaiveTruck truck, NaiveDays days) {
    this.truck = truck;
    this.setting = truck.setting;
    this.days = days;
  }

  /**
   * A reading on a duty.
   *
   * @param before the temperature before, NaN where it is not known; it held
   * @param from since then, and
   * @param to until this reading, microseconds since the epoch
   * @param celsius this reading, degrees Celsius
   * @param grace up to when nothing counts, as known at this reading
   */
  record Leg(double before, long from, long to, double celsius, long grace) {}

  void all(List<Alert> alerts) {
    for (String sensor : truck.sensors()) {
      measured(sensor);
      for (Duty duty : truck.duties) {
        List<Leg> legs = legs(sensor, duty);
        for (ExcursionLimit limit : setting.plan().limits(duty)) {
          new NaiveExcursion(days, legs, sensor).count(limit);
        }
        if (!Double.isNaN(duty.setPointCelsius())) {
          side(AlertRule.CARGO_OVERHEATING, sensor, duty, legs, alerts);
          side(AlertRule.CARGO_FREEZING, sensor, duty, legs, alerts);
        }
      }
    }
  }

  private void measured(String sensor) {
    List<TemperatureReading> readings = truck.readings(sensor);
    for (int i = 0; i < readings.size(); i++) {
      TemperatureReading reading = readings.get(i);
      days.row(reading.eventTimeMicros()).sensor(sensor).readings.add(reading.celsius());
      if (i > 0 && holds(readings.get(i - 1), reading)) {
        double held = readings.get(i - 1).celsius();
        days.add(
            readings.get(i - 1).eventTimeMicros(),
            reading.eventTimeMicros(),
            (day, micros) -> day.sensor(sensor).held(held, micros));
      }
    }
  }

  private boolean holds(TemperatureReading before, TemperatureReading reading) {
    return reading.eventTimeMicros() - before.eventTimeMicros()
        <= setting.micros(FleetRule.SILENT_AFTER);
  }

  private List<Leg> legs(String sensor, Duty duty) {
    List<TemperatureReading> readings = truck.readings(sensor);
    List<Leg> legs = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      TemperatureReading reading = readings.get(i);
      if (!NaiveTruck.isOn(duty, reading)) {
        continue;
      }
      long now = reading.eventTimeMicros();
      boolean known = i > 0 && holds(readings.get(i - 1), reading);
      legs.add(
          new Leg(
              known ? readings.get(i - 1).celsius() : Double.NaN,
              known ? Math.max(readings.get(i - 1).eventTimeMicros(), duty.fromMicros()) : now,
              now,
              reading.celsius(),
              grace(reading)));
    }
    return legs;
  }

  private long grace(TemperatureReading reading) {
    int at = truck.events.indexOf(reading);
    long until = Long.MIN_VALUE;
    for (String door : truck.doors()) {
      for (int opening : truck.openings(door)) {
        if (opening <= at) {
          long opened = truck.events.get(opening).eventTimeMicros();
          until = Math.max(until, opened + setting.micros(FleetRule.DOOR_GRACE));
        }
      }
    }
    for (String sensor : truck.sensors()) {
      boolean defrosting = false;
      for (TemperatureReading one : truck.readings(sensor)) {
        if (one.defrosting() && !defrosting && truck.events.indexOf(one) <= at) {
          until = Math.max(until, one.eventTimeMicros() + setting.micros(FleetRule.DEFROST_GRACE));
        }
        defrosting = one.defrosting();
      }
    }
    return until;
  }

  private static boolean isOut(AlertRule rule, Duty duty, double celsius) {
    return rule == AlertRule.CARGO_OVERHEATING
        ? celsius > duty.setPointCelsius() + duty.toleranceCelsius()
        : celsius < duty.setPointCelsius() - duty.toleranceCelsius();
  }

  private void side(AlertRule rule, String sensor, Duty duty, List<Leg> legs, List<Alert> alerts) {
    for (Leg leg : legs) {
      if (isOut(rule, duty, leg.before)) {
        days.add(
            leg.from,
            leg.to,
            (day, micros) -> {
              NaiveDays.Sensor of = day.sensor(sensor);
              of.above += rule == AlertRule.CARGO_OVERHEATING ? micros : 0;
              of.below += rule == AlertRule.CARGO_FREEZING ? micros : 0;
            });
      }
    }
    int at = 0;
    while (at < legs.size()) {
      if (!isOut(rule, duty, legs.get(at).celsius)) {
        at++;
        continue;
      }
      // A run of readings out of tolerance.
      int end = at;
      while (end < legs.size() && isOut(rule, duty, legs.get(end).celsius)) {
        end++;
      }
      int raised = raised(rule, duty, legs, at, end);
      if (raised < 0) {
        at = end;
        continue;
      }
      int began = at;
      while (legs.get(began).to < legs.get(began).grace) {
        began++;
      }
      Leg first = legs.get(began);
      boolean was = isOut(rule, duty, first.before);
      int cleared = cleared(rule, duty, legs, raised);
      int last = cleared < 0 ? legs.size() - 1 : cleared;
      double extreme = first.celsius;
      for (int i = began; i <= last; i++) {
        double celsius = legs.get(i).celsius;
        extreme =
            rule == AlertRule.CARGO_OVERHEATING
                ? Math.max(extreme, celsius)
                : Math.min(extreme, celsius);
      }
      alerts.add(
          truck.alert(
              duty,
              rule,
              sensor,
              was ? Math.max(first.from, first.grace) : first.to,
              legs.get(raised).to,
              cleared < 0 ? Long.MAX_VALUE : legs.get(cleared).to,
              extreme));
      at = last + 1;
    }
  }

  /** The reading of a run at which it has been out for long enough, graces aside; or -1. */
  private int raised(AlertRule rule, Duty duty, List<Leg> legs, int from, int end) {
    for (int i = from; i < end; i++) {
      long out = 0;
      boolean any = false;
      for (int k = from; k <= i; k++) {
        Leg leg = legs.get(k);
        if (leg.to >= leg.grace) {
          any = true;
          out += isOut(rule, duty, leg.before) ? leg.to - Math.max(leg.from, leg.grace) : 0;
        }
      }
      if (any && out >= setting.micros(FleetRule.ON_DELAY)) {
        return i;
      }
    }
    return -1;
  }

  /** The reading at which it has been in tolerance for long enough since the last out; or -1. */
  private int cleared(AlertRule rule, Duty duty, List<Leg> legs, int raised) {
    for (int i = raised + 1; i < legs.size(); i++) {
      long in = 0;
      int k = i;
      while (!isOut(rule, duty, legs.get(k).celsius)) {
        boolean was = isOut(rule, duty, legs.get(k).before);
        in += was ? 0 : legs.get(k).to - legs.get(k).from;
        k--;
      }
      if (k < i && in >= setting.micros(FleetRule.OFF_DELAY)) {
        return i;
      }
    }
    return -1;
  }
}
