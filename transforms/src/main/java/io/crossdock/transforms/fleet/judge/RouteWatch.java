package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.transforms.fleet.geo.RouteShape;
import io.crossdock.transforms.fleet.rules.FleetRule;
import io.crossdock.transforms.fleet.rules.FleetRules;

/**
 * Whether a truck is on its route, with two radii, several positions to be sure, and a time to stay
 * off or on (R28 to R30). Silence counts for neither: a time is one that was observed (R47).
 */
final class RouteWatch {
  private int confirming;
  private long sinceMicros;
  private long lastMicros = Long.MIN_VALUE;
  private double farthest;

  void take(Position here, RouteShape shape, Duty duty, FleetRules rules, Episodes episodes) {
    double metres = shape.metresOff(here.latitude(), here.longitude());
    boolean off = episodes.isOpen(AlertRule.ROUTE_DEVIATION, "");
    boolean otherwise =
        off
            ? metres < rules.value(FleetRule.CORRIDOR_INNER)
            : metres - here.accuracy() > rules.value(FleetRule.CORRIDOR_OUTER);
    if (lastMicros != Long.MIN_VALUE
        && here.micros() - lastMicros > rules.micros(FleetRule.GAP_AFTER)) {
      confirming = 0;
    }
    lastMicros = here.micros();
    if (off && metres > farthest) {
      farthest = metres;
      episodes.worse(AlertRule.ROUTE_DEVIATION, "", metres);
    }
    if (!otherwise) {
      confirming = 0;
      return;
    }
    if (confirming == 0) {
      sinceMicros = here.micros();
      farthest = off ? farthest : 0;
    }
    confirming++;
    farthest = Math.max(farthest, metres);
    if (confirming < rules.value(FleetRule.CONFIRM_FIXES)
        || here.micros() - sinceMicros < rules.micros(FleetRule.DWELL)) {
      return;
    }
    confirming = 0;
    if (off) {
      episodes.clear(AlertRule.ROUTE_DEVIATION, "", here.micros());
    } else {
      episodes.raise(duty, AlertRule.ROUTE_DEVIATION, "", sinceMicros, here.micros(), farthest);
    }
  }

  void write(CompactOutput out) {
    out.writeInt(confirming);
    out.writeLong(sinceMicros);
    out.writeLong(lastMicros);
    out.writeDouble(farthest);
  }

  static RouteWatch read(CompactInput in) {
    RouteWatch watch = new RouteWatch();
    watch.confirming = in.readInt();
    watch.sinceMicros = in.readLong();
    watch.lastMicros = in.readLong();
    watch.farthest = in.readDouble();
    return watch;
  }
}
