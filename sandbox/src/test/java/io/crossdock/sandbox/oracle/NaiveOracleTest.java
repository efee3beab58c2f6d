package io.crossdock.sandbox.oracle;

import static io.crossdock.sandbox.oracle.Sightings.CLASS;
import static io.crossdock.sandbox.oracle.Sightings.OTHER_CLASS;
import static io.crossdock.sandbox.oracle.Sightings.PALLET;
import static io.crossdock.sandbox.oracle.Sightings.flags;
import static io.crossdock.sandbox.oracle.Sightings.micros;
import static io.crossdock.sandbox.oracle.Sightings.min;
import static io.crossdock.sandbox.oracle.Sightings.ms;
import static io.crossdock.sandbox.oracle.Sightings.row;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.crossdock.sandbox.oracle.ExpectedRows.Finding;
import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.Scan.Reading;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.barcode.Session;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.JUnit4;

@RunWith(JUnit4.class)
public class NaiveOracleTest {
  private final Sightings day = new Sightings();

  @Test
  public void aGoodScanIsARowAndASession() {
    Scan scan = day.add(PALLET, "s1", "dock-1", min(0));
    ExpectedRows rows = day.judge();
    assertThat(flags(rows, scan), is(empty()));
    assertThat(row(rows, scan).code().key(), is("(00)106141412345678908"));
    assertThat(
        rows.sessions(),
        contains(
            new Session(
                "acme", PALLET, micros(min(0)), micros(min(0)), 1, List.of("dock-1"), 0, 0)));
    assertThat(rows.anomalies(), is(empty()));
    assertThat(rows.copies(), is(empty()));
    assertThat(rows.late(), is(empty()));
  }

  @Test
  public void ofCopiesTheFirstToArriveIsTheScan() {
    Scan later = day.add(CLASS, "s1", "dock-1", min(0), min(11), "", Reading.SINGLE);
    Scan first = day.add(CLASS, "s1", "dock-1", min(0), min(1), "", Reading.SINGLE);
    day.readLastAgain();
    ExpectedRows rows = day.judge();
    assertThat(row(rows, first).scan(), is(first));
    assertThat(row(rows, first).copies(), is(1));
    assertThat(flags(rows, first), is(empty()));
    assertThat(
        rows.copies(),
        contains(new ScanCopy("acme", first.id(), later.arrivalMicros(), later.source())));
    assertThat(
        rows.anomalies(),
        contains(new Finding(Anomaly.Kind.TRANSPORT_DUPLICATE, "acme", first.id(), "scans/0/0")));
  }

  @Test
  public void ofCopiesThatArriveAtOnceTheSmallerSourceIsTheScan() {
    Scan first = day.add(CLASS, "s1", "dock-1", min(0));
    Scan second = day.add(CLASS, "s1", "dock-1", min(0));
    ExpectedRows rows = day.judge();
    assertThat(row(rows, first).scan().source(), is(first.source()));
    assertThat(rows.copies().get(0).source(), is(second.source()));
  }

  @Test
  public void eachFaultHasItsFlag() {
    Scan none = day.add("", "s1", "dock-1", min(0));
    Scan letters = day.add("95060O0134352", "s1", "dock-1", min(1));
    Scan shorter = day.add("95060001343", "s1", "dock-1", min(2));
    Scan digit = day.add("9506000134353", "s1", "dock-1", min(3));
    Scan elements = day.add("(01)09506000134352(17)261399", "s1", "dock-1", min(4));
    ExpectedRows rows = day.judge();
    assertThat(flags(rows, none), is(Set.of(ScanFlag.EMPTY_CODE)));
    assertThat(flags(rows, letters), is(Set.of(ScanFlag.NOT_DIGITS)));
    assertThat(flags(rows, shorter), is(Set.of(ScanFlag.WRONG_LENGTH)));
    assertThat(flags(rows, digit), is(Set.of(ScanFlag.WRONG_CHECK_DIGIT)));
    assertThat(flags(rows, elements), is(Set.of(ScanFlag.BAD_ELEMENTS)));
    assertThat(row(rows, digit).item(), is("!s1!9506000134353"));
    assertThat(rows.sessions(), is(empty()));
    assertThat(rows.anomalies(), hasSize(5));
  }

