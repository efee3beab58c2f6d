package io.crossdock.transforms.barcode;

import static io.crossdock.transforms.barcode.Scans.CASE_CLASS;
import static io.crossdock.transforms.barcode.Scans.PALLET;
import static io.crossdock.transforms.barcode.Scans.at;
import static io.crossdock.transforms.barcode.Scans.min;
import static io.crossdock.transforms.barcode.Scans.scan;
import static io.crossdock.transforms.barcode.Scans.sec;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Place;
import io.crossdock.schemas.barcode.Scan.Reading;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.transforms.barcode.ItemHistory.TooFast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.Test;

/** What time alone does: gap 30 minutes, lateness two hours, horizon twelve, bounce 3 s. */
public class ItemMemoryTest {
  private static final BarcodeRules RULES = BarcodeRules.DEFAULT;
  private static final Duration LATENESS = RULES.allowedLateness();
  private static final Duration MICRO = Duration.ofNanos(1_000);

  private static final Places PLACES =
      Places.of(
          List.of(
              new Place(Scans.TENANT, "dock-1", "south", 50, 10),
              new Place(Scans.TENANT, "dock-2", "south", 50.0009, 10),
              new Place(Scans.TENANT, "overseas", "new world", 40, -74)));

  private final List<Session> told = new ArrayList<>();
  private final TableOfVerdicts table =
      new TableOfVerdicts() {
        @Override
        public void session(Session session) {
          told.add(session);
          super.session(session);
        }
      };

  private ItemHistory history = ItemHistory.empty(Scans.TENANT, PALLET);

  private void add(CheckedScan scan) {
    ItemJudge judge = new ItemJudge(RULES, PLACES, history);
    judge.add(scan, table);
    history = judge.history();
  }

  private void wake(Duration time) {
    history = new ItemMemory(RULES, PLACES).wake(history, at(time), table);
  }

  /** All wake-ups that the history asks for before this time. */
  private void pass(Duration until) {
    while (history.wakeMicros() < at(until)) {
      long before = history.wakeMicros();
      history = new ItemMemory(RULES, PLACES).wake(history, before, table);
      assertThat("the next wake-up is later", history.wakeMicros(), greaterThan(before));
    }
  }

  private static CheckedScan ahead(Duration time, Duration arrival) {
    int flags = ScanFlag.CLOCK_AHEAD.mask();
    return scan(PALLET, "s1", "dock-1", time, arrival, "", Reading.SINGLE, flags);
  }

  @Test
  public void aSessionIsToldExactlyWhenItsGapIsOver() {
    add(scan(PALLET, "s1", "dock-1", min(0)));
    assertThat(history.wakeMicros(), is(at(min(30))));
    wake(min(30).minus(MICRO));
    assertThat(told, is(empty()));
    assertThat(history.wakeMicros(), is(at(min(30))));
    wake(min(30));
    assertThat(told, hasSize(1));
    assertThat(told.get(0).count(), is(1));
    wake(min(31));
    assertThat("what has not changed is not told again", told, hasSize(1));
  }

  @Test
  public void aSightingWithinTheGapPutsTheEndOff() {
    add(scan(PALLET, "s1", "dock-1", min(0)));
    add(scan(PALLET, "s1", "dock-2", min(29)));
    wake(min(30));
    assertThat(told, is(empty()));
    assertThat(history.wakeMicros(), is(at(min(59))));
    wake(min(59));
    assertThat(told.get(0).path(), contains("dock-1", "dock-2"));
  }

  @Test
  public void aLongSessionIsFoldedAndStaysOne() {
    int count = 5_000;
    int most = 0;
    for (int minute = 0; minute < count; minute++) {
      pass(min(minute));
      add(scan(PALLET, "s1", minute < 2_000 ? "dock-1" : "dock-2", min(minute)));
      most = Math.max(most, history.sightings().size());
    }
    assertThat(told, is(empty()));
    // The lateness, and a gap between two wake-ups, hold 150 of one a minute.
    assertThat(most, lessThan(200));
    pass(min(count).plusDays(2));
    assertThat(told, is(not(empty())));
    for (Session session : told) {
      assertThat(session.firstMicros(), is(at(min(0))));
      assertThat(session.lastMicros(), is(at(min(count - 1))));
      assertThat(session.count(), is(count));
      assertThat(session.path(), contains("dock-1", "dock-2"));
      assertThat(session.flags(), is(0));
    }
    assertThat(history.isEmpty(), is(true));
    assertThat(history.told(), is(empty()));
  }

