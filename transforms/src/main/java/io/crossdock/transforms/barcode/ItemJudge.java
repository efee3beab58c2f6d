package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.CheckedScanCoder;
import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.coder.PackedChunks;
import io.crossdock.transforms.barcode.ItemHistory.TooFast;
import io.crossdock.transforms.time.Micros;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges the scans of one item. What it has said in the end depends on the scans alone and not on
 * the order they came in: a verdict that a further scan changes is said again, with a higher
 * revision.
 *
 * <p>Works on an {@link ItemHistory} and gives back the next one. Time that passes is not its
 * business: {@link ItemMemory} closes sessions and forgets.
 */
public final class ItemJudge {
  /** Flags that depend on other scans; the rest came with the scan. */
  private static final int RECOMPUTED =
      ScanFlag.BOUNCE.mask() | ScanFlag.IMPOSSIBLE_TRAVEL.mask() | ScanFlag.CLOCK_SUSPECT.mask();

  /** Flags that other messages give a scan. */
  static final int FOUND_LATER = RECOMPUTED | ScanFlag.TOO_FAST.mask() | ScanFlag.RETRACTED.mask();

  private static final Comparator<Scan> BY_TIME =
      Comparator.comparingLong(Scan::eventTimeMicros).thenComparing(Scan::id);

  private static final Comparator<Scan> BY_ARRIVAL =
      Comparator.comparingLong(Scan::arrivalMicros).thenComparing(Scan::source);

  private final Travel travel;
  private final long bounceMicros;
  private final long gapMicros;
  private final ItemHistory before;
  private final PackedChunks.Editor<CheckedScan> sightings;
  private final List<CheckedScan> bystanders;
  private final List<TooFast> fast;
  private int known;
  private long wakeMicros;

  /** A judge of one item with this history. */
  public ItemJudge(BarcodeRules rules, Places places, ItemHistory history) {
    this.travel = new Travel(rules, places);
    this.bounceMicros = Micros.of(rules.bounceWindow());
    this.gapMicros = Micros.of(rules.sessionGap());
    this.before = history;
    this.sightings = PackedChunks.edit(CheckedScanCoder.of(), history.sightings());
    this.bystanders = new ArrayList<>(history.bystanders());
    this.fast = new ArrayList<>(history.fast());
    this.known = history.known();
    this.wakeMicros = history.wakeMicros();
  }

  /** The item's history with all that was added. This judge is not to be used afterwards. */
  public ItemHistory history() {
    return new ItemHistory(
        before.tenant(),
        before.item(),
        known,
        sightings.pack(),
        List.copyOf(bystanders),
        List.copyOf(fast),
        before.told(),
        before.opening(),
        before.doneMicros(),
        wakeMicros,
        before.scheduledMicros());
  }

  /** Takes in a scan of the item. Returns false for a message that was read twice. */
  public boolean add(CheckedScan scan, Verdicts out) {
    for (List<CheckedScan> rows : List.of(sightings, bystanders)) {
      int twin = find(rows, scan.scan().id(), scan.scan().eventTimeMicros());
      if (twin >= 0) {
        if (rows.get(twin).scan().source().equals(scan.scan().source())) {
          return false;
        }
        known++;
        addCopy(rows, twin, scan, out);
        return true;
      }
    }
    known++;
    place(null, verdict(scan, scan.flags() | foundBefore(scan), List.of()), out);
    return true;
  }

  /** Takes in that a scan of the item was too fast, be it known already or yet to come. */
  public void add(TooFast found, Verdicts out) {
    known++;
    for (List<CheckedScan> rows : List.of(sightings, bystanders)) {
      int at = find(rows, found.scanId(), found.eventTimeMicros());
      if (at >= 0) {
        CheckedScan row = rows.get(at);
        int flags = row.flags() | ScanFlag.TOO_FAST.mask();
        if (flags != row.flags()) {
          restate(rows, at, verdict(row, flags, row.conflicts()), out);
          wakeBy(row.scan().eventTimeMicros() + gapMicros);
        }
        return;
      }
    }
    fast.add(found);
    wakeBy(found.eventTimeMicros() + gapMicros);
  }

  private static boolean isSighting(CheckedScan row) {
    return row.code().kind() != CodeKind.NONE
        && !ScanFlag.CLOCK_AHEAD.in(row.flags())
        && !ScanFlag.CORRECTION.in(row.flags());
  }