  @Test
  public void aFaultyCodeDoesNotBounceAndCanBeTooFast() {
    day.add("123", "s1", "dock-1", ms(0));
    Scan again = day.add("123", "s1", "dock-1", ms(100));
    Scan other = day.add("1234", "s1", "dock-1", ms(200));
    ExpectedRows rows = day.judge();
    assertThat(flags(rows, again), is(Set.of(ScanFlag.WRONG_LENGTH)));
    assertThat(flags(rows, other), is(Set.of(ScanFlag.WRONG_LENGTH, ScanFlag.TOO_FAST)));
  }

  @Test
  public void aBounceIsWithinTheWindowAtTheSameScanner() {
    Scan first = day.add(CLASS, "s1", "dock-1", ms(0));
    Scan bounce = day.add("]C101" + CLASS, "s1", "dock-1", ms(2_999));
    Scan notAnyMore = day.add(CLASS, "s1", "dock-1", ms(5_999));
    Scan elsewhere = day.add(CLASS, "s2", "dock-1", ms(6_000));
    ExpectedRows rows = day.judge();
    assertThat(flags(rows, first), is(empty()));
    assertThat(flags(rows, bounce), is(Set.of(ScanFlag.BOUNCE)));
    assertThat(flags(rows, notAnyMore), is(empty()));
    assertThat(flags(rows, elsewhere), is(empty()));
    assertThat(rows.sessions().get(0).flags(), is(ScanFlag.BOUNCE.mask()));
  }

  @Test
  public void anotherCodeSoonerThanAHandIsTooFast() {
    Scan first = day.add(CLASS, "s1", "dock-1", ms(0));
    Scan fast = day.add(OTHER_CLASS, "s1", "dock-1", ms(149));
    Scan inTime = day.add(CLASS, "s1", "dock-1", ms(299));
    Scan elsewhere = day.add(OTHER_CLASS, "s2", "dock-1", ms(300));
    ExpectedRows rows = day.judge();
    assertThat(flags(rows, first), is(empty()));
    assertThat(flags(rows, fast), is(Set.of(ScanFlag.TOO_FAST)));
    assertThat(flags(rows, inTime), is(Set.of(ScanFlag.BOUNCE)));
    assertThat(flags(rows, elsewhere), is(empty()));
  }

  @Test
  public void whatIsReadInBulkIsNeverTooFast() {
    day.add(CLASS, "s1", "dock-1", ms(0), ms(900), "", Reading.BULK);
    Scan single = day.add(OTHER_CLASS, "s1", "dock-1", ms(10));
    Scan bulk = day.add(PALLET, "s1", "dock-1", ms(20), ms(900), "", Reading.BULK);
    ExpectedRows rows = day.judge();
    assertThat(flags(rows, single), is(empty()));
    assertThat(flags(rows, bulk), is(empty()));
  }

  @Test
  public void bothScansOfAnImpossibleTravelAreFlagged() {
    Scan south = day.add(PALLET, "s1", "dock-1", min(0));
    Scan north = day.add("106141412345678908", "s2", "far", min(30));
    ExpectedRows rows = day.judge();
    double kmh = 222.4; // 111.195 km in half an hour
    assertThat(
        row(rows, south).conflicts(),
        contains(new Conflict(north.id(), ScanFlag.IMPOSSIBLE_TRAVEL, kmh)));
    assertThat(
        row(rows, north).conflicts(),
        contains(new Conflict(south.id(), ScanFlag.IMPOSSIBLE_TRAVEL, kmh)));
    assertThat(
        rows.anomalies(),
        containsInAnyOrder(
            new Finding(Anomaly.Kind.IMPOSSIBLE_TRAVEL, "acme", south.id(), north.id().toString()),
            new Finding(
                Anomaly.Kind.IMPOSSIBLE_TRAVEL, "acme", north.id(), south.id().toString())));
  }

