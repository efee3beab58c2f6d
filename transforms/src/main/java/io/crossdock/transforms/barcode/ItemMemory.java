package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.CheckedScanCoder;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.coder.PackedChunks;
import io.crossdock.transforms.barcode.ItemHistory.TooFast;
import io.crossdock.transforms.time.Micros;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What time does to an item's history: sessions that are over are told, and what no scan within the
 * allowed lateness can change any more is forgotten.
 *
 * <p>Time here is the watermark, which follows the arrival of messages: a scan that is still
 * admitted happened no longer than the allowed lateness before it.
 */
public final class ItemMemory {
  private final Travel travel;
  private final long gapMicros;
  private final long bounceMicros;
  private final long latenessMicros;
  private final long horizonMicros;

  /** A memory by these rules. */
  public ItemMemory(BarcodeRules rules, Places places) {
    this.travel = new Travel(rules, places);
    this.gapMicros = Micros.of(rules.sessionGap());
    this.bounceMicros = Micros.of(rules.bounceWindow());
    this.latenessMicros = Micros.of(rules.allowedLateness());
    this.horizonMicros = Micros.of(rules.travelHorizon());
  }

  /**
   * The history as of the watermark, having told what is to be told; empty when all is forgotten.
   */
  public ItemHistory wake(ItemHistory history, long nowMicros, Verdicts out) {
    SessionsByGap byGap = new SessionsByGap(history.tenant(), history.item(), gapMicros);
    List<CheckedScan> sightings = PackedChunks.unpacked(history.sightings());
    List<Session> sessions =
        byGap.of(history.opening(), sightings, history.doneMicros(), history.known());
    List<Session> told = tellSessions(byGap, sessions, history, nowMicros, out);

    long floor = nowMicros - latenessMicros;
    List<CheckedScan> kept = sightings;
    int folded = foldable(kept, floor);
    long done = history.doneMicros();
    SessionsByGap.Run opening = byGap.run(history.opening());
    Set<String> locations = folded == 0 ? Set.of() : locations(kept);
    for (int at = 0; at < folded; at++) {
      CheckedScan row = kept.get(at);
      settle(at, kept, locations, history.known(), out);
      long time = row.scan().eventTimeMicros();
      if (!opening.isEmpty() && time - opening.lastMicros() > gapMicros) {
        done = opening.lastMicros();
        opening = byGap.run(null);
      }
      if (!ScanFlag.RETRACTED.in(row.flags())) {
        opening.add(row);
      }
    }
    kept = kept.subList(folded, kept.size());
    if (!opening.isEmpty()
        && opening.lastMicros() + gapMicros < floor
        && (kept.isEmpty()
            || kept.get(0).scan().eventTimeMicros() - opening.lastMicros() > gapMicros)) {
      done = opening.lastMicros();
      opening = byGap.run(null);
    }
    forget(sessions, told, done, sightings, out);

    List<CheckedScan> bystanders = new ArrayList<>(history.bystanders());
    bystanders.removeIf(row -> row.scan().arrivalMicros() < floor && settled(row, history, out));
    List<TooFast> fast = new ArrayList<>(history.fast());
    fast.removeIf(found -> found.eventTimeMicros() < floor);

    return new ItemHistory(
        history.tenant(),
        history.item(),
        history.known(),
        folded == 0 ? history.sightings() : PackedChunks.of(CheckedScanCoder.of(), kept),
        List.copyOf(bystanders),
        List.copyOf(fast),
        List.copyOf(told),
        opening.session(),
        done,
        nextWake(sessions, kept, bystanders, fast, nowMicros),
        history.scheduledMicros());
  }

  /** Tells the sessions that are over and were not told like this; returns those told by now. */
  private List<Session> tellSessions(
      SessionsByGap byGap,
      List<Session> sessions,
      ItemHistory history,
      long nowMicros,
      Verdicts out) {
    List<Session> told = new ArrayList<>();
    for (Session session : sessions) {
      if (session.lastMicros() + gapMicros > nowMicros) {
        continue;
      }
      if (!contains(history.told(), session)) {
        out.session(session);
      }
      told.add(session);
    }
    for (Session before : history.told()) {
      if (sessions.stream().noneMatch(session -> covers(session, before.firstMicros()))) {
        out.session(byGap.none(before.firstMicros(), history.known()));
      }
    }
    return told;
  }

  private static boolean contains(List<Session> told, Session session) {
    for (Session before : told) {
      if (SessionsByGap.sameButForRevision(before, session)) {
        return true;
      }
    }
    return false;
  }

  /** Forgets the sessions that end by {@code done}: nothing can change them any more. */
  private void forget(
      List<Session> sessions,
      List<Session> told,
      long done,
      List<CheckedScan> sightings,
      Verdicts out) {
    for (Session session : sessions) {
      if (session.lastMicros() <= done && isDoubtful(session, sightings)) {
        out.session(session);
      }
    }
    told.removeIf(session -> session.lastMicros() <= done);
  }

  private static boolean covers(Session session, long micros) {
    return session.firstMicros() <= micros && micros <= session.lastMicros();
  }

