package io.crossdock.transforms.fleet.judge;

import static java.util.Objects.requireNonNull;

import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.StopCoder;
import io.crossdock.transforms.fleet.geo.LocalPlane;
import io.crossdock.transforms.fleet.plan.PlannedRoute;
import io.crossdock.transforms.fleet.rules.FleetRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a truck moves, stands, or is not known to do either (R32). It stands when its positions
 * stay near the first of them for long enough; silence ends that, and is neither. From then on they
 * have to stay near their mean: the first may have been taken on the way in, and by the noise of
 * those that follow the truck would leave it although it stands.
 */
final class StopWatch {
  /** First position of the place where it may stand. */
  private @Nullable Position anchor;

  private @Nullable Position last;
  private boolean standing;
  private int positionsHere;
  private double northHere;
  private double eastHere;
  private final List<Decided> stops = new ArrayList<>();

  /** A stop, and up to when it was looked at when it was last changed. */
  record Decided(Stop stop, long micros) {}

  /** Takes a position that is believed. */
  void take(Position here, Scene scene) {
    Position before = last;
    Position first = anchor;
    last = here;
    if (before == null || first == null) {
      begin(here);
      return;
    }
    boolean gap = here.micros() - before.micros() > scene.rules().micros(FleetRule.GAP_AFTER);
    boolean near = metresFromHere(first, here) <= scene.rules().value(FleetRule.STOP_DIAMETER);
    if (!near) {
      scene.episodes().clear(AlertRule.UNPLANNED_STOP, "", here.micros());
    }
    if (near && !gap) {
      stay(here, before.micros(), before.metresTo(here), scene);
      return;
    }
    leave(before, here.micros(), scene);
    double metres = before.metresTo(here);
    scene.day(here.micros()).metres += metres;
    scene
        .ledger()
        .add(
            scene.days(),
            before.micros(),
            here.micros(),
            gap
                ? (day, micros) -> day.unknownMicros += micros
                : (day, micros) -> day.movingMicros += micros);
    begin(here);
  }

  /**
   * Nothing more will come of this place: the truck was not heard for too long. Whether it was
   * about to stand is not known then, and no day changes: one that was told by its events is not
   * told again without any.
   */
  void end(long micros, Scene scene) {
    if (standing && last != null) {
      leave(last, micros, scene);
    }
    standing = false;
    anchor = null;
    last = null;
  }

  private void begin(Position here) {
    anchor = here;
    standing = false;
    positionsHere = 1;
    northHere = 0;
    eastHere = 0;
  }

  private void stay(Position here, long before, double metres, Scene scene) {
    Position first = requireNonNull(anchor);
    positionsHere++;
    northHere += here.latitude() - first.latitude();
    eastHere += shortWay(here.longitude() - first.longitude());
    long stayed = here.micros() - first.micros();
    if (standing) {
      String known = stops.get(stops.size() - 1).stop().place();
      String place = known.isEmpty() ? placeAt(first, scene) : known;
      stops.set(stops.size() - 1, decided(first, here, place, false, here.micros(), scene));
      scene
          .ledger()
          .add(scene.days(), before, here.micros(), (day, micros) -> day.stoppedMicros += micros);
    } else if (stayed >= scene.rules().micros(FleetRule.STOP_AFTER)) {
      standing = true;
      long since = Ledger.begin(scene.days(), first.micros(), here.micros());
      scene.day(since).stops++;
      stops.add(decided(first, here, placeAt(first, scene), false, here.micros(), scene));
      scene
          .ledger()
          .add(scene.days(), since, here.micros(), (day, micros) -> day.stoppedMicros += micros);
      // Until now it was taken for slow.
      scene.ledger().add(scene.days(), since, before, (day, micros) -> day.movingMicros -= micros);
      scene.ledger().settleSlow(scene.days().at(since));
    } else {
      scene.day(here.micros()).slowMetres += metres;
      scene
          .ledger()
          .add(scene.days(), before, here.micros(), (day, micros) -> day.movingMicros += micros);
    }
    PlannedRoute route = scene.route();
    if (standing
        && route != null
        && stayed >= scene.rules().micros(FleetRule.STOP_LIMIT)
        && !scene.episodes().isOpen(AlertRule.UNPLANNED_STOP, "")
        && first.micros() >= requireNonNull(scene.duty()).fromMicros()
        && route.placeAt(first.latitude(), first.longitude()).isEmpty()) {
      scene
          .episodes()
          .raise(
              requireNonNull(scene.duty()),
              AlertRule.UNPLANNED_STOP,
              "",
              first.micros(),
              here.micros(),
              Double.NaN);
    }
  }

  private void leave(Position before, long decidedMicros, Scene scene) {
    if (standing) {
      Position first = requireNonNull(anchor);
      // Where it was then, not by the duty that it is on now.
      String place = stops.get(stops.size() - 1).stop().place();
      stops.set(stops.size() - 1, decided(first, before, place, true, decidedMicros, scene));
    }
    scene.ledger().settleSlow(Long.MAX_VALUE);
  }

  private static String placeAt(Position first, Scene scene) {
    PlannedRoute route = scene.route();
    return route == null ? "" : route.placeAt(first.latitude(), first.longitude());
  }

  private Decided decided(
      Position first, Position lastHere, String place, boolean over, long micros, Scene scene) {
    return new Decided(
        new Stop(
            scene.tenant(),
            scene.truckId(),
            first.micros(),
            lastHere.micros(),
            meanLatitude(first),
            meanLongitude(first),
            place,
            over,
            false,
            0),
        micros);
  }

  private double metresFromHere(Position first, Position there) {
    return standing
        ? LocalPlane.metres(
            meanLatitude(first), meanLongitude(first), there.latitude(), there.longitude())
        : first.metresTo(there);
  }

  private double meanLatitude(Position first) {
    return first.latitude() + northHere / positionsHere;
  }

  private double meanLongitude(Position first) {
    return shortWay(first.longitude() + eastHere / positionsHere);
  }

  private static double shortWay(double degrees) {
    return degrees - 360 * Math.rint(degrees / 360);
  }

  /** All stops that are not forgotten, in the order of time. */
  List<Decided> stops() {
    return stops;
  }

  /** Forgets the stops that ended before this time. */
  void forget(long horizon) {
    stops.removeIf(one -> isSettled(one, horizon));
  }

  /** Whether nothing can change a stop any more, given that nothing before this time can. */
  static boolean isSettled(Decided one, long horizon) {
    return one.stop().over() && one.micros() < horizon;
  }

  void write(CompactOutput out) {
    Position.write(anchor, out);
    Position.write(last, out);
    out.writeBoolean(standing);
    out.writeInt(positionsHere);
    out.writeDouble(northHere);
    out.writeDouble(eastHere);
    out.writeInt(stops.size());
    for (Decided one : stops) {
      StopCoder.of().write(one.stop(), out);
      out.writeLong(one.micros());
    }
  }

  static StopWatch read(CompactInput in) {
    StopWatch watch = new StopWatch();
    watch.anchor = Position.read(in);
    watch.last = Position.read(in);
    watch.standing = in.readBoolean();
    watch.positionsHere = in.readInt();
    watch.northHere = in.readDouble();
    watch.eastHere = in.readDouble();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      watch.stops.add(new Decided(StopCoder.of().read(in), in.readLong()));
    }
    return watch;
  }
}
