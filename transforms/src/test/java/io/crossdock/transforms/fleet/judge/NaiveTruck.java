package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.transforms.fleet.geo.LocalPlane;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.rules.FleetRule;
import io.crossdock.transforms.fleet.rules.FleetRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The oracle: what must stand in the tables for one truck in the end, from all its events at once
 * and with no regard for speed, order of arrival or memory. This is a stretch of events that what
 * was before it does not matter to.
 */
final class NaiveTruck {
  private static final long HOUR = 3_600_000_000L;

  /** A truck, the same for all its stretches. Duties in order; rules hold always. */
  record Setting(
      String tenant, String truckId, FleetPlan plan, List<Duty> duties, FleetRules rules) {
    long micros(FleetRule rule) {
      return rules.micros(rule);
    }

    double value(FleetRule rule) {
      return rules.value(rule);
    }
  }

  final Setting setting;
  final List<TruckEvent> events = new ArrayList<>();
  final List<Duty> duties = new ArrayList<>();
  final List<GpsFix> fixes = new ArrayList<>();
  final List<CheckedEvent> doubted = new ArrayList<>();
  final List<GpsFix> refused = new ArrayList<>();

  private NaiveTruck(Setting setting) {
    this.setting = setting;
  }

  /** All facts as lines; the events in order, none twice. */
  static List<String> content(Setting setting, List<TruckInput> inputs) {
    NaiveDays days = new NaiveDays(setting);
    List<String> lines = new ArrayList<>();
    for (NaiveTruck stretch : stretches(setting, inputs, days)) {
      List<Alert> alerts = new ArrayList<>();
      new NaiveWatch(stretch).all(alerts);
      new NaiveStops(stretch, days).all(alerts, lines);
      new NaiveCold(stretch, days).all(alerts);
      alerts.forEach(alert -> lines.add(FactLines.of(alert)));
      stretch.doubted.forEach(one -> lines.add(FactLines.of(one)));
      days.count(stretch);
    }
    lines.addAll(days.lines());
    lines.sort(null);
    return lines;
  }

  /** A truck off duty begins anew on another day after an hour of silence. */
  private static List<NaiveTruck> stretches(
      Setting setting, List<TruckInput> inputs, NaiveDays days) {
    List<NaiveTruck> stretches = new ArrayList<>();
    int from = 0;
    while (from < inputs.size()) {
      int to = from;
      long first = inputs.get(from).event().eventTimeMicros();
      long until;
      do {
        until = forgotten(setting, inputs.get(to).event().eventTimeMicros(), days);
        to++;
      } while (to < inputs.size() && inputs.get(to).event().eventTimeMicros() < until);
      NaiveTruck stretch = new NaiveTruck(setting);
      for (Duty duty : setting.duties) {
        if (duty.toMicros() > first && duty.fromMicros() < until) {
          stretch.duties.add(duty);
        }
      }
      stretch.believe(inputs.subList(from, to));
      stretches.add(stretch);
      from = to;
    }
    return stretches;
  }

  private static long forgotten(Setting setting, long last, NaiveDays days) {
    long until = Math.max(days.endOfDay(last), last + HOUR);
    for (Duty duty : setting.duties) {
      if (duty.fromMicros() < until) {
        until = Math.max(until, duty.toMicros());
      }
    }
    return until;
  }

  private void believe(List<TruckInput> inputs) {
    GpsFix suspect = null;
    for (TruckInput input : inputs) {
      events.add(input.event());
      if (!(input.event() instanceof GpsFix fix)) {
        continue;
      }
      if (!EventFlag.believed(input.flags())) {
        refused.add(fix);
        continue;
      }
      GpsFix last = fixes.isEmpty() ? null : fixes.get(fixes.size() - 1);
      if (last != null && last.eventTimeMicros() == fix.eventTimeMicros()) {
        doubted.add(new CheckedEvent(fix, input.flags() | EventFlag.SAME_TIME.mask(), 0));
      } else if (last == null
          || canReach(last, fix)
          || (suspect != null && canReach(suspect, fix))) {
        fixes.add(fix);
        suspect = null;
      } else {
        doubted.add(new CheckedEvent(fix, input.flags() | EventFlag.IMPOSSIBLE_SPEED.mask(), 0));
        suspect = fix;
      }
    }
  }

