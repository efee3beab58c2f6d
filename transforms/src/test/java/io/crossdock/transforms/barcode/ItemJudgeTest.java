package io.crossdock.transforms.barcode;

import static io.crossdock.transforms.barcode.Scans.PALLET;
import static io.crossdock.transforms.barcode.Scans.arriving;
import static io.crossdock.transforms.barcode.Scans.min;
import static io.crossdock.transforms.barcode.Scans.scan;
import static io.crossdock.transforms.barcode.Scans.sec;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Place;
import io.crossdock.schemas.barcode.Scan.Reading;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.coder.PackedChunks;
import io.crossdock.transforms.barcode.ItemHistory.TooFast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

/** Hand-made cases of one item, where each thing that is said can be told by name. */
public class ItemJudgeTest {
  /** Three places, each 70 km or more from the others. */
  private static final Places PLACES =
      Places.of(
          List.of(
              new Place(Scans.TENANT, "dock-1", "south", 50.0, 10.0),
              new Place(Scans.TENANT, "west", "west", 50.0, 9.0),
              new Place(Scans.TENANT, "far", "north", 51.0, 10.0)));

  private final Told told = new Told();
  private ItemHistory history = ItemHistory.empty(Scans.TENANT, PALLET);

  private static final class Told extends TableOfVerdicts {
    final List<CheckedScan> said = new ArrayList<>();
    final List<String> anomaliesInOrder = new ArrayList<>();

    @Override
    public void row(CheckedScan row) {
      said.add(row);
      super.row(row);
    }

    @Override
    public void anomaly(Anomaly anomaly) {
      anomaliesInOrder.add((anomaly.withdrawn() ? "not " : "") + line(anomaly));
      super.anomaly(anomaly);
    }

    private static String line(Anomaly anomaly) {
      return anomaly.kind() + " " + anomaly.scanId() + " " + anomaly.other();
    }
  }

  private boolean add(CheckedScan scan) {
    ItemJudge judge = new ItemJudge(BarcodeRules.DEFAULT, PLACES, history);
    boolean added = judge.add(scan, told);
    history = judge.history();
    return added;
  }

  private void add(TooFast found) {
    ItemJudge judge = new ItemJudge(BarcodeRules.DEFAULT, PLACES, history);
    judge.add(found, told);
    history = judge.history();
  }

  private static UUID id(CheckedScan row) {
    return row.scan().id();
  }

  private static String travel(CheckedScan row, CheckedScan other) {
    return "IMPOSSIBLE_TRAVEL " + id(row) + " " + id(other);
  }

  private List<UUID> conflicts(CheckedScan row) {
    return told.rowOf(row).conflicts().stream().map(conflict -> conflict.other()).toList();
  }

  /** A scan of an event, arrived a second after it happened or as given. */
  private static CheckedScan event(
      String place, Duration time, Duration arrival, String eventId, Reading reading, int flags) {
    return scan(PALLET, "s-" + place, place, time, arrival, eventId, reading, flags);
  }

  private static CheckedScan plain(String place, Duration time) {
    return event(place, time, time.plusSeconds(1), "", Reading.SINGLE, 0);
  }

  @Test
  public void theCopyThatArrivedFirstIsTheScanHoweverLateItIsRead() {
    CheckedScan read = arriving(plain("dock-1", sec(0)), sec(5));
    CheckedScan sooner = arriving(read, sec(2));
    assertThat(add(read), is(true));
    assertThat(add(sooner), is(true));
    assertThat(told.rowOf(read).scan(), equalTo(sooner.scan()));
    assertThat(told.rowOf(read).copies(), is(1));
    assertThat(told.copies, contains(read.scan().source()));
    assertThat(
        told.standing(), contains("TRANSPORT_DUPLICATE " + id(read) + " " + read.scan().source()));
    CheckedScan later = arriving(read, sec(9));
    add(later);
    assertThat(told.rowOf(read).scan(), equalTo(sooner.scan()));
    assertThat(told.rowOf(read).copies(), is(2));
    assertThat(told.copies, containsInAnyOrder(read.scan().source(), later.scan().source()));
  }

