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
      if (!run.isEmpty() && time - run.last > gapMicros) {
        sessions.add(run.session(revision));
        run = new Run(null);
      }
      run.add(row);
    }
    if (!run.isEmpty()) {
      sessions.add(run.session(revision));
    }
    return sessions;
  }

  /** A session that goes on after {@code start}, or begins where that is null. */
  Run run(@Nullable Session start) {
    return new Run(start);
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

  /** A session while sightings are added to it, in order of time. */
  final class Run {
    private long first;
    private long last;
    private int count;
    private int flags;
    private int revision;
    private final List<String> path = new ArrayList<>();

    private Run(@Nullable Session start) {
      if (start != null) {
        first = start.firstMicros();
        last = start.lastMicros();
        count = start.count();
        flags = start.flags();
        revision = start.revision();
        path.addAll(start.path());
      }
    }

    boolean isEmpty() {
      return count == 0;
    }

    long lastMicros() {
      return last;
    }

    void add(CheckedScan row) {
      last = row.scan().eventTimeMicros();
      first = count == 0 ? last : first;
      count++;
      flags |= row.flags();
      revision = row.revision();
      String location = row.scan().location();
      if (path.isEmpty()
          || (path.size() < Session.MOST_PLACES && !path.get(path.size() - 1).equals(location))) {
        path.add(location);
      }
    }

    /** What there is by now, as of its last sighting; null if there is none. */
    @Nullable Session session() {
      return count == 0 ? null : session(revision);
    }

    private Session session(int revision) {
      return new Session(tenant, item, first, last, count, List.copyOf(path), flags, revision);
    }
  }
}