  private boolean canReach(GpsFix from, GpsFix to) {
    double metres = Math.max(0, metres(from, to) - accuracy(from) - accuracy(to));
    double seconds = (to.eventTimeMicros() - from.eventTimeMicros()) / 1e6;
    return seconds > 0 && metres / seconds * 3.6 <= setting.value(FleetRule.MAX_SPEED_KMH);
  }

  static double accuracy(GpsFix fix) {
    Double accuracy = fix.accuracyMetres();
    return accuracy == null ? 0 : accuracy;
  }

  static double metres(GpsFix one, GpsFix other) {
    return LocalPlane.metres(one.latitude(), one.longitude(), other.latitude(), other.longitude());
  }

  /** The duty at this time, or null. */
  @Nullable Duty dutyAt(long micros) {
    for (Duty duty : duties) {
      if (duty.fromMicros() <= micros && micros < duty.toMicros()) {
        return duty;
      }
    }
    return null;
  }

  static boolean isOn(Duty duty, TruckEvent event) {
    return event.eventTimeMicros() >= duty.fromMicros()
        && event.eventTimeMicros() < duty.toMicros();
  }

  List<TemperatureReading> readings(String sensor) {
    List<TemperatureReading> readings = new ArrayList<>();
    for (TruckEvent event : events) {
      if (event instanceof TemperatureReading reading && reading.sensorId().equals(sensor)) {
        readings.add(reading);
      }
    }
    return readings;
  }

  List<String> sensors() {
    List<String> sensors = new ArrayList<>();
    for (TruckEvent event : events) {
      if (event instanceof TemperatureReading reading && !sensors.contains(reading.sensorId())) {
        sensors.add(reading.sensorId());
      }
    }
    return sensors;
  }

  List<String> doors() {
    List<String> doors = new ArrayList<>();
    for (TruckEvent event : events) {
      if (event instanceof DoorEvent door && !doors.contains(door.doorId())) {
        doors.add(door.doorId());
      }
    }
    return doors;
  }

  /** Where the events of a door begin to say that it is open: places in {@link #events}. */
  List<Integer> openings(String door) {
    List<Integer> openings = new ArrayList<>();
    boolean open = false;
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof DoorEvent event && event.doorId().equals(door)) {
        if (event.open() && !open) {
          openings.add(i);
        }
        open = event.open();
      }
    }
    return openings;
  }

  /** When a door is closed next after a place in {@link #events}; the end of time if never. */
  long closed(String door, int after) {
    for (int i = after + 1; i < events.size(); i++) {
      if (events.get(i) instanceof DoorEvent event
          && event.doorId().equals(door)
          && !event.open()) {
        return event.eventTimeMicros();
      }
    }
    return Long.MAX_VALUE;
  }

  /** An episode that was seen to be over at this time, if the duty was not over before. */
  Alert alert(
      Duty duty,
      AlertRule rule,
      String subject,
      long began,
      long raised,
      long cleared,
      double extreme) {
    boolean seen = cleared < duty.toMicros();
    long ended = seen ? cleared : duty.toMicros();
    long critical = raised + setting.micros(FleetRule.ESCALATE_AFTER);
    return new Alert(
        setting.tenant,
        setting.truckId,
        rule,
        subject,
        began,
        raised,
        ended,
        seen ? Alert.State.CLEARED : Alert.State.ENDED,
        critical < ended || (seen && critical == ended)
            ? Alert.Severity.CRITICAL
            : Alert.Severity.WARNING,
        extreme,
        duty.fromMicros(),
        0,
        0);
  }
}