  @Test
  public void sessionsThatFollowEachOtherAreEachToldWhole() {
    for (int hour = 0; hour < 100; hour++) {
      pass(min(hour * 60L));
      add(scan(PALLET, "s1", "dock-1", min(hour * 60L)));
      add(scan(PALLET, "s2", "dock-2", min(hour * 60L + 20)));
      assertThat(history.sightings().size(), lessThan(12));
    }
    pass(min(7_000).plusDays(2));
    assertThat(told.stream().map(Session::firstMicros).distinct().toList(), hasSize(100));
    assertThat(told.stream().map(Session::count).toList(), everyItem(is(2)));
    assertThat(history.isEmpty(), is(true));
  }

  @Test
  public void whereAnItemWasIsKnownForAsLongAsItMayTravelFromThere() {
    CheckedScan here = scan(PALLET, "s1", "dock-1", min(0));
    Duration horizon = RULES.travelHorizon();
    add(here);
    pass(horizon.plus(LATENESS));
    CheckedScan there =
        scan(PALLET, "s2", "overseas", horizon, horizon.plus(LATENESS), "", Reading.SINGLE, 0);
    add(there);
    assertThat(table.flags(there), contains(ScanFlag.IMPOSSIBLE_TRAVEL));
    assertThat(table.flags(here), contains(ScanFlag.IMPOSSIBLE_TRAVEL));
  }

  @Test
  public void afterTheHorizonAllIsForgotten() {
    add(scan(PALLET, "s1", "dock-1", min(0)));
    Duration end = RULES.travelHorizon().plus(LATENESS);
    pass(end);
    assertThat(history.sightings(), hasSize(1));
    wake(end);
    assertThat("a scan at the horizon may still come", history.sightings(), hasSize(1));
    wake(end.plus(MICRO));
    assertThat(history.isEmpty(), is(true));
    assertThat(history.wakeMicros(), is(Long.MAX_VALUE));
  }

  @Test
  public void aClassOfGoodsIsForgottenOnceNothingCanComeBeforeIt() {
    history = ItemHistory.empty(Scans.TENANT, CASE_CLASS);
    add(scan(CASE_CLASS, "s1", "dock-1", min(0)));
    Duration end = LATENESS.plus(RULES.bounceWindow());
    wake(end);
    assertThat(history.sightings(), hasSize(1));
    wake(end.plus(MICRO));
    assertThat(history.sightings(), is(empty()));
    pass(Duration.ofHours(4));
    assertThat(history.isEmpty(), is(true));
  }

  @Test
  public void aBystanderIsKeptForTheLatenessAfterItsArrival() {
    add(ahead(Duration.ofDays(300), sec(1)));
    assertThat(history.wakeMicros(), is(at(sec(1))));
    wake(sec(1));
    assertThat(history.wakeMicros(), is(at(LATENESS.plusSeconds(1).plus(MICRO))));
    wake(LATENESS.plusSeconds(1));
    assertThat(history.bystanders(), hasSize(1));
    wake(LATENESS.plusSeconds(1).plus(MICRO));
    assertThat(history.isEmpty(), is(true));
    assertThat(told, is(empty()));
  }

  @Test
  public void aFindingWhoseScanNeverComesExpires() {
    ItemJudge judge = new ItemJudge(RULES, PLACES, history);
    judge.add(new TooFast(new UUID(1, 2), at(min(0))), table);
    history = judge.history();
    wake(LATENESS);
    assertThat(history.fast(), hasSize(1));
    wake(LATENESS.plus(MICRO));
    assertThat(history.isEmpty(), is(true));
    assertThat(history.wakeMicros(), is(Long.MAX_VALUE));
  }

  @Test
  public void aSessionOfWhichNothingIsLeftIsTakenBack() {
    CheckedScan wrong = scan(PALLET, "s1", "dock-1", min(0), min(1), "e", Reading.SINGLE, 0);
    add(wrong);
    pass(min(40));
    assertThat(told.stream().map(Session::count).toList(), contains(1));
    add(scan(PALLET, "s1", "dock-1", min(0), min(41), "e", Reading.CORRECTION, 0));
    pass(min(42));
    assertThat(told.stream().map(Session::count).toList(), contains(1, 0));
    assertThat(told.get(1).id(), equalTo(told.get(0).id()));
    assertThat(told.get(1).revision(), greaterThan(told.get(0).revision()));
    pass(Duration.ofDays(2));
    assertThat(history.isEmpty(), is(true));
  }
}
