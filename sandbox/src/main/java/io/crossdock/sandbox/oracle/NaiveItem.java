package io.crossdock.sandbox.oracle;

import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Place;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.transforms.barcode.Places;
import io.crossdock.transforms.time.Micros;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sightings of one item of one tenant, by time and id. */
final class NaiveItem {
  private static final double MICROS_PER_HOUR = 3.6e9;

  private final List<Judged> sightings;

  NaiveItem(List<Judged> sightings) {
    this.sightings = sightings;
  }

  void judge(Places places) {
    for (int i = 0; i < sightings.size(); i++) {
      judgeBounce(i);
    }
    Judged previous = null;
    for (Judged row : sightings) {
      if (row.code.serialised() && place(row, places) != null) {
        if (previous != null) {
          judgeTravel(previous, row, places);
        }
        previous = row;
      }
    }
  }

  /** R16 b. */
  private void judgeBounce(int at) {
    Judged row = sightings.get(at);
    long after = row.time() - Micros.of(row.rules.bounceWindow());
    for (int i = at - 1; i >= 0 && sightings.get(i).time() > after; i--) {
      if (sightings.get(i).scan.scannerId().equals(row.scan.scannerId())) {
        row.add(ScanFlag.BOUNCE);
      }
    }
  }

  /** R16 d, R19, R20. */
  private static void judgeTravel(Judged earlier, Judged later, Places places) {
    Place from = place(earlier, places);
    Place to = place(later, places);
    long micros = later.time() - earlier.time();
    if (from == null || to == null || micros > Micros.of(later.rules.travelHorizon())) {
      return;
    }
    double metres = Places.metres(from, to);
    if (metres == 0 || earlier.scan.location().equals(later.scan.location())) {
      return;
    }
    double kmh =
        micros == 0 ? Double.POSITIVE_INFINITY : metres / 1_000 / (micros / MICROS_PER_HOUR);
    if (kmh <= later.rules.maxSpeedKmh()) {
      return;
    }
    boolean clocks = micros <= Micros.of(later.rules.clockError());
    ScanFlag flag = clocks ? ScanFlag.CLOCK_SUSPECT : ScanFlag.IMPOSSIBLE_TRAVEL;
    double rounded = micros == 0 ? kmh : Math.round(kmh * 10) / 10.0;
    earlier.add(flag);
    later.add(flag);
    earlier.conflicts.add(new Conflict(later.scan.id(), flag, rounded));
    later.conflicts.add(new Conflict(earlier.scan.id(), flag, rounded));
  }

  private static @Nullable Place place(Judged row, Places places) {
    return places.find(row.scan.tenant(), row.scan.location());
  }

  static List<Session> sessions(List<Judged> sightings) {
    List<Session> sessions = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= sightings.size(); to++) {
      Judged last = sightings.get(to - 1);
      if (to == sightings.size()
          || sightings.get(to).time() - last.time() > Micros.of(last.rules.sessionGap())) {
        sessions.add(session(sightings.subList(from, to)));
        from = to;
      }
    }
    return sessions;
  }

  private static Session session(List<Judged> run) {
    List<String> path = new ArrayList<>();
    int flags = 0;
    String last = null;
    for (Judged row : run) {
      if (!row.scan.location().equals(last)) {
        last = row.scan.location();
        path.add(last);
      }
      flags |= row.flags();
    }
    Judged first = run.get(0);
    return new Session(
        first.scan.tenant(),
        first.item,
        first.time(),
        run.get(run.size() - 1).time(),
        run.size(),
        path,
        flags,
        0);
  }
}