  @Test
  public void ofCopiesThatArrivedAtOnceTheSourceDecides() {
    CheckedScan first = arriving(plain("dock-1", sec(0)), sec(5));
    CheckedScan second = arriving(first, sec(5));
    add(second);
    add(first);
    assertThat(told.rowOf(first).scan(), equalTo(first.scan()));
    assertThat(told.copies, contains(second.scan().source()));
  }

  @Test
  public void whatItRemembersIsPackedAndStaysSo() {
    add(plain("dock-1", sec(0)));
    assertThat(history.sightings(), instanceOf(PackedChunks.class));
    List<CheckedScan> before = history.sightings();
    add(new TooFast(UUID.randomUUID(), 0));
    assertThat("nothing to pack anew", history.sightings(), sameInstance(before));
  }

  @Test
  public void aMessageThatIsReadTwiceSaysNothing() {
    CheckedScan scan = plain("dock-1", sec(0));
    add(scan);
    ItemHistory before = history;
    int said = told.said.size();
    assertThat(add(scan), is(false));
    assertThat(history, equalTo(before));
    assertThat(told.said, hasSize(said));
    assertThat(told.copies, is(empty()));
    assertThat(told.anomaliesInOrder, is(empty()));
  }

  /** The copies' flags are made by hand: by the rules an earlier arrival is only further ahead. */
  @Test
  public void aCopyMayTurnAScanIntoNoSightingAndBack() {
    CheckedScan here = plain("dock-1", min(0));
    CheckedScan there = event("far", min(10), min(20), "", Reading.SINGLE, 0);
    CheckedScan ahead =
        event("far", min(10), min(2), "", Reading.SINGLE, ScanFlag.CLOCK_AHEAD.mask());
    CheckedScan honest = event("far", min(10), min(1), "", Reading.SINGLE, 0);
    add(here);
    add(there);
    assertThat(told.flags(here), contains(ScanFlag.IMPOSSIBLE_TRAVEL));

    add(ahead);
    assertThat(told.flags(there), contains(ScanFlag.CLOCK_AHEAD));
    assertThat(told.rowOf(there).scan(), equalTo(ahead.scan()));
    assertThat(conflicts(there), is(empty()));
    assertThat(told.flags(here), is(empty()));
    assertThat(history.sightings(), hasSize(1));
    assertThat(history.bystanders(), hasSize(1));
    assertThat(told.anomaliesInOrder, hasItem("not " + travel(here, there)));
    assertThat(told.anomaliesInOrder, hasItem("not " + travel(there, here)));
    assertThat(told.standing(), hasItem("CLOCK_AHEAD " + id(there) + " "));

    add(honest);
    assertThat(told.flags(there), contains(ScanFlag.IMPOSSIBLE_TRAVEL));
    assertThat(told.flags(here), contains(ScanFlag.IMPOSSIBLE_TRAVEL));
    assertThat(told.rowOf(there).scan(), equalTo(honest.scan()));
    assertThat(told.rowOf(there).copies(), is(2));
    assertThat(history.sightings(), hasSize(2));
    assertThat(history.bystanders(), is(empty()));
    assertThat(
        told.standing(),
        containsInAnyOrder(
            travel(here, there),
            travel(there, here),
            "TRANSPORT_DUPLICATE " + id(there) + " " + there.scan().source(),
            "TRANSPORT_DUPLICATE " + id(there) + " " + ahead.scan().source()));
  }

  @Test
  public void aCorrectionMayComeBeforeWhatItTakesBack() {
    CheckedScan right = plain("dock-1", min(0));
    CheckedScan wrong = event("far", min(5), min(6), "e", Reading.SINGLE, 0);
    CheckedScan correction = event("far", min(5), min(50), "e", Reading.CORRECTION, 0);
    add(right);
    add(correction);
    add(wrong);
    assertThat(told.flags(wrong), contains(ScanFlag.RETRACTED));
    assertThat(told.flags(correction), contains(ScanFlag.CORRECTION));
    assertThat(told.flags(right), is(empty()));
    assertThat(told.standing(), contains("RETRACTED " + id(wrong) + " "));
  }

