package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Code;
import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.schemas.barcode.Place;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.Scan.Reading;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.source.Source;
import io.crossdock.transforms.time.Micros;
import java.time.Duration;
import java.util.List;

/** Scans for tests, each by what matters in it. */
final class Scans {
  static final String TENANT = "acme";
  static final String PALLET = "(00)106141412345678908";
  static final String CASE_CLASS = "(01)09506000134352";

  /** 2026-01-05T06:00:00Z. */
  static final long SIX = 1_767_592_800_000_000L;

  /** Two docks of one site 100 m apart, and a third 111 km to the north. */
  static final Places PLACES =
      Places.of(
          List.of(
              new Place(TENANT, "dock-1", "south", 50.0, 10.0),
              new Place(TENANT, "dock-2", "south", 50.0009, 10.0),
              new Place(TENANT, "far", "north", 51.0, 10.0)));

  private static long offset;

  private Scans() {}

  static long at(Duration sinceSix) {
    return SIX + Micros.of(sinceSix);
  }

  static Duration min(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  static Duration sec(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  /** A scan of an item at a time after six, that arrived a second later. */
  static CheckedScan scan(String item, String scanner, String place, Duration time) {
    return scan(item, scanner, place, time, time.plusSeconds(1), "", Reading.SINGLE, 0);
  }

  static CheckedScan arriving(CheckedScan row, Duration arrival) {
    Scan scan = row.scan();
    return new CheckedScan(
        new Scan(
            scan.tenant(),
            scan.id(),
            scan.eventId(),
            scan.scannerId(),
            scan.location(),
            scan.rawCode(),
            scan.eventTimeMicros(),
            at(arrival),
            scan.step(),
            scan.reading(),
            Source.kafka("scans", 0, offset++)),
        row.code(),
        row.fault(),
        row.flags(),
        row.conflicts(),
        row.copies(),
        row.revision());
  }

  static CheckedScan scan(
      String item,
      String scanner,
      String place,
      Duration time,
      Duration arrival,
      String eventId,
      Reading reading,
      int flags) {
    String step = reading == Reading.CORRECTION ? "correction" : "receiving";
    Scan scan =
        new Scan(
            TENANT,
            Scan.identify(TENANT, eventId, scanner, place, item, at(time), step),
            eventId,
            scanner,
            place,
            item,
            at(time),
            at(arrival),
            step,
            reading,
            Source.kafka("scans", 0, offset++));
    int all = flags | (reading == Reading.CORRECTION ? ScanFlag.CORRECTION.mask() : 0);
    Code code =
        item.startsWith("(00)")
            ? new Code(CodeKind.SSCC, item, true)
            : item.startsWith("(01)") ? new Code(CodeKind.GTIN, item, false) : Code.NONE;
    return new CheckedScan(scan, code, "", all, List.of(), 0, 0);
  }
}