  @Test
  public void aConflictWithinTheClockErrorMayBeTheClocksFault() {
    Scan south = day.add(PALLET, "s1", "dock-1", min(0));
    Scan north = day.add(PALLET, "s2", "far", min(2));
    ExpectedRows rows = day.judge();
    assertThat(flags(rows, south), is(Set.of(ScanFlag.CLOCK_SUSPECT)));
    assertThat(flags(rows, north), is(Set.of(ScanFlag.CLOCK_SUSPECT)));
  }

  @Test
  public void twoPlacesAtOneMomentAreInfinitelyFast() {
    Scan south = day.add(PALLET, "s1", "dock-1", min(0));
    Scan north = day.add(PALLET, "s2", "far", min(0));
    assertThat(
        row(day.judge(), south).conflicts(),
        contains(new Conflict(north.id(), ScanFlag.CLOCK_SUSPECT, Double.POSITIVE_INFINITY)));
  }

  @Test
  public void aScanBetweenTwoContradictsBoth() {
    Scan before = day.add(PALLET, "s1", "dock-1", min(0));
    Scan after = day.add(PALLET, "s1", "dock-1", min(20));
    Scan between = day.add(PALLET, "s2", "far", min(10));
    ExpectedRows rows = day.judge();
    assertThat(
        row(rows, between).conflicts().stream().map(Conflict::other).toList(),
        contains(before.id(), after.id()));
    assertThat(row(rows, before).conflicts(), hasSize(1));
    assertThat(row(rows, after).conflicts(), hasSize(1));
  }

  @Test
  public void travelThatCanBeIsNoConflict() {
    day.add(PALLET, "s1", "dock-1", min(0));
    day.add(PALLET, "s1", "dock-2", min(1));
    day.add(PALLET, "s2", "far", min(62));
    day.add(PALLET, "s2", "nobody-knows-where", min(63));
    day.add(PALLET, "s2", "far", min(64));
    assertThat(day.judge().anomalies(), is(empty()));
  }

  @Test
  public void goodsWithoutSerialAreEverywhereAtOnce() {
    day.add(CLASS, "s1", "dock-1", min(0));
    day.add(CLASS, "s2", "far", min(0));
    day.add("(01)" + CLASS + "(10)LOT", "s1", "dock-1", min(1));
    day.add("(01)" + CLASS + "(10)LOT", "s2", "far", min(1));
    assertThat(day.judge().anomalies(), is(empty()));
  }

  @Test
  public void aClockThatIsAheadSaysNothingOfTheItem() {
    day.add(PALLET, "s1", "dock-1", min(10));
    Scan ahead = day.add(PALLET, "s2", "far", min(10), min(4), "", Reading.SINGLE);
    Scan tolerated = day.add(CLASS, "s2", "far", min(10), min(5), "", Reading.SINGLE);
    ExpectedRows rows = day.judge();
    assertThat(flags(rows, ahead), is(Set.of(ScanFlag.CLOCK_AHEAD)));
    assertThat(flags(rows, tolerated), is(empty()));
    assertThat(rows.anomalies(), hasSize(1));
    assertThat(rows.sessions().stream().mapToInt(Session::count).sum(), is(2));
  }