  @Test
  public void whatIsTakenBackNoLongerSpeaksAgainstOthers() {
    CheckedScan one = plain("dock-1", min(0));
    CheckedScan wrong = event("far", min(10), min(11), "e", Reading.SINGLE, 0);
    CheckedScan two = plain("dock-1", min(20));
    add(one);
    add(wrong);
    add(two);
    assertThat(conflicts(wrong), contains(id(one), id(two)));
    add(event("far", min(10), min(30), "e", Reading.CORRECTION, 0));
    for (CheckedScan clean : List.of(one, two)) {
      assertThat(told.flags(clean), is(empty()));
      assertThat(conflicts(clean), is(empty()));
    }
    assertThat(told.flags(wrong), contains(ScanFlag.RETRACTED));
    assertThat(told.standing(), contains("RETRACTED " + id(wrong) + " "));
  }

  @Test
  public void aCorrectionOfAnotherEventOrOfNoneTakesNothingBack() {
    CheckedScan named = event("far", min(5), min(6), "e", Reading.SINGLE, 0);
    CheckedScan nameless = event("far", min(6), min(7), "", Reading.SINGLE, 0);
    add(named);
    add(nameless);
    add(event("far", min(5), min(50), "f", Reading.CORRECTION, 0));
    add(event("far", min(5), min(51), "", Reading.CORRECTION, 0));
    assertThat(told.flags(named), is(empty()));
    assertThat(told.flags(nameless), is(empty()));
  }

  @Test
  public void aFindingMayComeBeforeItsScan() {
    CheckedScan scan = plain("dock-1", sec(0));
    TooFast found = new TooFast(id(scan), scan.scan().eventTimeMicros());
    add(found);
    assertThat(history.fast(), contains(found));
    assertThat(told.said, is(empty()));
    add(scan);
    assertThat(told.flags(scan), contains(ScanFlag.TOO_FAST));
    assertThat(history.fast(), is(empty()));
    assertThat(told.anomaliesInOrder, contains("TOO_FAST " + id(scan) + " "));
  }

  @Test
  public void aFindingThatIsRepeatedSaysNothing() {
    CheckedScan scan = plain("dock-1", sec(0));
    TooFast found = new TooFast(id(scan), scan.scan().eventTimeMicros());
    add(scan);
    add(found);
    assertThat(told.flags(scan), contains(ScanFlag.TOO_FAST));
    int said = told.said.size();
    add(found);
    assertThat(told.said, hasSize(said));
    assertThat(told.anomaliesInOrder, hasSize(1));
  }

  @Test
  public void aFindingSurvivesAnEarlierCopyOfItsScan() {
    CheckedScan scan = arriving(plain("dock-1", sec(0)), sec(5));
    add(scan);
    add(new TooFast(id(scan), scan.scan().eventTimeMicros()));
    add(arriving(scan, sec(2)));
    assertThat(told.flags(scan), contains(ScanFlag.TOO_FAST));
  }

  @Test
  public void aLateScanBetweenTwoExplainsTheOldConflictAndRaisesTwo() {
    CheckedScan first = plain("dock-1", min(0));
    CheckedScan last = plain("far", min(10));
    CheckedScan between = event("west", min(5), min(60), "", Reading.SINGLE, 0);
    add(first);
    add(last);
    assertThat(told.standing(), containsInAnyOrder(travel(first, last), travel(last, first)));
    told.anomaliesInOrder.clear();
    add(between);
    assertThat(
        told.anomaliesInOrder,
        containsInAnyOrder(
            travel(between, first),
            travel(between, last),
            travel(first, between),
            travel(last, between),
            "not " + travel(first, last),
            "not " + travel(last, first)));
    assertThat(
        told.standing(),
        containsInAnyOrder(
            travel(between, first),
            travel(between, last),
            travel(first, between),
            travel(last, between)));
  }

