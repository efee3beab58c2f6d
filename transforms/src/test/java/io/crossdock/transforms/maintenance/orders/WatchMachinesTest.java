package io.crossdock.transforms.maintenance.orders;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.PredictionCoder;
import io.crossdock.schemas.maintenance.SettledOrders;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.maintenance.WorkOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Instant;
import org.junit.Rule;
import org.junit.Test;

/**
 * Two windows of a minute over the threshold open an order, three below half of it close it; a
 * window may be judged anew for an hour.
 */
public class WatchMachinesTest {
  private static final long MINUTE = 60_000_000;
  private static final OrderRules RULES = new OrderRules(2, 3, 0.5, 10 * MINUTE);
  private static final Duration LATENESS = Duration.ofHours(1);

  @Rule public final transient TestPipeline pipeline = TestPipeline.create();

  private final TestStream.Builder<Prediction> arriving = TestStream.create(PredictionCoder.of());

  @Test
  public void oneOrderHoweverManyWindowsSayTheSame() {
    run(
        arriving.addElements(
            at(0, 0.1), at(1, 0.9), at(2, 0.9), at(3, 0.99), at(4, 0.9), at(5, 0.6)),
        "1 OPEN 1");
    // It lasts, and is remembered.
  }

  @Test
  public void oneWindowOverTheThresholdIsNotEnough() {
    forgets(run(arriving.addElements(at(0, 0.9), at(1, 0.1), at(2, 0.9), at(3, 0.4), at(4, 0.1))));
  }

  @Test
  public void recoveryNeedsSeveralWindowsAndALowerProbability() {
    forgets(
        run(
            arriving.addElements(
                at(0, 0.9),
                at(1, 0.9),
                at(2, 0.3),
                at(3, 0.2),
                at(4, 0.6),
                at(5, 0.1),
                at(6, 0.2),
                at(7, 0.1)),
            "0 OPEN 1",
            "0 RECOVERED 2"));
  }

  @Test
  public void whatCannotBeJudgedIsNeitherFailureNorRecovery() {
    run(
        arriving.addElements(
            at(0, 0.9), noVerdict(1), at(2, 0.9), noVerdict(3), noVerdict(4), noVerdict(5)),
        "0 OPEN 1");
  }

  @Test
  public void silenceBeginsTheCountAnew() {
    forgets(run(arriving.addElements(at(0, 0.9), at(30, 0.9), at(31, 0.1))));
  }

  @Test
  public void lateDataThatTakeTheCauseAwayWithdrawTheOrder() {
    forgets(
        run(
            arriving
                .addElements(at(0, 0.9), at(1, 0.9))
                .advanceWatermarkTo(minute(20))
                .addElements(arrived(20, prediction(1, 0.1, 2))),
            "0 OPEN 1",
            "0 WITHDRAWN 2"));
  }

  @Test
  public void lateDataThatMoveTheBeginningLeaveTheOrderItsName() {
    run(
        arriving
            .addElements(at(1, 0.9), at(2, 0.9))
            .advanceWatermarkTo(minute(20))
            .addElements(arrived(20, prediction(0, 0.9, 1))),
        "1 OPEN 1");
  }

  @Test
  public void whatIsSettledStays() {
    PipelineResult result =
        run(
            arriving
                .addElements(at(0, 0.9), at(1, 0.9))
                .advanceWatermarkTo(minute(90))
                .addElements(arrived(90, prediction(1, 0.1, 2))),
            "0 OPEN 1");
    assertThat(counter(result, "drops_judgements_settled"), is(1L));
  }

