package io.crossdock.transforms.barcode;

import static io.crossdock.transforms.barcode.Scans.CASE_CLASS;
import static io.crossdock.transforms.barcode.Scans.PALLET;
import static io.crossdock.transforms.barcode.Scans.PLACES;
import static io.crossdock.transforms.barcode.Scans.arriving;
import static io.crossdock.transforms.barcode.Scans.at;
import static io.crossdock.transforms.barcode.Scans.min;
import static io.crossdock.transforms.barcode.Scans.ms;
import static io.crossdock.transforms.barcode.Scans.scan;
import static io.crossdock.transforms.barcode.Scans.sec;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.CheckedScanCoder;
import io.crossdock.schemas.barcode.Scan.Reading;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.transforms.time.Micros;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

/**
 * How scans are flagged and sessions closed as time passes. The session gap is 30 minutes, the
 * allowed lateness two hours; a tick is a minute. After each case nothing is remembered.
 */
public class FlagScansTest implements Serializable {
  private static final long serialVersionUID = 1;

  @Rule public final transient TestPipeline pipeline = TestPipeline.create();

  private transient TestStream.Builder<CheckedScan> stream =
      TestStream.create(CheckedScanCoder.of());

  private transient boolean ran;

  @After
  public void everyCaseRan() {
    assertThat("the case ran its pipeline", ran, is(true));
  }

  @Test
  public void onTimeScanIsToldAtOnceAndItsSessionWhenTheGapIsOver() {
    CheckedScan one = scan(PALLET, "s1", "dock-1", min(0));
    arrive(one);
    watermark(min(29));
    arrive(scan(CASE_CLASS, "s1", "dock-1", min(29))); // the session is still open
    watermark(min(32));
    run(
        table -> {
          assertThat(table.flags(one), is(empty()));
          assertThat(sessions(table, PALLET), contains("0s..0s 1 [dock-1]"));
        });
  }

  @Test
  public void speculativeScanIsToldBeforeTheWatermarkHasMoved() {
    CheckedScan one = scan(PALLET, "s1", "dock-1", min(0));
    CheckedScan clone = scan(PALLET, "s2", "far", min(10));
    arrive(one);
    arrive(clone);
    PCollectionTuple out = apply();
    PAssert.that(out.get(FlagScans.ANOMALIES))
        .satisfies(
            anomalies -> {
              List<Anomaly> all = list(anomalies);
              assertThat(all, hasSize(2));
              for (Anomaly anomaly : all) {
                assertThat(anomaly.kind(), equalTo(Anomaly.Kind.IMPOSSIBLE_TRAVEL));
                assertThat(anomaly.speedKmh(), equalTo(667.2));
              }
              return null;
            });
    finish();
  }

  @Test
  public void unobservablyLateScanJoinsTheSessionThatIsStillOpen() {
    CheckedScan one = scan(PALLET, "s1", "dock-1", min(10));
    arrive(one);
    watermark(min(35)); // past the late scan, not past the session
    arrive(arriving(scan(PALLET, "s2", "dock-2", min(5)), min(36)));
    run(
        table -> {
          assertThat(sessions(table, PALLET), contains("300s..600s 2 [dock-2, dock-1]"));
          assertThat(toldCounts(table), everyItem(is(2)));
        });
  }

  @Test
  public void observablyLateScanRestatesTheSessionThatWasTold() {
    arrive(scan(PALLET, "s1", "dock-1", min(10)));
    watermark(min(60)); // the session is told
    arrive(arriving(scan(PALLET, "s2", "dock-2", min(20)), min(61)));
    run(
        table -> {
          assertThat(sessions(table, PALLET), contains("600s..1200s 2 [dock-1, dock-2]"));
          assertThat(toldCounts(table), contains(1, 2, 2)); // the last one settles it
        });
  }

  @Test
  public void droppablyLateScanIsRefusedByItsOwnArrival() {
    CheckedScan late = arriving(scan(PALLET, "s1", "dock-1", min(0)), min(121));
    LatenessLimit limit = new LatenessLimit(RulesByTenant.same(BarcodeRules.DEFAULT));
    assertThat(
        limit.apply(late.scan()),
        equalTo("arrived PT2H1M after it happened, later than the allowed lateness of PT2H"));
    assertThat(limit.apply(arriving(late, min(120)).scan()), equalTo(""));
    ran = true;
  }

