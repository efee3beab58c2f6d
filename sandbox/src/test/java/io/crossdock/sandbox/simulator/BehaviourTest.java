package io.crossdock.sandbox.simulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.Place;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.transforms.barcode.Places;
import io.crossdock.transforms.barcode.gs1.Gs1Code;
import io.crossdock.transforms.barcode.gs1.Gs1Parser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.JUnit4;

/** Whether scanners and goods behave in a day as they are said to. */
@RunWith(JUnit4.class)
public class BehaviourTest {
  private static final long SECOND = 1_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private static final Map<UUID, Scan> SCANS = new LinkedHashMap<>();
  private static final WarehouseDay DAY = WarehouseDay.of(21, 20_000, LocalDate.of(2026, 3, 2));
  private static final Places PLACES = Places.of(DAY.places());

  @BeforeClass
  public static void takeFirstCopies() {
    for (SimulatedRecord record : DAY) {
      if (record.scan() != null) {
        SCANS.putIfAbsent(record.scan().id(), record.scan());
      }
    }
  }

  @Test
  public void aBounceFollowsTheSameScannerWithinTwoAndAHalfSeconds() {
    List<Scan> bounces = found(Anomaly.Kind.BOUNCE);
    assertThat(bounces.size(), is(greaterThan(50)));
    for (Scan bounce : bounces) {
      assertThat(
          sinceLast(bounce), is(allOf(greaterThanOrEqualTo(400_000L), lessThan(2_500_000L))));
    }
  }

  @Test
  public void aHastySecondCodeFollowsWithinATenthOfASecond() {
    List<Scan> hasty = found(Anomaly.Kind.TOO_FAST);
    assertThat(hasty.size(), is(greaterThan(50)));
    for (Scan scan : hasty) {
      assertThat(sinceLast(scan), is(allOf(greaterThan(0L), lessThan(100_000L))));
    }
  }

  @Test
  public void otherwiseAScannerRestsLongerThanTheBounceWindow() {
    Set<UUID> injected = new HashSet<>();
    found(Anomaly.Kind.BOUNCE).forEach(scan -> injected.add(scan.id()));
    found(Anomaly.Kind.TOO_FAST).forEach(scan -> injected.add(scan.id()));
    for (List<Scan> scans : byScanner().values()) {
      for (int i = 1; i < scans.size(); i++) {
        if (!injected.contains(scans.get(i).id())) {
          long rest = scans.get(i).eventTimeMicros() - scans.get(i - 1).eventTimeMicros();
          assertThat(rest, is(greaterThan(3 * SECOND)));
        }
      }
    }
  }

  @Test
  public void lateScansComeInBurstsAQuarterToAWholeHourLater() {
    List<Scan> late = found(Anomaly.Kind.LATE);
    assertThat(late.size(), is(greaterThan(100)));
    Set<String> scanners = new HashSet<>();
    for (Scan scan : late) {
      long delay = scan.arrivalMicros() - scan.eventTimeMicros();
      assertThat(delay, is(allOf(greaterThanOrEqualTo(15 * MINUTE), lessThan(60 * MINUTE))));
      scanners.add(scan.scannerId());
    }
    assertThat("several scans in a burst", scanners.size(), is(lessThan(late.size() / 2)));
  }

  @Test
  public void aFewScansComeTooLateAndTheRestInSeconds() {
    Set<UUID> late = new HashSet<>();
    found(Anomaly.Kind.LATE).forEach(scan -> late.add(scan.id()));
    int tooLate = 0;
    for (Scan scan : SCANS.values()) {
      long delay = scan.arrivalMicros() - scan.eventTimeMicros();
      if (delay > 2 * HOUR) {
        tooLate++;
      } else if (!late.contains(scan.id())) {
        assertThat(delay, is(lessThan(MINUTE)));
      }
    }
    assertThat(tooLate, is(4));
    assertThat(DAY.truth().failures().get(FailureKind.LATE), is(4));
  }

  @Test
  public void oneScannerIsADayAheadWithEveryScan() {
    Set<UUID> ahead = new HashSet<>();
    Set<String> scanners = new HashSet<>();
    for (Scan scan : found(Anomaly.Kind.CLOCK_AHEAD)) {
      assertThat(
          scan.eventTimeMicros() - scan.arrivalMicros(),
          is(allOf(greaterThan(24 * HOUR - MINUTE), lessThan(24 * HOUR))));
      ahead.add(scan.id());
      scanners.add(scan.scannerId());
    }
    assertThat(scanners.size(), is(1));
    for (Scan scan : SCANS.values()) {
      assertThat(ahead.contains(scan.id()), is(scanners.contains(scan.scannerId())));
    }
  }