  /**
   * How many of the oldest sightings no admitted scan can change or be judged against. The last one
   * before the floor that tells a place stays, since the next sighting travels from there, and so
   * does the one before it, which it was judged against itself.
   */
  private int foldable(List<CheckedScan> sightings, long floor) {
    int beforeAnchor = -1;
    int anchor = -1;
    int old = 0;
    while (old < sightings.size()
        && sightings.get(old).scan().eventTimeMicros() < floor - bounceMicros) {
      if (travel.tells(sightings.get(old))) {
        beforeAnchor = anchor;
        anchor = old;
      }
      old++;
    }
    boolean needed =
        anchor >= 0 && sightings.get(anchor).scan().eventTimeMicros() + horizonMicros >= floor;
    if (!needed) {
      return old;
    }
    return beforeAnchor >= 0 ? beforeAnchor : anchor;
  }

  private static Set<String> locations(List<CheckedScan> rows) {
    Set<String> locations = new HashSet<>();
    rows.forEach(row -> locations.add(row.scan().location()));
    return locations;
  }

  /**
   * Says rows for the last time where another order of arrival would have said something else of
   * them in between: after a restart from a checkpoint that may be what stands in the table, with
   * as high a revision.
   */
  private void settle(
      int at, List<CheckedScan> all, Set<String> locations, int known, Verdicts out) {
    CheckedScan row = all.get(at);
    boolean retracted = ScanFlag.RETRACTED.in(row.flags());
    boolean doubtful = row.copies() > 0 || (row.flags() & ItemJudge.FOUND_LATER) != 0;
    // Only those near enough in time are looked at: else a long session is gone through for each
    // of its scans.
    long reach = retracted ? Long.MAX_VALUE : reachMicros(row, locations);
    for (int step : new int[] {-1, 1}) {
      for (int i = at + step;
          i >= 0 && i < all.size() && within(reach, row, all.get(i));
          i += step) {
        CheckedScan other = all.get(i);
        Conflict here = row.code().serialised() ? travel.between(row.scan(), other.scan()) : null;
        Conflict there = here == null ? null : travel.between(other.scan(), row.scan());
        boolean otherwise = here != null && !row.conflicts().contains(here);
        if (here != null && there != null && otherwise) {
          Anomalies.withdraw(row, here, known, out);
          Anomalies.withdraw(other, there, known, out);
          doubtful = true;
        }
        if (otherwise || retracted) {
          out.row(withRevision(other, known));
        }
      }
    }
    if (doubtful) {
      out.row(withRevision(row, known));
    }
  }

  private long reachMicros(CheckedScan row, Set<String> locations) {
    return row.code().serialised() && locations.size() > 1
        ? travel.reachMicros(row.scan(), locations)
        : 0;
  }

  private static boolean within(long micros, CheckedScan row, CheckedScan other) {
    return Math.abs(row.scan().eventTimeMicros() - other.scan().eventTimeMicros()) <= micros;
  }

  /** As {@link #settle}, for a row that is judged by itself. Always true. */
  private static boolean settled(CheckedScan row, ItemHistory history, Verdicts out) {
    if (row.copies() > 0 || (row.flags() & ItemJudge.FOUND_LATER) != 0) {
      out.row(withRevision(row, history.known()));
    }
    return true;
  }

  /** Whether a part of the session can have been over before all of its sightings had arrived. */
  private boolean isDoubtful(Session session, List<CheckedScan> sightings) {
    long longestStep = 0;
    long longestDelay = 0;
    long previous = session.firstMicros();
    boolean whole = false;
    for (CheckedScan row : sightings) {
      Scan scan = row.scan();
      if (covers(session, scan.eventTimeMicros())) {
        whole |= scan.eventTimeMicros() == session.firstMicros();
        longestStep = Math.max(longestStep, scan.eventTimeMicros() - previous);
        longestDelay = Math.max(longestDelay, scan.arrivalMicros() - scan.eventTimeMicros());
        previous = scan.eventTimeMicros();
      }
    }
    return !whole || session.flags() != 0 || longestStep + longestDelay >= gapMicros;
  }

  private static CheckedScan withRevision(CheckedScan row, int revision) {
    return new CheckedScan(
        row.scan(), row.code(), row.fault(), row.flags(), row.conflicts(), row.copies(), revision);
  }

  /** When a session is over next, or when there may be something to forget. */
  private long nextWake(
      List<Session> sessions,
      List<CheckedScan> sightings,
      List<CheckedScan> bystanders,
      List<TooFast> fast,
      long nowMicros) {
    long over = Long.MAX_VALUE;
    long forget = Long.MAX_VALUE;
    for (Session session : sessions) {
      long end = session.lastMicros() + gapMicros;
      if (end > nowMicros) {
        over = Math.min(over, end);
      } else if (end + latenessMicros >= nowMicros) {
        forget = Math.min(forget, end + latenessMicros + 1);
      }
    }
    if (!sightings.isEmpty()) {
      CheckedScan last = sightings.get(sightings.size() - 1);
      boolean anchors = sightings.size() <= 2 && travel.tells(last);
      long fold =
          anchors
              ? last.scan().eventTimeMicros() + horizonMicros
              : sightings.get(0).scan().eventTimeMicros();
      forget = Math.min(forget, fold + latenessMicros + bounceMicros + 1);
    }
    for (CheckedScan row : bystanders) {
      forget = Math.min(forget, row.scan().arrivalMicros() + latenessMicros + 1);
    }
    for (TooFast found : fast) {
      forget = Math.min(forget, found.eventTimeMicros() + latenessMicros + 1);
    }
    if (forget < Long.MAX_VALUE) {
      // A gap's worth at once: a long session is not gone through again for each of its scans.
      forget = Math.max(forget, nowMicros + gapMicros);
    }
    return Math.min(over, forget);
  }
}