  @Test
  public void aLateScanIsFlaggedAndOneThatIsTooLateIsAFailure() {
    Duration atTheLimit = min(120);
    Scan inTime = day.add(CLASS, "s1", "dock-1", min(0), min(10), "", Reading.SINGLE);
    Scan late = day.add(OTHER_CLASS, "s2", "dock-1", min(0), atTheLimit, "", Reading.SINGLE);
    Scan tooLate =
        day.add(PALLET, "s3", "dock-1", min(0), atTheLimit.plusMillis(1), "", Reading.SINGLE);
    ExpectedRows rows = day.judge();
    assertThat(flags(rows, inTime), is(empty()));
    assertThat(flags(rows, late), is(Set.of(ScanFlag.LATE)));
    assertThat(rows.late(), contains(tooLate));
    assertThat(rows.scans().containsKey(tooLate.id()), is(false));
    assertThat(rows.anomalies(), hasSize(1));
  }

  @Test
  public void aGapCutsSessions() {
    day.add(PALLET, "s1", "dock-1", min(0));
    day.add(PALLET, "s1", "dock-1", min(20));
    day.add(PALLET, "s2", "dock-2", min(50));
    day.add(PALLET, "s1", "dock-1", min(60));
    day.add(PALLET, "s1", "dock-1", min(90).plusMillis(1));
    assertThat(
        day.judge().sessions(),
        contains(
            new Session(
                "acme",
                PALLET,
                micros(min(0)),
                micros(min(60)),
                4,
                List.of("dock-1", "dock-2", "dock-1"),
                0,
                0),
            new Session(
                "acme",
                PALLET,
                micros(min(90).plusMillis(1)),
                micros(min(90).plusMillis(1)),
                1,
                List.of("dock-1"),
                0,
                0)));
  }

  @Test
  public void aCorrectionTakesBackWhatHasItsEventId() {
    Scan south = day.add(PALLET, "s1", "dock-1", min(0));
    Scan wrong = day.add(PALLET, "s2", "far", min(5), min(6), "e1", Reading.SINGLE);
    Scan correction = day.add(PALLET, "s2", "far", min(5), min(500), "e1", Reading.CORRECTION);
    Scan otherItem = day.add(CLASS, "s1", "dock-1", min(5), min(6), "e1", Reading.SINGLE);
    ExpectedRows rows = day.judge();
    assertThat(flags(rows, south), is(empty()));
    assertThat(flags(rows, wrong), is(Set.of(ScanFlag.RETRACTED)));
    assertThat(flags(rows, correction), is(Set.of(ScanFlag.CORRECTION)));
    assertThat(flags(rows, otherItem), is(empty()));
    assertThat(
        rows.anomalies(), contains(new Finding(Anomaly.Kind.RETRACTED, "acme", wrong.id(), "")));
    assertThat(rows.sessions().stream().mapToInt(Session::count).sum(), is(2));
  }

  @Test
  public void aRetractedScanDoesNotBounceButWasPulledAllTheSame() {
    day.add(PALLET, "s1", "dock-1", ms(0), min(1), "e1", Reading.SINGLE);
    Scan again = day.add(PALLET, "s1", "dock-1", ms(100), min(1), "e2", Reading.SINGLE);
    Scan other = day.add(CLASS, "s1", "dock-1", ms(120), min(1), "e3", Reading.SINGLE);
    day.add(PALLET, "s1", "dock-1", ms(0), min(5), "e1", Reading.CORRECTION);
    ExpectedRows rows = day.judge();
    assertThat(flags(rows, again), is(empty()));
    assertThat(flags(rows, other), is(Set.of(ScanFlag.TOO_FAST)));
  }

  @Test
  public void sightingsBeyondTheHorizonAreNotCompared() {
    Scan south = day.add(PALLET, "s1", "dock-1", min(0));
    Scan correction = day.add(PALLET, "s2", "far", min(30), min(31), "e1", Reading.CORRECTION);
    Scan north = day.add(PALLET, "s2", "far", min(12 * 60).plusMillis(1));
    ExpectedRows rows = day.judge();
    assertThat(flags(rows, south), is(empty()));
    assertThat(flags(rows, correction), is(Set.of(ScanFlag.CORRECTION)));
    assertThat(flags(rows, north), is(empty()));
    assertThat(rows.sessions(), hasSize(2));
  }
}