  @Test
  public void ofThreePlacesInARowTheMiddleOneSpeaksAgainstBoth() {
    CheckedScan one = plain("dock-1", min(0));
    CheckedScan two = plain("west", min(10));
    CheckedScan three = plain("far", min(20));
    add(one);
    add(two);
    add(three);
    assertThat(conflicts(one), contains(id(two)));
    assertThat(conflicts(two), contains(id(one), id(three)));
    assertThat(conflicts(three), contains(id(two)));
  }

  @Test
  public void aPlaceThatNobodyKnowsHidesNoConflict() {
    CheckedScan one = plain("dock-1", min(0));
    CheckedScan unknown = plain("nowhere", min(5));
    CheckedScan two = plain("far", min(10));
    add(one);
    add(two);
    add(unknown);
    assertThat(conflicts(one), contains(id(two)));
    assertThat(conflicts(unknown), is(empty()));
    assertThat(told.flags(unknown), is(empty()));
  }

  @Test
  public void aChainOfBouncesHasOneHead() {
    List<CheckedScan> chain = new ArrayList<>();
    for (long second : new long[] {0, 2, 4, 6, 9}) {
      chain.add(plain("dock-1", sec(second)));
    }
    for (int i : new int[] {3, 4, 1, 0, 2}) {
      add(chain.get(i));
    }
    List<Set<ScanFlag>> flags = chain.stream().map(told::flags).toList();
    Set<ScanFlag> bounce = Set.of(ScanFlag.BOUNCE);
    assertThat(flags, equalTo(Arrays.asList(Set.of(), bounce, bounce, bounce, Set.of())));
  }

  @Test
  public void anotherScannersScanIsNoBounceAndHidesNone() {
    CheckedScan first = scan(PALLET, "s1", "dock-1", sec(0));
    CheckedScan other = scan(PALLET, "s2", "dock-1", sec(1));
    CheckedScan bounce = scan(PALLET, "s1", "dock-1", sec(2));
    add(first);
    add(other);
    add(bounce);
    assertThat(told.flags(other), is(empty()));
    assertThat(told.flags(bounce), contains(ScanFlag.BOUNCE));
  }

  @Test
  public void aBounceOfWhatIsTakenBackIsNone() {
    CheckedScan wrong = event("dock-1", sec(0), sec(1), "e", Reading.SINGLE, 0);
    CheckedScan bounce = plain("dock-1", sec(2));
    add(wrong);
    add(bounce);
    assertThat(told.flags(bounce), contains(ScanFlag.BOUNCE));
    add(event("dock-1", sec(0), sec(9), "e", Reading.CORRECTION, 0));
    assertThat(told.flags(bounce), is(empty()));
    assertThat(told.anomaliesInOrder, hasItem("not BOUNCE " + id(bounce) + " "));
  }

  @Test
  public void whatIsSaidAgainHasAHigherRevision() {
    CheckedScan first = event("dock-1", min(0), min(3), "", Reading.SINGLE, 0);
    CheckedScan wrong = event("west", min(5), min(6), "e", Reading.SINGLE, 0);
    add(first);
    add(plain("far", min(10)));
    add(wrong);
    add(arriving(first, min(1)));
    add(new TooFast(id(first), first.scan().eventTimeMicros()));
    add(event("west", min(5), min(50), "e", Reading.CORRECTION, 0));
    Map<UUID, Integer> last = new HashMap<>();
    for (CheckedScan row : told.said) {
      Integer before = last.put(id(row), row.revision());
      assertThat(row.revision(), greaterThan(before == null ? 0 : before));
    }
    assertThat(told.said.size(), greaterThan(last.size()));
    assertThat(history.known(), is(6));
  }
}