  @Test
  public void objectsTravelSlowlyAndFarFromAWrongClock() {
    Set<UUID> cloned = new HashSet<>();
    found(Anomaly.Kind.IMPOSSIBLE_TRAVEL).forEach(scan -> cloned.add(scan.id()));
    found(Anomaly.Kind.CLOCK_SUSPECT).forEach(scan -> cloned.add(scan.id()));
    String offset = DAY.truth().offsetScanner().scannerId();
    int moves = 0;
    int byOffset = 0;
    for (List<Scan> seen : byObject().values()) {
      for (int i = 1; i < seen.size(); i++) {
        Scan from = seen.get(i - 1);
        Scan to = seen.get(i);
        if (cloned.contains(from.id()) || from.location().equals(to.location())) {
          continue;
        }
        long micros = to.eventTimeMicros() - from.eventTimeMicros();
        double km = Places.metres(place(from), place(to)) / 1_000;
        assertThat(from + " " + to, km / micros * HOUR, is(lessThan(80.0)));
        moves += place(from).site().equals(place(to).site()) ? 0 : 1;
        if (from.scannerId().equals(offset) || to.scannerId().equals(offset)) {
          assertThat(micros, is(greaterThan(5 * MINUTE)));
          byOffset++;
        }
      }
    }
    assertThat(moves, is(greaterThan(200)));
    assertThat(byOffset, is(greaterThan(50)));
  }

  @Test
  public void bothScansOfAClonedPairAreToldWithEachOther() {
    Set<String> pairs = new HashSet<>();
    for (Truth.Finding one : DAY.truth().findings()) {
      if (!one.other().isEmpty()) {
        pairs.add(one.kind() + " " + one.scanId() + " " + one.other());
      }
    }
    for (Truth.Finding one : DAY.truth().findings()) {
      if (!one.other().isEmpty()) {
        assertThat(pairs.contains(one.kind() + " " + one.other() + " " + one.scanId()), is(true));
        Scan here = scan(one.scanId());
        Scan there = scan(UUID.fromString(one.other()));
        double km = Places.metres(place(here), place(there)) / 1_000;
        assertThat(km, is(greaterThan(Warehouses.CLOSEST_KM)));
        long micros = Math.abs(here.eventTimeMicros() - there.eventTimeMicros());
        boolean suspect = one.kind() == Anomaly.Kind.CLOCK_SUSPECT;
        assertThat(micros <= 2 * MINUTE, is(suspect));
        assertThat(micros, is(lessThanOrEqualTo(30 * MINUTE)));
      }
    }
    assertThat(pairs.size(), is(greaterThan(60)));
  }

  private static Scan scan(UUID id) {
    Scan scan = SCANS.get(id);
    if (scan == null) {
      throw new AssertionError("the truth is about a scan that was not sent: " + id);
    }
    return scan;
  }

  private static Place place(Scan scan) {
    Place place = PLACES.find(scan.tenant(), scan.location());
    if (place == null) {
      throw new AssertionError("no such place: " + scan);
    }
    return place;
  }

  private static List<Scan> found(Anomaly.Kind kind) {
    return DAY.truth().findings().stream()
        .filter(one -> one.kind() == kind)
        .map(one -> scan(one.scanId()))
        .toList();
  }

  /** Time since the scanner's previous scan, microseconds. */
  private static long sinceLast(Scan scan) {
    return SCANS.values().stream()
        .filter(other -> other.scannerId().equals(scan.scannerId()))
        .mapToLong(other -> scan.eventTimeMicros() - other.eventTimeMicros())
        .filter(micros -> micros > 0)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private static Map<String, List<Scan>> byScanner() {
    Map<String, List<Scan>> scans = new LinkedHashMap<>();
    for (Scan scan : SCANS.values()) {
      scans.computeIfAbsent(scan.scannerId(), id -> new ArrayList<>()).add(scan);
    }
    scans.values().forEach(BehaviourTest::sortByTime);
    return scans;
  }

  private static Map<String, List<Scan>> byObject() {
    Gs1Parser parser = new Gs1Parser();
    Map<String, List<Scan>> scans = new LinkedHashMap<>();
    for (Scan scan : SCANS.values()) {
      boolean ahead = scan.eventTimeMicros() - scan.arrivalMicros() > HOUR;
      if (!ahead
          && parser.parse(scan.rawCode()) instanceof Gs1Code good
          && good.code().serialised()) {
        scans
            .computeIfAbsent(scan.tenant() + good.code().key(), item -> new ArrayList<>())
            .add(scan);
      }
    }
    scans.values().forEach(BehaviourTest::sortByTime);
    return scans;
  }

  private static void sortByTime(List<Scan> scans) {
    scans.sort(Comparator.comparingLong(Scan::eventTimeMicros));
  }
}
