package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.barcode.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts an item's sightings into sessions where the gap is longer than allowed. */
final class SessionsByGap {
  private final String tenant;
  private final String item;
  private final long gapMicros;

  SessionsByGap(String tenant, String item, long gapMicros) {
    this.tenant = tenant;
    this.item = item;
    this.gapMicros = gapMicros;
  }

  /**
   * The sessions of these sightings, in order of time.
   *
   * @param opening what came before them and may go on in them
   * @param sightings by event time; those up to {@code doneMicros} and retracted ones do not count
   * @param revision the sessions' revision
   */
  List<Session> of(
      @Nullable Session opening, List<CheckedScan> sightings, long doneMicros, int revision) {
    List<Session> sessions = new ArrayList<>();
    Run run = new Run(opening);
    for (CheckedScan row : sightings) {
      long time = row.scan().eventTimeMicros();
      if (time <= doneMicros || ScanFlag.RETRACTED.in(row.flags())) {
        continue;
      }
      if (run.count > 0 && time - run.last > gapMicros) {
        sessions.add(run.session(revision));
        run = new Run(null);
      }
      run.add(row);
    }
    if (run.count > 0) {
      sessions.add(run.session(revision));
    }
    return sessions;
  }

  /** A session with one more sighting at its end, or a new one of this sighting alone. */
  Session extend(@Nullable Session session, CheckedScan row) {
    Run run = new Run(session);
    run.add(row);
    return run.session(row.revision());
  }

  /** Says that there is no session any more that began then. */
  Session none(long firstMicros, int revision) {
    return new Session(tenant, item, firstMicros, firstMicros, 0, List.of(), 0, revision);
  }

  static boolean sameButForRevision(Session a, Session b) {
    return a.firstMicros() == b.firstMicros()
        && a.lastMicros() == b.lastMicros()
        && a.count() == b.count()
        && a.flags() == b.flags()
        && a.path().equals(b.path());
  }

  private final class Run {
    private long first;
    private long last;
    private int count;
    private int flags;
    private final List<String> path = new ArrayList<>();

    Run(@Nullable Session start) {
      if (start != null) {
        first = start.firstMicros();
        last = start.lastMicros();
        count = start.count();
        flags = start.flags();
        path.addAll(start.path());
      }
    }

    void add(CheckedScan row) {
      last = row.scan().eventTimeMicros();
      first = count == 0 ? last : first;
      count++;
      flags |= row.flags();
      String location = row.scan().location();
      if (path.isEmpty() || !path.get(path.size() - 1).equals(location)) {
        path.add(location);
      }
    }

    Session session(int revision) {
      return new Session(tenant, item, first, last, count, List.copyOf(path), flags, revision);
    }
  }
}