  @Test
  public void whatNothingCanChangeIsSaidForGoodAndOnlyThatHolds() {
    PCollectionTuple said =
        pipeline
            .apply(
                arriving
                    .addElements(at(0, 0.9), at(1, 0.9), at(2, 0.1), at(3, 0.1), at(4, 0.1))
                    .addElements(at(5, 0.9), at(6, 0.9))
                    .advanceWatermarkTo(minute(20))
                    .addElements(arrived(20, prediction(6, 0.1, 2)))
                    .addElements(at(7, 0.9), at(8, 0.9), at(9, 0.9))
                    .advanceWatermarkToInfinity())
            .apply(WatchMachines.by(RULES, LATENESS));
    PAssert.that(said.get(WatchMachines.ENDED).apply("End", text()))
        .containsInAnyOrder("0 RECOVERED " + Integer.MAX_VALUE, "5 WITHDRAWN " + Integer.MAX_VALUE);
    PAssert.that(said.get(WatchMachines.SETTLED))
        .satisfies(
            all -> {
              List<Long> holding = new ArrayList<>();
              long until = 0;
              List<SettledOrders> inOrder = new ArrayList<>();
              all.forEach(inOrder::add);
              inOrder.sort(Comparator.comparingLong(SettledOrders::fromMicros));
              for (SettledOrders one : inOrder) {
                assertThat("no gap and nothing twice", one.fromMicros(), is(until));
                until = one.toMicros();
                holding.addAll(one.beganMicros());
              }
              assertThat(until, is(10 * MINUTE));
              assertThat(holding, contains(0L, 7 * MINUTE));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  public void aMachineThatNobodyKnowsHasNoOrder() {
    PipelineResult result = run(arriving.addElements(unknown(0), unknown(1), unknown(2)));
    assertThat(counter(result, "predictions_machine_unknown"), is(3L));
  }

  @Test
  public void inWhateverOrderWindowsComeTheSameTimesAreTold() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<Judgement> judgements = new ArrayList<>();
      for (int minute = 0; minute < 40; minute++) {
        double level = minute / 10 % 2 == 0 ? 0.2 : 0.7;
        judgements.add(Judgement.of(prediction(minute, level + 0.3 * random.nextDouble(), 1)));
      }
      String inOrder = end(judgements);
      Collections.shuffle(judgements, random);
      assertThat("seed " + seed, end(judgements), is(inOrder));
    }
  }

  /** How the orders stand in the end, without their names, which late data do not change. */
  private static String end(List<Judgement> judgements) {
    MachineCase now = MachineCase.NEW;
    WorkOrder pattern =
        new WorkOrder("acme", "pump", "wear", 0, 0, WorkOrder.State.OPEN, 0, "", "", "", "", 0);
    for (Judgement judgement : judgements) {
      MachineCase with = now.with(judgement);
      assertThat(with != null, is(true));
      now = with == null ? now : with.told(pattern, RULES, order -> {});
    }
    return now.told().stream()
        .filter(order -> order.state() != WorkOrder.State.WITHDRAWN)
        .map(order -> order.state() + " " + order.endedMicros() / MINUTE)
        .toList()
        .toString();
  }

  private PipelineResult run(TestStream.Builder<Prediction> events, String... orders) {
    PAssert.that(
            pipeline
                .apply(events.advanceWatermarkToInfinity())
                .apply(WatchMachines.by(RULES, LATENESS))
                .get(WatchMachines.ORDERS)
                .apply(text()))
        .containsInAnyOrder(orders);
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    return result;
  }

  private static MapElements<WorkOrder, String> text() {
    return MapElements.into(TypeDescriptors.strings())
        .via(order -> order.beganMicros() / MINUTE + " " + order.state() + " " + order.revision());
  }

  private static void forgets(PipelineResult result) {
    long remembered = counter(result, "cases_remembered");
    assertThat(remembered, greaterThan(0L));
    assertThat(counter(result, "cases_forgotten"), is(remembered));
  }

  private static long counter(PipelineResult result, String name) {
    MetricsFilter filter =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.named("maintenance", name)).build();
    return StreamSupport.stream(
            result.metrics().queryMetrics(filter).getCounters().spliterator(), false)
        .mapToLong(counter -> counter.getCommitted())
        .sum();
  }

  private static TimestampedValue<Prediction> at(int minute, double probability) {
    return arrived(minute + 1, prediction(minute, probability, 1));
  }

  private static TimestampedValue<Prediction> noVerdict(int minute) {
    return arrived(minute + 1, prediction(minute, Double.NaN, Verdict.FLAT, true, 1));
  }

  private static TimestampedValue<Prediction> unknown(int minute) {
    return arrived(minute + 1, prediction(minute, 0.9, Verdict.VALID, false, 1));
  }

  private static TimestampedValue<Prediction> arrived(int minute, Prediction prediction) {
    return TimestampedValue.of(prediction, minute(minute));
  }

  private static Instant minute(int minute) {
    return Instant.ofEpochMilli(minute * MINUTE / 1_000);
  }

  private static Prediction prediction(int minute, double probability, int revision) {
    return prediction(minute, probability, Verdict.VALID, true, revision);
  }

  private static Prediction prediction(
      int minute, double probability, Verdict verdict, boolean known, int revision) {
    return new Prediction(
        "acme",
        "pump",
        "fan",
        "hall 3",
        minute * MINUTE,
        (minute + 1) * MINUTE,
        "wear",
        "1",
        "wear",
        verdict,
        probability,
        0.5,
        List.of(),
        new TreeMap<>(),
        known,
        revision);
  }
}