  /** Puts a row where it belongs and says what follows from it. */
  private void place(@Nullable CheckedScan said, CheckedScan row, Verdicts out) {
    if (isSighting(row)) {
      int at = insertionPoint(row.scan());
      sightings.add(at, row);
      judgeAll(at, said, out);
      judgeNeighbours(at, out);
      wakeBy(row.scan().eventTimeMicros() + gapMicros);
      return;
    }
    bystanders.add(row);
    say(said, row, out);
    wakeBy(row.scan().arrivalMicros());
    if (ScanFlag.CORRECTION.in(row.flags())) {
      retract(row.scan().eventId(), out);
    }
  }

  /** Of all copies the one that arrived first is the scan, whatever the order they are read in. */
  private void addCopy(List<CheckedScan> rows, int at, CheckedScan scan, Verdicts out) {
    CheckedScan row = rows.get(at);
    boolean first = BY_ARRIVAL.compare(scan.scan(), row.scan()) < 0;
    CheckedScan kept = first ? scan : row;
    Scan copy = first ? row.scan() : scan.scan();
    int flags = (kept.flags() & ~FOUND_LATER) | (row.flags() & FOUND_LATER);
    CheckedScan restated =
        new CheckedScan(
            kept.scan(), row.code(), row.fault(), flags, row.conflicts(), row.copies() + 1, known);
    out.copy(new ScanCopy(copy.tenant(), copy.id(), copy.arrivalMicros(), copy.source()));
    Anomalies.tellCopy(restated, copy.source().toString(), out);
    if (isSighting(row) == isSighting(restated)) {
      rows.set(at, restated);
      say(row, restated, out);
      wakeBy(row.scan().eventTimeMicros() + gapMicros);
    } else {
      leave(rows, at, out);
      place(row, verdict(restated, flags & ~RECOMPUTED, List.of()), out);
    }
  }

  /** Takes a row away, as if it had never come. */
  private void leave(List<CheckedScan> rows, int at, Verdicts out) {
    if (rows == sightings) {
      CheckedScan row = rows.get(at);
      rows.set(at, verdict(row, row.flags() | ScanFlag.RETRACTED.mask(), List.of()));
      judgeNeighbours(at, out);
      wakeBy(row.scan().eventTimeMicros());
    }
    rows.remove(at);
  }

  /** What is known of a scan before it comes. */
  private int foundBefore(CheckedScan scan) {
    int flags = 0;
    if (fast.removeIf(found -> found.scanId().equals(scan.scan().id()))) {
      flags |= ScanFlag.TOO_FAST.mask();
    }
    if (!ScanFlag.CORRECTION.in(scan.flags()) && !scan.scan().eventId().isEmpty()) {
      for (CheckedScan other : bystanders) {
        if (ScanFlag.CORRECTION.in(other.flags())
            && other.scan().eventId().equals(scan.scan().eventId())) {
          flags |= ScanFlag.RETRACTED.mask();
        }
      }
    }
    return flags;
  }

  private void retract(String eventId, Verdicts out) {
    if (eventId.isEmpty()) {
      return;
    }
    for (List<CheckedScan> rows : List.of(sightings, bystanders)) {
      for (int at = 0; at < rows.size(); at++) {
        CheckedScan row = rows.get(at);
        if (row.scan().eventId().equals(eventId)
            && !ScanFlag.CORRECTION.in(row.flags())
            && !ScanFlag.RETRACTED.in(row.flags())) {
          int flags = (row.flags() & ~RECOMPUTED) | ScanFlag.RETRACTED.mask();
          restate(rows, at, verdict(row, flags, List.of()), out);
          if (rows == sightings) {
            judgeNeighbours(at, out);
          }
          wakeBy(row.scan().eventTimeMicros());
        }
      }
    }
  }

  /** Judges again those whose verdict the sighting at {@code at} can have changed. */
  private void judgeNeighbours(int at, Verdicts out) {
    Scan scan = sightings.get(at).scan();
    int previous = neighbour(at, -1);
    if (previous >= 0 && !staysWithoutConflict(previous, at)) {
      judgeTravel(previous, out);
    }
    int next = neighbour(at, 1);
    for (int later = at + 1; later < sightings.size(); later++) {
      CheckedScan row = sightings.get(later);
      if (row.scan().eventTimeMicros() - scan.eventTimeMicros() < bounceMicros) {
        judgeAll(later, row, out);
      } else if (later == next) {
        judgeTravel(later, out);
      } else if (later > next) {
        return;
      }
    }
  }

  /**
   * Whether a sighting that had no conflict has none with the one that follows it now. Of most it
   * is so, and what comes before them needs not be read.
   */
  private boolean staysWithoutConflict(int at, int next) {
    CheckedScan row = sightings.get(at);
    return row.conflicts().isEmpty()
        && travel.tells(sightings.get(next))
        && conflictWith(row.scan(), next) == null;
  }

