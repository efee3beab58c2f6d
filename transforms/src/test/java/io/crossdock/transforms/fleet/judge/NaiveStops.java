package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.transforms.fleet.geo.LocalPlane;
import io.crossdock.transforms.fleet.plan.PlannedRoute;
import io.crossdock.transforms.fleet.rules.FleetRule;
import java.util.ArrayList;
import java.util.List;

/** The oracle for stops, and for the ledger's times and distance. */
final class NaiveStops {
  private final NaiveTruck truck;
  private final NaiveTruck.Setting setting;
  private final NaiveDays days;

  NaiveStops(NaiveTruck truck, NaiveDays days) {
    this.truck = truck;
    this.setting = truck.setting;
    this.days = days;
  }

  void all(List<Alert> alerts, List<String> lines) {
    List<List<GpsFix>> places = places();
    for (int i = 0; i < places.size(); i++) {
      List<GpsFix> place = places.get(i);
      if (stands(place, place.size() - 1)) {
        lines.add(FactLines.of(stop(place)));
        GpsFix last = place.get(place.size() - 1);
        days.row(place.get(0).eventTimeMicros()).stops++;
        days.add(
            place.get(0).eventTimeMicros(),
            last.eventTimeMicros(),
            (day, micros) -> day.stopped += micros);
      } else {
        for (int k = 1; k < place.size(); k++) {
          leg(place.get(k - 1), place.get(k));
        }
      }
      if (i > 0) {
        List<GpsFix> before = places.get(i - 1);
        leg(before.get(before.size() - 1), place.get(0));
      }
    }
    unplanned(places, alerts);
  }

  /** Fixes near the first of them, or near their mean once it stands, with no silence between. */
  private List<List<GpsFix>> places() {
    List<List<GpsFix>> places = new ArrayList<>();
    for (GpsFix fix : truck.fixes) {
      List<GpsFix> place = places.isEmpty() ? List.of() : places.get(places.size() - 1);
      if (place.isEmpty()
          || isSilence(place.get(place.size() - 1), fix)
          || metresAway(place, fix) > setting.value(FleetRule.STOP_DIAMETER)) {
        places.add(new ArrayList<>(List.of(fix)));
      } else {
        place.add(fix);
      }
    }
    return places;
  }

  private double metresAway(List<GpsFix> place, GpsFix fix) {
    if (!stands(place, place.size() - 1)) {
      return NaiveTruck.metres(place.get(0), fix);
    }
    double latitude = place.stream().mapToDouble(GpsFix::latitude).average().orElseThrow();
    double longitude = place.stream().mapToDouble(GpsFix::longitude).average().orElseThrow();
    return LocalPlane.metres(latitude, longitude, fix.latitude(), fix.longitude());
  }

  private boolean isSilence(GpsFix before, GpsFix fix) {
    return fix.eventTimeMicros() - before.eventTimeMicros() > setting.micros(FleetRule.GAP_AFTER);
  }

  private void leg(GpsFix before, GpsFix fix) {
    boolean silence = isSilence(before, fix);
    days.row(fix.eventTimeMicros()).metres += NaiveTruck.metres(before, fix);
    days.add(
        before.eventTimeMicros(),
        fix.eventTimeMicros(),
        (day, micros) -> {
          day.unknown += silence ? micros : 0;
          day.moving += silence ? 0 : micros;
        });
  }

  private boolean stands(List<GpsFix> place, int at) {
    return stayed(place, at) >= setting.micros(FleetRule.STOP_AFTER);
  }

  private static long stayed(List<GpsFix> place, int at) {
    return place.get(at).eventTimeMicros() - place.get(0).eventTimeMicros();
  }

  private String nameFor(Duty duty, GpsFix first) {
    PlannedRoute route = setting.plan().route(duty);
    return route == null ? "" : route.placeAt(first.latitude(), first.longitude());
  }

  private Stop stop(List<GpsFix> place) {
    GpsFix first = place.get(0);
    double latitude = 0;
    double longitude = 0;
    String name = "";
    for (int i = 0; i < place.size(); i++) {
      latitude += place.get(i).latitude() / place.size();
      longitude += place.get(i).longitude() / place.size();
      Duty duty = truck.dutyAt(place.get(i).eventTimeMicros());
      if (name.isEmpty() && stands(place, i) && duty != null) {
        name = nameFor(duty, first);
      }
    }
    return new Stop(
        setting.tenant(),
        setting.truckId(),
        first.eventTimeMicros(),
        place.get(place.size() - 1).eventTimeMicros(),
        latitude,
        longitude,
        name,
        true,
        false,
        0);
  }

  /** One episode until a fix is seen elsewhere, however many silences it is cut into. */
  private void unplanned(List<List<GpsFix>> places, List<Alert> alerts) {
    long openUntil = Long.MIN_VALUE;
    for (int i = 0; i < places.size(); i++) {
      List<GpsFix> place = places.get(i);
      for (int k = 0; k < place.size(); k++) {
        long now = place.get(k).eventTimeMicros();
        Duty duty = truck.dutyAt(now);
        if (now >= openUntil
            && duty != null
            && setting.plan().route(duty) != null
            && stands(place, k)
            && stayed(place, k) >= setting.micros(FleetRule.STOP_LIMIT)
            && place.get(0).eventTimeMicros() >= duty.fromMicros()
            && nameFor(duty, place.get(0)).isEmpty()) {
          long left = left(places, i);
          openUntil = Math.min(left, duty.toMicros());
          alerts.add(
              truck.alert(
                  duty,
                  AlertRule.UNPLANNED_STOP,
                  "",
                  place.get(0).eventTimeMicros(),
                  now,
                  left,
                  Double.NaN));
        }
      }
    }
  }

  private long left(List<List<GpsFix>> places, int from) {
    for (int i = from + 1; i < places.size(); i++) {
      GpsFix next = places.get(i).get(0);
      if (metresAway(places.get(i - 1), next) > setting.value(FleetRule.STOP_DIAMETER)) {
        return next.eventTimeMicros();
      }
    }
    return Long.MAX_VALUE;
  }
}
