package io.crossdock.transforms.barcode;

import static io.crossdock.transforms.barcode.Scans.CASE_CLASS;
import static io.crossdock.transforms.barcode.Scans.PALLET;
import static io.crossdock.transforms.barcode.Scans.PLACES;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Scan.Reading;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.transforms.barcode.ItemHistory.TooFast;
import io.crossdock.transforms.time.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.Test;

/**
 * Whatever the order of arrival, and however time passes in between within the allowed lateness,
 * the tables end as the naive oracle says, and nothing is remembered.
 */
public class ItemOrderTest {
  private static final BarcodeRules RULES = BarcodeRules.DEFAULT;
  private static final long LATENESS = Micros.of(RULES.allowedLateness());

  @Test
  public void anyOrderGivesTheSameTables() {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      List<CheckedScan> scans = randomItem(random);
      Set<UUID> tooFast = randomlyFast(scans, random);
      List<String> expected = NaiveItem.content(scans, tooFast, RULES, PLACES);
      for (int order = 0; order < 5; order++) {
        Collections.shuffle(scans, random);
        TableOfVerdicts table = new TableOfVerdicts();
        ItemHistory history = play(scans, tooFast, table, random, false);
        assertSame(seed, table.content(), expected);
        assertThat("seed " + seed, history.isEmpty(), is(true));
      }
    }
  }

  @Test
  public void timeThatPassesInBetweenChangesNothing() {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      List<CheckedScan> scans = randomItem(random);
      Set<UUID> tooFast = randomlyFast(scans, random);
      List<String> expected = NaiveItem.content(scans, tooFast, RULES, PLACES);
      scans.sort(Comparator.comparingLong(row -> row.scan().arrivalMicros()));
      TableOfVerdicts table = new TableOfVerdicts();
      ItemHistory history = play(scans, tooFast, table, random, true);
      assertSame(seed, table.content(), expected);
      assertThat("seed " + seed, history.isEmpty(), is(true));
    }
  }

  @Test
  public void readingEverythingAgainChangesNoContent() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      List<CheckedScan> scans = randomItem(random);
      scans.sort(Comparator.comparingLong(row -> row.scan().arrivalMicros()));
      TableOfVerdicts table = new TableOfVerdicts();
      play(scans, Set.of(), table, random, true);
      List<String> once = table.content();
      Set<String> anomalies = table.standing();
      Collections.shuffle(scans, random);
      play(scans, Set.of(), table, random, false);
      assertThat("seed " + seed, table.content(), equalTo(once));
      assertThat("seed " + seed, table.standing(), equalTo(anomalies));
    }
  }

  @Test
  public void aCrashBetweenLeavesTheTablesAsAnUndisturbedRunWould() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      List<CheckedScan> scans = randomItem(random);
      List<String> expected = NaiveItem.content(scans, Set.of(), RULES, PLACES);
      TableOfVerdicts table = new TableOfVerdicts();
      ItemHistory saved = ItemHistory.empty(Scans.TENANT, scans.get(0).item());
      inOrderOfSomePartitions(scans, random);
      int checkpoint = random.nextInt(scans.size() + 1);
      saved = pass(saved, scans.subList(0, checkpoint), scans, table);
      List<CheckedScan> rest = new ArrayList<>(scans.subList(checkpoint, scans.size()));
      pass(saved, rest.subList(0, random.nextInt(rest.size() + 1)), rest, table);
      inOrderOfSomePartitions(rest, random);
      finish(pass(saved, rest, rest, table), table);
      assertSame(seed, table.content(), expected);
    }
  }

  /** By arrival, but that a partition may be read up to ten minutes behind another. */
  private static void inOrderOfSomePartitions(List<CheckedScan> scans, Random random) {
    long[] behind = {0, random.nextInt(600), random.nextInt(600)};
    scans.sort(
        Comparator.comparingLong(
            row ->
                row.scan().arrivalMicros()
                    + behind[Math.floorMod(row.scan().scannerId().hashCode(), 3)] * 1_000_000));
  }

  /** Takes in some scans; the watermark stands at the earliest arrival of those still to come. */
  private static ItemHistory pass(
      ItemHistory start, List<CheckedScan> some, List<CheckedScan> all, TableOfVerdicts table) {
    ItemHistory history = start;
    for (int i = 0; i < some.size(); i++) {
      long watermark = Long.MAX_VALUE;
      for (CheckedScan row : all.subList(i, all.size())) {
        watermark = Math.min(watermark, row.scan().arrivalMicros());
      }
      while (history.wakeMicros() < watermark) {
        history = wake(history, history.wakeMicros(), table);
      }
      history = add(history, some.get(i), table);
    }
    return history;
  }

  private static void assertSame(int seed, List<String> content, List<String> expected) {
    List<String> missing = new ArrayList<>(expected);
    content.forEach(missing::remove);
    List<String> extra = new ArrayList<>(content);
    expected.forEach(extra::remove);
    String difference = "seed " + seed + "\nmissing " + missing + "\nextra " + extra;
    assertThat(difference, missing.isEmpty() && extra.isEmpty(), is(true));
  }

  private static ItemHistory play(
      List<CheckedScan> scans,
      Set<UUID> tooFast,
      TableOfVerdicts table,
      Random random,
      boolean timePasses) {
    ItemHistory history = ItemHistory.empty(Scans.TENANT, scans.get(0).item());
    List<UUID> told = new ArrayList<>();
    for (CheckedScan scan : scans) {
      if (timePasses) {
        long watermark = scan.scan().arrivalMicros();
        while (history.wakeMicros() < watermark) {
          history = wake(history, Math.max(history.wakeMicros(), watermark - LATENESS), table);
        }
      }
      TooFast found = new TooFast(scan.scan().id(), scan.scan().eventTimeMicros());
      boolean fast = tooFast.contains(scan.scan().id()) && !told.contains(scan.scan().id());
      boolean before = random.nextBoolean();
      if (fast && before) {
        history = add(history, found, table);
      }
      history = add(history, scan, table);
      if (fast && !before) {
        history = add(history, found, table);
      }
      told.add(scan.scan().id());
    }
    return finish(history, table);
  }

  private static ItemHistory finish(ItemHistory history, TableOfVerdicts table) {
    ItemHistory last = history;
    for (int wakes = 0; last.wakeMicros() < Long.MAX_VALUE && wakes < 10_000; wakes++) {
      last = wake(last, last.wakeMicros(), table);
    }
    return last;
  }

  private static ItemHistory wake(ItemHistory history, long now, TableOfVerdicts table) {
    return roundTrip(new ItemMemory(RULES, PLACES).wake(history, now, table));
  }

  private static ItemHistory add(ItemHistory history, CheckedScan scan, TableOfVerdicts table) {
    ItemJudge judge = new ItemJudge(RULES, PLACES, history);
    judge.add(scan, table);
    return roundTrip(judge.history());
  }

  private static ItemHistory add(ItemHistory history, TooFast found, TableOfVerdicts table) {
    ItemJudge judge = new ItemJudge(RULES, PLACES, history);
    judge.add(found, table);
    return judge.history();
  }

  private static ItemHistory roundTrip(ItemHistory history) {
    try {
      ItemHistory back = CoderUtils.clone(ItemHistoryCoder.of(), history);
      assertThat(back, equalTo(history));
      return back;
    } catch (CoderException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<UUID> randomlyFast(List<CheckedScan> scans, Random random) {
    Set<UUID> fast = new HashSet<>();
    for (CheckedScan scan : scans) {
      if (random.nextInt(10) == 0) {
        fast.add(scan.scan().id());
      }
    }
    return fast;
  }

  /**
   * A day of an item: visits, bounces, clones, copies, corrections, clocks ahead, late arrivals.
   */
  private static List<CheckedScan> randomItem(Random random) {
    List<CheckedScan> scans = new ArrayList<>();
    String item = random.nextInt(3) == 0 ? CASE_CLASS : PALLET;
    String[] places = {"dock-1", "dock-2", "far", "unknown"};
    long millis = 0;
    int count = 1 + random.nextInt(14);
    for (int i = 0; i < count; i++) {
      long[] steps = {0, 700, 2_000, 3_000, 40_000, 900_000, 1_800_000, 1_800_001, 9_000_000};
      millis += steps[random.nextInt(steps.length)];
      Duration time = Duration.ofMillis(millis);
      Duration delay =
          random.nextInt(4) == 0
              ? Duration.ofMinutes(random.nextInt(115))
              : Duration.ofMillis(random.nextInt(2_000));
      int kind = random.nextInt(20);
      boolean ahead = kind == 0;
      Duration happened = ahead ? time.plusDays(1) : time;
      String place = places[random.nextInt(places.length)];
      String scanner = place + "-" + random.nextInt(2);
      String eventId = kind < 6 ? "event-" + i : "";
      CheckedScan scan =
          Scans.scan(
              item,
              scanner,
              place,
              happened,
              time.plus(delay),
              eventId,
              Reading.SINGLE,
              ahead ? ScanFlag.CLOCK_AHEAD.mask() : 0);
      scans.add(scan);
      if (kind == 1 || kind == 2) {
        scans.add(
            Scans.scan(
                item,
                scanner,
                place,
                happened,
                time.plus(delay).plusMinutes(random.nextInt(3)),
                eventId,
                Reading.CORRECTION,
                0));
      }
      if (kind == 3 || kind == 4) {
        scans.add(Scans.arriving(scan, time.plus(delay).plusMillis(random.nextInt(5_000))));
      }
    }
    return scans;
  }
}
