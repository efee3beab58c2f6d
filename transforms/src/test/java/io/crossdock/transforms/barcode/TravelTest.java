package io.crossdock.transforms.barcode;

import static io.crossdock.transforms.barcode.Scans.CASE_CLASS;
import static io.crossdock.transforms.barcode.Scans.PALLET;
import static io.crossdock.transforms.barcode.Scans.PLACES;
import static io.crossdock.transforms.barcode.Scans.min;
import static io.crossdock.transforms.barcode.Scans.scan;
import static io.crossdock.transforms.barcode.Scans.sec;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Place;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.Scan.Reading;
import io.crossdock.schemas.barcode.ScanFlag;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

public class TravelTest {
  private static final Duration HOUR = Duration.ofHours(1);

  /** From dock-1 to far, one degree of latitude. */
  private static final double KM =
      Places.metres(
              Objects.requireNonNull(PLACES.find(Scans.TENANT, "dock-1")),
              Objects.requireNonNull(PLACES.find(Scans.TENANT, "far")))
          / 1_000;

  private static Travel travel(double maxSpeedKmh, Duration clockError, Duration horizon) {
    return new Travel(
        new BarcodeRules(
            HOUR, sec(3), Duration.ZERO, maxSpeedKmh, clockError, sec(0), sec(0), HOUR, horizon),
        PLACES);
  }

  private static final Travel TRAVEL = travel(110, min(2), Duration.ofHours(12));

  private static Scan at(String place, Duration time) {
    return scan(PALLET, "s1", place, time).scan();
  }

  private static @Nullable Conflict after(Travel travel, Duration time) {
    return travel.between(at("far", time), at("dock-1", Duration.ZERO));
  }

  @Test
  public void exactlyTheGreatestSpeedIsAllowed() {
    assertThat(after(travel(KM, min(2), Duration.ofDays(1)), HOUR), nullValue());
    Conflict conflict = after(travel(Math.nextDown(KM), min(2), Duration.ofDays(1)), HOUR);
    assertThat(conflict, equalTo(conflict("dock-1", Duration.ZERO, 111.2)));
  }

  @Test
  public void aMicrosecondLessIsTooFast() {
    Travel travel = travel(KM, min(2), Duration.ofDays(1));
    assertThat(after(travel, HOUR.plusNanos(1_000)), nullValue());
    assertThat(
        after(travel, HOUR.minusNanos(1_000)), equalTo(conflict("dock-1", Duration.ZERO, 111.2)));
  }

  @Test
  public void bothScansOfAPairSayItOfEachOther() {
    Scan here = at("dock-1", min(0));
    Scan there = at("far", min(10));
    assertThat(
        TRAVEL.between(here, there),
        equalTo(new Conflict(there.id(), ScanFlag.IMPOSSIBLE_TRAVEL, 667.2)));
    assertThat(
        TRAVEL.between(there, here),
        equalTo(new Conflict(here.id(), ScanFlag.IMPOSSIBLE_TRAVEL, 667.2)));
  }

  @Test
  public void withinTheClocksErrorTheClocksAreSuspect() {
    assertThat(flagAfter(min(2)), is(ScanFlag.CLOCK_SUSPECT));
    assertThat(flagAfter(min(2).plusNanos(1_000)), is(ScanFlag.IMPOSSIBLE_TRAVEL));
    assertThat(flagAfter(min(-2)), is(ScanFlag.CLOCK_SUSPECT));
  }

  private static ScanFlag flagAfter(Duration time) {
    return Objects.requireNonNull(after(TRAVEL, time)).flag();
  }

  @Test
  public void atOneMomentNoSpeedIsEnough() {
    Scan here = at("dock-1", min(0));
    assertThat(
        TRAVEL.between(at("far", min(0)), here),
        equalTo(new Conflict(here.id(), ScanFlag.CLOCK_SUSPECT, Double.POSITIVE_INFINITY)));
    // Even of perfect clocks it is the clocks that are doubted (R20).
    assertThat(
        travel(110, Duration.ZERO, HOUR).between(at("far", min(0)), here),
        equalTo(new Conflict(here.id(), ScanFlag.CLOCK_SUSPECT, Double.POSITIVE_INFINITY)));
  }

  @Test
  public void nobodyTravelsToWhereHeIs() {
    assertThat(TRAVEL.between(at("far", min(0)), at("far", min(0))), nullValue());
    Places twins =
        Places.of(
            List.of(
                new Place(Scans.TENANT, "in", "south", 50, 10),
                new Place(Scans.TENANT, "out", "south", 50, 10)));
    Travel travel = new Travel(BarcodeRules.DEFAULT, twins);
    assertThat(travel.between(at("in", min(0)), at("out", min(0))), nullValue());
  }

  @Test
  public void anUnknownPlaceIsNowhere() {
    assertThat(TRAVEL.between(at("nowhere", min(0)), at("far", min(0))), nullValue());
    assertThat(TRAVEL.between(at("far", min(0)), at("nowhere", min(0))), nullValue());
    assertThat(TRAVEL.tells(scan(PALLET, "s1", "nowhere", min(0))), is(false));
    assertThat(TRAVEL.tells(scan(PALLET, "s1", "far", min(0))), is(true));
  }

  @Test
  public void theHorizonItselfIsCompared() {
    Travel slow = travel(1, min(2), HOUR);
    assertThat(after(slow, HOUR), equalTo(conflict("dock-1", Duration.ZERO, 111.2)));
    assertThat(after(slow, HOUR.plusNanos(1_000)), nullValue());
    assertThat(slow.between(at("dock-1", min(0)), at("far", HOUR.plusNanos(1_000))), nullValue());
  }

  @Test
  public void aClassOfGoodsTellsNoPlace() {
    assertThat(TRAVEL.tells(scan(CASE_CLASS, "s1", "far", min(0))), is(false));
    assertThat(TRAVEL.tells(scan("no code", "s1", "far", min(0))), is(false));
  }

  @Test
  public void whatWasTakenBackTellsNoPlace() {
    CheckedScan retracted =
        scan(
            PALLET,
            "s1",
            "far",
            min(0),
            min(1),
            "",
            Reading.SINGLE,
            ScanFlag.RETRACTED.mask() | ScanFlag.BOUNCE.mask());
    assertThat(TRAVEL.tells(retracted), is(false));
  }

  @Test
  public void theSpeedIsRoundedToOneDecimal() {
    assertThat(speedAfter(min(10)), is(667.2)); // 667.17...
    assertThat(speedAfter(min(7)), is(953.1)); // 953.10...
    assertThat(speedAfter(min(3)), is(2_223.9)); // 2223.90...
    assertThat(speedAfter(Duration.ofNanos(1_000)), is(Math.round(KM * 3.6e10) / 10.0));
  }

  private static double speedAfter(Duration time) {
    return Objects.requireNonNull(after(TRAVEL, time)).speedKmh();
  }

  private static Conflict conflict(String place, Duration time, double speed) {
    return new Conflict(at(place, time).id(), ScanFlag.IMPOSSIBLE_TRAVEL, speed);
  }
}