  /** Says what holds of a sighting now, if it is new or has changed. */
  private void judgeAll(int at, @Nullable CheckedScan said, Verdicts out) {
    int bounce = isBounce(at) ? ScanFlag.BOUNCE.mask() : 0;
    judge(at, said, bounce, out);
  }

  /**
   * As {@link #judgeAll}; the scans that it may be a bounce of have not changed, or are forgotten.
   */
  private void judgeTravel(int at, Verdicts out) {
    CheckedScan said = sightings.get(at);
    judge(at, said, said.flags() & ScanFlag.BOUNCE.mask(), out);
  }

  private void judge(int at, @Nullable CheckedScan said, int bounce, Verdicts out) {
    CheckedScan row = sightings.get(at);
    int flags = (row.flags() & ~RECOMPUTED) | bounce;
    List<Conflict> conflicts = conflicts(at);
    for (Conflict conflict : conflicts) {
      flags |= conflict.flag().mask();
    }
    if (said == null
        || flags != said.flags()
        || !conflicts.equals(said.conflicts())
        || !row.scan().equals(said.scan())) {
      CheckedScan judged = verdict(row, flags, conflicts);
      sightings.set(at, judged);
      say(said, judged, out);
      wakeBy(row.scan().eventTimeMicros() + gapMicros);
    }
  }

  private boolean isBounce(int at) {
    CheckedScan row = sightings.get(at);
    if (ScanFlag.RETRACTED.in(row.flags())) {
      return false;
    }
    long after = row.scan().eventTimeMicros() - bounceMicros;
    for (int earlier = at - 1; earlier >= 0; earlier--) {
      CheckedScan other = sightings.get(earlier);
      if (other.scan().eventTimeMicros() <= after) {
        return false;
      }
      if (other.scan().scannerId().equals(row.scan().scannerId())
          && !ScanFlag.RETRACTED.in(other.flags())) {
        return true;
      }
    }
    return false;
  }

  private List<Conflict> conflicts(int at) {
    if (!travel.tells(sightings.get(at))) {
      return List.of();
    }
    Scan scan = sightings.get(at).scan();
    Conflict previous = conflictWith(scan, neighbour(at, -1));
    Conflict next = conflictWith(scan, neighbour(at, 1));
    if (previous == null) {
      return next == null ? List.of() : List.of(next);
    }
    return next == null ? List.of(previous) : List.of(previous, next);
  }

  private @Nullable Conflict conflictWith(Scan scan, int other) {
    return other < 0 ? null : travel.between(scan, sightings.get(other).scan());
  }

  /**
   * The next sighting that tells where the object was, backwards or forwards; -1 if there is none
   * that is near enough to be compared. A class of goods has none (R17), and is not gone through.
   */
  private int neighbour(int at, int step) {
    CheckedScan row = sightings.get(at);
    if (!row.code().serialised()) {
      return -1;
    }
    for (int i = at + step; i >= 0 && i < sightings.size(); i += step) {
      CheckedScan other = sightings.get(i);
      if (!travel.isComparable(row.scan(), other.scan())) {
        return -1;
      }
      if (travel.tells(other)) {
        return i;
      }
    }
    return -1;
  }

  private void restate(List<CheckedScan> rows, int at, CheckedScan row, Verdicts out) {
    CheckedScan said = rows.set(at, row);
    say(said, row, out);
  }

  private static void say(@Nullable CheckedScan said, CheckedScan row, Verdicts out) {
    out.row(row);
    Anomalies.tell(said, row, out);
  }

  private CheckedScan verdict(CheckedScan row, int flags, List<Conflict> conflicts) {
    return new CheckedScan(
        row.scan(), row.code(), row.fault(), flags, conflicts, row.copies(), known);
  }

  private void wakeBy(long micros) {
    wakeMicros = Math.min(wakeMicros, micros);
  }

  private int insertionPoint(Scan scan) {
    int at = sightings.size();
    while (at > 0 && BY_TIME.compare(sightings.get(at - 1).scan(), scan) > 0) {
      at--;
    }
    return at;
  }

  /** The newest come last and are the likeliest to be asked for; an id has one time. */
  private int find(List<CheckedScan> rows, UUID id, long micros) {
    for (int at = rows.size() - 1; at >= 0; at--) {
      Scan scan = rows.get(at).scan();
      if (scan.eventTimeMicros() == micros && scan.id().equals(id)) {
        return at;
      }
      if (rows == sightings && scan.eventTimeMicros() < micros) {
        return -1;
      }
    }
    return -1;
  }
}