  @Test
  public void afterTheGapANewSessionOpens() {
    arrive(scan(PALLET, "s1", "dock-1", min(0)));
    arrive(scan(PALLET, "s1", "dock-1", min(30))); // exactly the gap: the same session
    arrive(scan(PALLET, "s2", "dock-2", min(60).plusMillis(1)));
    run(
        table ->
            assertThat(
                sessions(table, PALLET),
                contains("0s..1800s 2 [dock-1]", "3600s..3600s 1 [dock-2]")));
  }

  @Test
  public void aBridgingScanMergesTwoSessionsThatWereTold() {
    arrive(scan(PALLET, "s1", "dock-1", min(0)));
    arrive(scan(PALLET, "s2", "dock-2", min(50)));
    watermark(min(90)); // both are told
    arrive(arriving(scan(PALLET, "s1", "dock-1", min(25)), min(91)));
    run(
        table -> {
          assertThat(sessions(table, PALLET), contains("0s..3000s 3 [dock-1, dock-2]"));
          assertThat(toldCounts(table), contains(1, 1, 3, 3)); // the last one settles it
        });
  }

  @Test
  public void aLateScanBetweenTwoOthersIsJudgedAgainstBoth() {
    CheckedScan one = scan(PALLET, "s1", "dock-1", min(0));
    CheckedScan two = scan(PALLET, "s1", "dock-1", min(40));
    arrive(one);
    arrive(two);
    watermark(min(75));
    CheckedScan between = arriving(scan(PALLET, "s3", "far", min(20)), min(76));
    arrive(between);
    run(
        table -> {
          assertThat(table.flags(one), contains(ScanFlag.IMPOSSIBLE_TRAVEL));
          assertThat(table.flags(two), contains(ScanFlag.IMPOSSIBLE_TRAVEL));
          assertThat(
              table.rowOf(between).conflicts().stream().map(conflict -> conflict.other()).toList(),
              contains(one.scan().id(), two.scan().id()));
        });
  }

  @Test
  public void aScannerFasterThanAHandIsFlaggedInEitherOrder() {
    CheckedScan first = scan(PALLET, "s1", "dock-1", ms(0));
    CheckedScan second = scan(CASE_CLASS, "s1", "dock-1", ms(100));
    CheckedScan third = scan("(00)106141412345678915", "s1", "dock-1", ms(250));
    CheckedScan other = scan("(00)106141412345678922", "s2", "dock-1", ms(100));
    arrive(second);
    arrive(other);
    arrive(third);
    arrive(first);
    run(
        table -> {
          assertThat(table.flags(first), is(empty()));
          assertThat(table.flags(second), contains(ScanFlag.TOO_FAST));
          assertThat(table.flags(third), is(empty())); // 150 ms after: just slow enough
          assertThat(table.flags(other), is(empty()));
        });
  }

  @Test
  public void aBounceIsNoFastHandAndACopyIsNoBounce() {
    CheckedScan first = scan(PALLET, "s1", "dock-1", ms(0));
    CheckedScan bounce = scan(PALLET, "s1", "dock-1", ms(100));
    arrive(first);
    arrive(bounce);
    arrive(arriving(first, sec(3)));
    run(
        table -> {
          assertThat(table.flags(first), is(empty()));
          assertThat(table.flags(bounce), contains(ScanFlag.BOUNCE));
          assertThat(table.rowOf(first).copies(), is(1));
          assertThat(table.copies, hasSize(1));
          assertThat(sessions(table, PALLET), contains("0s..0s 2 [dock-1]"));
        });
  }

