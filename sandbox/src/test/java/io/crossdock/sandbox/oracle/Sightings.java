package io.crossdock.sandbox.oracle;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Place;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.source.Source;
import io.crossdock.transforms.barcode.BarcodeRules;
import io.crossdock.transforms.barcode.Places;
import io.crossdock.transforms.barcode.RulesByTenant;
import io.crossdock.transforms.barcode.gs1.Gs1Parser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A handful of scans for a test, and what the oracle says of them. */
final class Sightings {
  static final String PALLET = "(00)106141412345678908";
  static final String CLASS = "09506000134352";
  static final String OTHER_CLASS = "0614141000036";
  static final long SIX = 1_767_592_800_000_000L;

  /** Two docks of one site 100 m apart, and a third 111 km to the north. */
  static final Places PLACES =
      Places.of(
          List.of(
              new Place("acme", "dock-1", "south", 50.0, 10.0),
              new Place("acme", "dock-2", "south", 50.0009, 10.0),
              new Place("acme", "far", "north", 51.0, 10.0)));

  private final List<Scan> scans = new ArrayList<>();

  static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  static Duration min(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  static long micros(Duration sinceSix) {
    return SIX + sinceSix.toNanos() / 1_000;
  }

  /** Adds a scan that arrives a second after it happened. */
  Scan add(String code, String scanner, String place, Duration time) {
    return add(code, scanner, place, time, time.plusSeconds(1), "", Scan.Reading.SINGLE);
  }

  Scan add(
      String code,
      String scanner,
      String place,
      Duration time,
      Duration arrival,
      String eventId,
      Scan.Reading reading) {
    String step = reading == Scan.Reading.CORRECTION ? "correction" : "";
    Scan scan =
        new Scan(
            "acme",
            Scan.identify("acme", eventId, scanner, place, code, micros(time), step),
            eventId,
            scanner,
            place,
            code,
            micros(time),
            micros(arrival),
            step,
            reading,
            Source.kafka("scans", 0, scans.size()));
    scans.add(scan);
    return scan;
  }

  /** Adds the last scan once more, read from the same place. */
  void readLastAgain() {
    scans.add(scans.get(scans.size() - 1));
  }

  ExpectedRows judge() {
    return NaiveOracle.of(
        scans, RulesByTenant.same(BarcodeRules.DEFAULT), PLACES, new Gs1Parser()::parse);
  }

  static CheckedScan row(ExpectedRows rows, Scan scan) {
    CheckedScan row = rows.scans().get(scan.id());
    if (row == null) {
      throw new AssertionError("no row for " + scan);
    }
    return row;
  }

  static Set<ScanFlag> flags(ExpectedRows rows, Scan scan) {
    return ScanFlag.setOf(row(rows, scan).flags());
  }
}
