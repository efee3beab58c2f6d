package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanFlag;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a row's flags and conflicts mean to those who wait for anomalies. */
final class Anomalies {
  private Anomalies() {}

  /** Says what {@code now} has that {@code before} had not, and withdraws what it no longer has. */
  static void tell(@Nullable CheckedScan before, CheckedScan now, Verdicts out) {
    if (before == null) {
      if (now.flags() != 0) {
        tellNew(0, Set.of(), now, false, now.revision(), out);
      }
      return;
    }
    if (before.flags() == now.flags() && before.conflicts().equals(now.conflicts())) {
      return;
    }
    tellNew(before.flags(), new HashSet<>(before.conflicts()), now, false, now.revision(), out);
    tellNew(now.flags(), new HashSet<>(now.conflicts()), before, true, now.revision(), out);
  }

  /** Withdraws a conflict that may once have been said. */
  static void withdraw(CheckedScan row, Conflict conflict, int revision, Verdicts out) {
    out.anomaly(ofConflict(row, conflict, true, revision));
  }

  static void tellCopy(CheckedScan row, String copySource, Verdicts out) {
    out.anomaly(
        anomaly(row, Anomaly.Kind.TRANSPORT_DUPLICATE, copySource, null, false, row.revision()));
  }

  private static void tellNew(
      int oldFlags,
      Set<Conflict> oldConflicts,
      CheckedScan row,
      boolean withdrawn,
      int revision,
      Verdicts out) {
    for (ScanFlag flag : ScanFlag.setOf(row.flags() & ~oldFlags)) {
      if (flag != ScanFlag.IMPOSSIBLE_TRAVEL
          && flag != ScanFlag.CLOCK_SUSPECT
          && flag != ScanFlag.CORRECTION) {
        out.anomaly(anomaly(row, Anomaly.Kind.valueOf(flag.name()), "", null, withdrawn, revision));
      }
    }
    for (Conflict conflict : row.conflicts()) {
      if (!oldConflicts.contains(conflict)) {
        out.anomaly(ofConflict(row, conflict, withdrawn, revision));
      }
    }
  }

  private static Anomaly ofConflict(
      CheckedScan row, Conflict conflict, boolean withdrawn, int revision) {
    return anomaly(
        row,
        Anomaly.Kind.valueOf(conflict.flag().name()),
        conflict.other().toString(),
        conflict.speedKmh(),
        withdrawn,
        revision);
  }

  private static Anomaly anomaly(
      CheckedScan row,
      Anomaly.Kind kind,
      String other,
      @Nullable Double speedKmh,
      boolean withdrawn,
      int revision) {
    Scan scan = row.scan();
    return new Anomaly(
        scan.tenant(),
        kind,
        scan.id(),
        other,
        row.item(),
        scan.scannerId(),
        scan.location(),
        scan.eventTimeMicros(),
        speedKmh,
        withdrawn,
        revision);
  }
}
