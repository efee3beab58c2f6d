package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Place;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.Scan.Reading;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.transforms.time.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Seeded days of several tenants: their rules, their places, and all that their scanners send. */
final class RandomFleet {
  private static final String[] TENANTS = {"acme", "globex", "initech"};
  private static final String[] ITEMS = {
    "(00)106141412345678908", "(00)106141412345678915", Scans.CASE_CLASS, "not a code"
  };
  private static final String[] PLACES = {"dock-1", "dock-2", "far", "unknown"};
  private static final long[] STEPS_MS = {0, 50, 149, 150, 700, 2_999, 3_000, 60_000, 1_800_001};

  /** Rules that differ in everything; none admits a scan later than two hours. */
  static final RulesByTenant RULES =
      new RulesByTenant(
          BarcodeRules.DEFAULT,
          Map.of(
              "globex",
              new BarcodeRules(
                  Duration.ofMinutes(5),
                  Duration.ofSeconds(1),
                  Duration.ofMillis(700),
                  900,
                  Duration.ofSeconds(10),
                  Duration.ofMinutes(1),
                  Duration.ofMinutes(1),
                  Duration.ofMinutes(30),
                  Duration.ofHours(1)),
              "initech",
              new BarcodeRules(
                  Duration.ofHours(1),
                  Duration.ZERO,
                  Duration.ZERO,
                  5,
                  Duration.ZERO,
                  Duration.ofMinutes(1),
                  Duration.ofMinutes(1),
                  Duration.ofHours(1),
                  Duration.ofHours(2))));

  final List<CheckedScan> scans = new ArrayList<>();
  private final Random random;
  private String tenant = TENANTS[0];
  private String place = PLACES[0];
  private String scanner = "";

  RandomFleet(Random random, int size) {
    this.random = random;
    long millis = 0;
    for (int i = 0; i < size; i++) {
      boolean burst = i > 0 && random.nextInt(3) > 0;
      if (!burst) {
        tenant = TENANTS[random.nextInt(TENANTS.length)];
        place = PLACES[random.nextInt(PLACES.length)];
        scanner = place + "-" + random.nextInt(2);
      }
      millis += STEPS_MS[random.nextInt(burst ? 6 : STEPS_MS.length)];
      send(millis, i);
    }
  }

  static Places places() {
    List<Place> places = new ArrayList<>();
    for (String tenant : TENANTS) {
      places.add(new Place(tenant, "dock-1", "south", 50, 10));
      places.add(new Place(tenant, "dock-2", "south", 50.0009, 10));
      places.add(new Place(tenant, "far", "north", 51, 10));
    }
    return Places.of(places);
  }

  private void send(long millis, int number) {
    long lateness = RULES.of(tenant).allowedLateness().toMillis();
    long delay =
        random.nextInt(4) == 0 ? random.nextLong(lateness - 10_000) : random.nextInt(2_000);
    Duration time = Duration.ofMillis(millis);
    Duration arrival = Duration.ofMillis(millis + delay);
    String item = ITEMS[random.nextInt(ITEMS.length)];
    int kind = random.nextInt(16);
    String eventId = kind < 5 ? "event-" + number : "";
    Reading reading = kind == 15 ? Reading.BULK : Reading.SINGLE;
    boolean ahead = kind == 14;
    int flags = ahead ? ScanFlag.CLOCK_AHEAD.mask() : 0;
    flags |= item.startsWith("(") ? 0 : ScanFlag.NOT_DIGITS.mask();
    CheckedScan scan =
        ofTenant(
            tenant,
            Scans.scan(
                item,
                scanner,
                place,
                ahead ? time.plusDays(1) : time,
                arrival,
                eventId,
                reading,
                flags));
    scans.add(scan);
    if (kind == 0) {
      Duration later = arrival.plusSeconds(random.nextInt(90));
      int own = item.startsWith("(") ? 0 : ScanFlag.NOT_DIGITS.mask();
      scans.add(
          ofTenant(
              tenant,
              Scans.scan(item, scanner, place, time, later, eventId, Reading.CORRECTION, own)));
    } else if (kind < 4) {
      scans.add(ofTenant(tenant, Scans.arriving(scan, arrival.plusMillis(random.nextInt(9_000)))));
    }
  }

  static CheckedScan ofTenant(String tenant, CheckedScan row) {
    Scan scan = row.scan();
    Scan own =
        new Scan(
            tenant,
            Scan.identify(
                tenant,
                scan.eventId(),
                scan.scannerId(),
                scan.location(),
                scan.rawCode(),
                scan.eventTimeMicros(),
                scan.step()),
            scan.eventId(),
            scan.scannerId(),
            scan.location(),
            scan.rawCode(),
            scan.eventTimeMicros(),
            scan.arrivalMicros(),
            scan.step(),
            scan.reading(),
            scan.source());
    return new CheckedScan(
        own, row.code(), row.fault(), row.flags(), row.conflicts(), row.copies(), row.revision());
  }

  /** Every scan that came too soon after any other of its scanner, by comparing all with all. */
  static Set<UUID> tooFast(List<CheckedScan> scans, RulesByTenant rules) {
    Set<UUID> fast = new HashSet<>();
    for (CheckedScan row : scans) {
      for (CheckedScan other : scans) {
        Scan a = other.scan();
        Scan b = row.scan();
        long after = b.eventTimeMicros() - a.eventTimeMicros();
        if (isPull(row)
            && isPull(other)
            && a.tenant().equals(b.tenant())
            && a.scannerId().equals(b.scannerId())
            && !other.item().equals(row.item())
            && (after > 0 || (after == 0 && a.id().compareTo(b.id()) < 0))
            && after < Micros.of(rules.of(b.tenant()).minScanInterval())) {
          fast.add(b.id());
        }
      }
    }
    return fast;
  }

  private static boolean isPull(CheckedScan row) {
    return row.scan().reading() == Reading.SINGLE && !ScanFlag.CLOCK_AHEAD.in(row.flags());
  }

  /** What must stand in the tables, by the naive model of each item. */
  List<String> expected() {
    Set<UUID> fast = tooFast(scans, RULES);
    Map<String, List<CheckedScan>> items = new TreeMap<>();
    for (CheckedScan row : scans) {
      items.computeIfAbsent(row.scan().tenant() + row.item(), item -> new ArrayList<>()).add(row);
    }
    List<String> lines = new ArrayList<>();
    for (List<CheckedScan> item : items.values()) {
      BarcodeRules own = RULES.of(item.get(0).scan().tenant());
      lines.addAll(NaiveItem.content(item, fast, own, places()));
    }
    lines.sort(null);
    return lines;
  }
}