  @Test
  public void aDeviceADayAheadDisturbsNobody() {
    CheckedScan ahead =
        scan(
            PALLET,
            "s9",
            "far",
            Duration.ofDays(1),
            sec(1),
            "",
            Reading.SINGLE,
            ScanFlag.CLOCK_AHEAD.mask());
    CheckedScan honest = scan(PALLET, "s1", "dock-1", sec(2));
    CheckedScan next = scan(PALLET, "s1", "dock-1", min(10));
    arrive(ahead);
    arrive(honest);
    watermark(min(9));
    arrive(next);
    run(
        table -> {
          assertThat(table.flags(ahead), contains(ScanFlag.CLOCK_AHEAD));
          assertThat(table.flags(honest), is(empty()));
          assertThat(table.flags(next), is(empty()));
          assertThat(sessions(table, PALLET), contains("2s..600s 2 [dock-1]"));
        });
  }

  @Test
  public void aClassOfGoodsIsAtManyPlacesAtOnce() {
    CheckedScan here = scan(CASE_CLASS, "s1", "dock-1", min(0));
    CheckedScan there = scan(CASE_CLASS, "s2", "far", min(0));
    arrive(here);
    arrive(there);
    run(
        table -> {
          assertThat(table.flags(here), is(empty()));
          assertThat(table.flags(there), is(empty()));
        });
  }

  @Test
  public void aCorrectionTakesAScanBackAndIsNoDuplicate() {
    CheckedScan wrong = scan(PALLET, "s3", "far", min(5), min(6), "event-1", Reading.SINGLE, 0);
    CheckedScan right = scan(PALLET, "s1", "dock-1", min(0));
    CheckedScan correction =
        scan(PALLET, "s3", "far", min(5), min(50), "event-1", Reading.CORRECTION, 0);
    arrive(right);
    arrive(wrong);
    watermark(min(45));
    arrive(correction);
    run(
        table -> {
          assertThat(table.flags(wrong), contains(ScanFlag.RETRACTED));
          assertThat(table.flags(right), is(empty()));
          assertThat(table.flags(correction), contains(ScanFlag.CORRECTION));
          assertThat(table.copies, is(empty()));
          assertThat(sessions(table, PALLET), contains("0s..0s 1 [dock-1]"));
          assertThat(table.standing(), containsInAnyOrder("RETRACTED " + wrong.scan().id() + " "));
        });
  }

  private void arrive(CheckedScan scan) {
    stream =
        stream.addElements(
            TimestampedValue.of(scan, Micros.toInstant(scan.scan().arrivalMicros())));
  }

  private void watermark(Duration sinceSix) {
    stream = stream.advanceWatermarkTo(Instant.ofEpochMilli(at(sinceSix) / 1_000));
  }

  private PCollectionTuple apply() {
    return pipeline
        .apply(stream.advanceWatermarkToInfinity())
        .apply(
            FlagScans.by(
                RulesByTenant.same(BarcodeRules.DEFAULT), PLACES, 2, Duration.ofMinutes(1)));
  }

  private void run(Check check) {
    PCollectionTuple out = apply();
    String collected = Collected.into(out);
    finish();
    check.on(Collected.take(collected));
  }

  private void finish() {
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    assertThat(counter(result, "remembered"), equalTo(counter(result, "forgotten")));
    ran = true;
  }

  private static long counter(PipelineResult result, String name) {
    return StreamSupport.stream(
            result
                .metrics()
                .queryMetrics(
                    MetricsFilter.builder()
                        .addNameFilter(MetricNameFilter.named("barcode", name))
                        .build())
                .getCounters()
                .spliterator(),
            false)
        .mapToLong(counter -> counter.getCommitted())
        .sum();
  }

  private static List<String> sessions(Collected table, String item) {
    return table.sessions.getOrDefault(Scans.TENANT + item, new TreeMap<>()).values().stream()
        .filter(session -> session.count() > 0)
        .map(FlagScansTest::line)
        .toList();
  }

  private static List<Integer> toldCounts(Collected table) {
    return table.toldSessions.stream().map(Session::count).toList();
  }

  private static String line(Session session) {
    return String.format(
        "%ds..%ds %d %s",
        (session.firstMicros() - Scans.SIX) / 1_000_000,
        (session.lastMicros() - Scans.SIX) / 1_000_000,
        session.count(),
        session.path());
  }

  private static <T> List<T> list(Iterable<T> values) {
    List<T> list = new ArrayList<>();
    values.forEach(list::add);
    return list;
  }

  private interface Check {
    void on(Collected table);
  }
}
