package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Place;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.transforms.time.Micros;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether one object can have been at two places in the time between (R16 d, R17, R19, R20). */
final class Travel {
  private static final double MICROS_PER_HOUR = 3_600e6;
  private static final double METRES_PER_KM = 1_000;

  private final BarcodeRules rules;
  private final Places places;
  private final long horizonMicros;
  private final long clockErrorMicros;

  Travel(BarcodeRules rules, Places places) {
    this.rules = rules;
    this.places = places;
    this.horizonMicros = Micros.of(rules.travelHorizon());
    this.clockErrorMicros = Micros.of(rules.clockError());
  }

  /**
   * Whether the scan says where one single object was: a class of goods is at many places at once.
   */
  boolean tells(CheckedScan row) {
    Scan scan = row.scan();
    return row.code().serialised()
        && !ScanFlag.RETRACTED.in(row.flags())
        && places.find(scan.tenant(), scan.location()) != null;
  }

  /** Whether the scans are near enough in time that one may contradict the other. */
  boolean isComparable(Scan scan, Scan other) {
    return Math.abs(scan.eventTimeMicros() - other.eventTimeMicros()) <= horizonMicros;
  }

  /**
   * Scans at these places that are further from {@code scan} in time than this contradict it
   * nowhere, microseconds.
   */
  long reachMicros(Scan scan, Set<String> locations) {
    Place here = places.find(scan.tenant(), scan.location());
    if (here == null) {
      return 0;
    }
    double metres = 0;
    for (String location : locations) {
      Place there = location.equals(scan.location()) ? null : places.find(scan.tenant(), location);
      if (there != null) {
        metres = Math.max(metres, Places.metres(here, there));
      }
    }
    double hours = metres / METRES_PER_KM / rules.maxSpeedKmh();
    return Math.min(horizonMicros, (long) Math.ceil(hours * MICROS_PER_HOUR));
  }

  /** What {@code scan} must say of {@code other}, or null where both can be true. */
  @Nullable Conflict between(Scan scan, Scan other) {
    if (scan.location().equals(other.location())) {
      return null;
    }
    if (!isComparable(scan, other)) {
      return null;
    }
    long micros = Math.abs(scan.eventTimeMicros() - other.eventTimeMicros());
    Place here = places.find(scan.tenant(), scan.location());
    Place there = places.find(other.tenant(), other.location());
    if (here == null || there == null) {
      return null;
    }
    double metres = Places.metres(here, there);
    double kmh = metres / METRES_PER_KM / (micros / MICROS_PER_HOUR);
    if (metres == 0 || kmh <= rules.maxSpeedKmh()) {
      return null;
    }
    ScanFlag flag =
        micros <= clockErrorMicros ? ScanFlag.CLOCK_SUSPECT : ScanFlag.IMPOSSIBLE_TRAVEL;
    return new Conflict(other.id(), flag, micros == 0 ? kmh : Math.round(kmh * 10) / 10.0);
  }
}
