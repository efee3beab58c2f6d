package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.transforms.fleet.geo.RouteShape;
import io.crossdock.transforms.fleet.plan.PlannedRoute;
import io.crossdock.transforms.fleet.rules.FleetRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The oracle for silence, doors and routes. */
final class NaiveWatch {
  private final NaiveTruck truck;
  private final NaiveTruck.Setting setting;

  NaiveWatch(NaiveTruck truck) {
    this.truck = truck;
    this.setting = truck.setting;
  }

  void all(List<Alert> alerts) {
    for (Duty duty : truck.duties) {
      silences(duty, alerts);
      doors(duty, alerts);
      PlannedRoute route = setting.plan().route(duty);
      RouteShape shape = route == null ? null : route.shape();
      if (shape != null) {
        deviations(duty, shape, alerts);
      }
    }
  }

  /** Between two times at which a subject was heard; the duty's beginning is as if it were. */
  private void silences(Duty duty, List<Alert> alerts) {
    List<String> expected = setting.plan().sensors(setting.tenant(), setting.truckId());
    Set<String> subjects = new LinkedHashSet<>(expected);
    subjects.addAll(truck.sensors());
    subjects.add("gps");
    for (String subject : subjects) {
      List<Long> heard = new ArrayList<>();
      if (subject.equals("gps") || expected.contains(subject)) {
        heard.add(duty.fromMicros());
      }
      if (subject.equals("gps")) {
        for (GpsFix fix : truck.fixes) {
          if (NaiveTruck.isOn(duty, fix)) {
            heard.add(fix.eventTimeMicros());
          }
        }
      } else {
        for (TemperatureReading reading : truck.readings(subject)) {
          if (NaiveTruck.isOn(duty, reading)) {
            heard.add(reading.eventTimeMicros());
          }
        }
      }
      for (int i = 0; i < heard.size(); i++) {
        long next = i + 1 < heard.size() ? heard.get(i + 1) : Long.MAX_VALUE;
        long raised = heard.get(i) + setting.micros(FleetRule.SILENT_AFTER);
        if (raised <= next && raised < duty.toMicros()) {
          alerts.add(
              truck.alert(
                  duty, AlertRule.SENSOR_SILENT, subject, heard.get(i), raised, next, Double.NaN));
        }
      }
    }
  }

  private void doors(Duty duty, List<Alert> alerts) {
    for (String door : truck.doors()) {
      for (int opening : truck.openings(door)) {
        long closed = truck.closed(door, opening);
        long began = Math.max(truck.events.get(opening).eventTimeMicros(), duty.fromMicros());
        long raised = began + setting.micros(FleetRule.DOOR_LIMIT);
        if (began < duty.toMicros() && raised <= closed && raised < duty.toMicros()) {
          alerts.add(
              truck.alert(duty, AlertRule.DOOR_OPEN, door, began, raised, closed, Double.NaN));
        }
      }
    }
  }

  private void deviations(Duty duty, RouteShape shape, List<Alert> alerts) {
    List<GpsFix> fixes = truck.fixes.stream().filter(fix -> NaiveTruck.isOn(duty, fix)).toList();
    List<Boolean> outside = new ArrayList<>();
    List<Boolean> inside = new ArrayList<>();
    List<Double> metres = new ArrayList<>();
    for (GpsFix fix : fixes) {
      double off = shape.metresOff(fix.latitude(), fix.longitude());
      metres.add(off);
      outside.add(off > setting.value(FleetRule.CORRIDOR_OUTER) + NaiveTruck.accuracy(fix));
      inside.add(off < setting.value(FleetRule.CORRIDOR_INNER));
    }
    int at = 0;
    while (at < fixes.size()) {
      int raised = sure(fixes, outside, at);
      if (raised < 0) {
        return;
      }
      int began = raised;
      while (began > at && outside.get(began - 1) && !isSilence(fixes, began)) {
        began--;
      }
      int back = sure(fixes, inside, raised + 1);
      int end = back < 0 ? fixes.size() - 1 : back;
      double farthest = 0;
      for (int i = began; i <= end; i++) {
        farthest = Math.max(farthest, metres.get(i));
      }
      alerts.add(
          truck.alert(
              duty,
              AlertRule.ROUTE_DEVIATION,
              "",
              fixes.get(began).eventTimeMicros(),
              fixes.get(raised).eventTimeMicros(),
              back < 0 ? Long.MAX_VALUE : fixes.get(back).eventTimeMicros(),
              farthest));
      at = end + 1;
    }
  }

  /** The first fix that ends a run of enough of them, for long enough, from a place on; or -1. */
  private int sure(List<GpsFix> fixes, List<Boolean> are, int from) {
    for (int i = from; i < fixes.size(); i++) {
      int first = i;
      while (first > from && are.get(first - 1) && !isSilence(fixes, first)) {
        first--;
      }
      if (are.get(i)
          && i - first + 1 >= setting.value(FleetRule.CONFIRM_FIXES)
          && fixes.get(i).eventTimeMicros() - fixes.get(first).eventTimeMicros()
              >= setting.micros(FleetRule.DWELL)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isSilence(List<GpsFix> fixes, int at) {
    return fixes.get(at).eventTimeMicros() - fixes.get(at - 1).eventTimeMicros()
        > setting.micros(FleetRule.GAP_AFTER);
  }
}
