package io.crossdock.transforms.fleet;

import static io.crossdock.transforms.fleet.FleetEvents.START;
import static io.crossdock.transforms.fleet.FleetEvents.TENANT;
import static io.crossdock.transforms.fleet.FleetEvents.TRUCK;
import static io.crossdock.transforms.fleet.FleetEvents.at;
import static io.crossdock.transforms.fleet.FleetEvents.fix;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.fleet.TruckEventCoder;
import io.crossdock.schemas.source.Source;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.rules.FleetRules;
import io.crossdock.transforms.fleet.rules.RuleBook;
import io.crossdock.transforms.lookup.Lookup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Instant;
import org.junit.Rule;
import org.junit.Test;

/**
 * A door that may be open for 20 minutes, on a duty of four hours, told by arrivals and watermark.
 * After each case nothing is remembered.
 */
public class JudgeTrucksTest {
  private static final int MINUTE = 60;
  private static final FleetPlan PLAN =
      FleetPlan.of(
          List.of(),
          List.of(new Duty(TENANT, TRUCK, at(0), at(240 * MINUTE), "", Double.NaN, 0, "")),
          List.of(),
          Map.of());

  @Rule public final transient TestPipeline pipeline = TestPipeline.create();

  private final TestStream.Builder<TruckEvent> arriving = TestStream.create(TruckEventCoder.of());

  @Test
  public void onTimeTheWatermarkRaisesAndTheDoorClears() {
    PCollectionTuple judged =
        judge(
            arriving
                .addElements(arrived(0, 0, true))
                .advanceWatermarkTo(minute(21))
                .addElements(arrived(30, 30, false)));
    PAssert.that(states(judged, JudgeTrucks.ALERTS)).containsInAnyOrder("RAISED", "CLEARED");
    PAssert.that(states(judged, JudgeTrucks.SETTLED)).containsInAnyOrder("CLEARED");
    run();
  }

  @Test
  public void whatArrivesOutOfOrderBeforeAnybodyWasToldTellsNothing() {
    PCollectionTuple judged =
        judge(
            arriving
                .addElements(arrived(0, 0, true))
                .advanceWatermarkTo(minute(19))
                .addElements(arrived(19, 5, false))
                .advanceWatermarkTo(minute(60)));
    PAssert.that(states(judged, JudgeTrucks.ALERTS)).empty();
    run();
  }

  /** Positions of an hour are read before the doors of that hour, as after an outage. */
  @Test
  public void anotherStreamThatIsAheadRaisesNothing() {
    TestStream.Builder<TruckEvent> ahead = arriving.addElements(arrived(0, 0, true));
    for (int minute = 0; minute <= 60; minute++) {
      ahead = ahead.addElements(TimestampedValue.of(fix(minute * MINUTE, 52, 13), minute(minute)));
    }
    PCollectionTuple judged =
        judge(ahead.addElements(arrived(5, 5, false)).advanceWatermarkTo(minute(60)));
    PAssert.that(states(judged, JudgeTrucks.ALERTS)).empty();
    run();
  }

  @Test
  public void whatArrivesAfterItWasToldWithdrawsIt() {
    PCollectionTuple judged =
        judge(
            arriving
                .addElements(arrived(0, 0, true))
                .advanceWatermarkTo(minute(25))
                .addElements(arrived(25, 5, false)));
    PAssert.that(states(judged, JudgeTrucks.ALERTS)).containsInAnyOrder("RAISED", "WITHDRAWN");
    run();
  }

  @Test
  public void whatArrivesAfterItWasSettledChangesNothingAndIsCounted() {
    PCollectionTuple judged =
        judge(
            arriving
                .addElements(arrived(0, 0, true))
                .advanceWatermarkTo(minute(21))
                .addElements(arrived(30, 30, false))
                .advanceWatermarkTo(minute(200))
                .addElements(arrived(200, 5, false)));
    PAssert.that(states(judged, JudgeTrucks.ALERTS)).containsInAnyOrder("RAISED", "CLEARED");
    assertThat(counter(run(), "drops_already_settled"), is(1L));
  }

  @Test
  public void whatIsReadTwiceIsCounted() {
    judge(
        arriving.addElements(
            arrived(0, 0, true), arrived(1, 0, true), arrived(2, 1, false), arrived(3, 1, false)));
    assertThat(counter(run(), "drops_read_twice"), is(2L));
  }

  @Test
  public void anEventFromATimeToComeIsKeptAndNotJudged() {
    PCollectionTuple checked =
        pipeline
            .apply(
                arriving
                    .addElements(arrived(0, 60, true), arrived(1, 1, false), arrived(30, 10, true))
                    .advanceWatermarkToInfinity())
            .apply(CheckEvents.by(Lookup.fixed(RuleBook.of(FleetRules.STANDARD, List.of()))));
    PAssert.that(
            checked
                .get(CheckEvents.ROWS)
                .apply(
                    "Flags",
                    MapElements.into(TypeDescriptors.strings())
                        .via((CheckedEvent row) -> EventFlag.setOf(row.flags()).toString())))
        .containsInAnyOrder("[CLOCK_AHEAD]", "[]", "[LATE]");
    PAssert.that(
            checked
                .get(CheckEvents.INPUTS)
                .apply(
                    "Times",
                    MapElements.into(TypeDescriptors.longs())
                        .via(input -> input.getValue().event().eventTimeMicros())))
        .containsInAnyOrder(at(MINUTE), at(10 * MINUTE));
    pipeline.run().waitUntilFinish();
  }

  private PCollectionTuple judge(TestStream.Builder<TruckEvent> events) {
    return pipeline
        .apply(events.advanceWatermarkToInfinity())
        .apply(CheckEvents.by(Lookup.fixed(RuleBook.of(FleetRules.STANDARD, List.of()))))
        .get(CheckEvents.INPUTS)
        .apply(JudgeTrucks.by(PLAN, FleetRules.STANDARD, Duration.ofMinutes(10)));
  }

  /** What is said of the door; the silence of the positions is another matter. */
  private static PCollection<String> states(PCollectionTuple judged, TupleTag<Alert> tag) {
    return judged
        .get(tag)
        .apply(
            "Doors" + tag.getId(), Filter.by((Alert alert) -> alert.rule() == AlertRule.DOOR_OPEN))
        .apply(
            "States" + tag.getId(),
            MapElements.into(TypeDescriptors.strings()).via((Alert alert) -> alert.state().name()));
  }

  private PipelineResult run() {
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    assertThat(counter(result, "remembered"), greaterThan(0L));
    assertThat(counter(result, "forgotten"), is(counter(result, "remembered")));
    return result;
  }

  private static long counter(PipelineResult result, String name) {
    MetricsFilter filter =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.named("fleet", name)).build();
    return StreamSupport.stream(
            result.metrics().queryMetrics(filter).getCounters().spliterator(), false)
        .mapToLong(counter -> counter.getCommitted())
        .sum();
  }

  private static TimestampedValue<TruckEvent> arrived(int arrival, int happened, boolean open) {
    return TimestampedValue.of(
        DoorEvent.of(
            TENANT,
            TRUCK,
            "rear",
            open,
            at(happened * MINUTE),
            at(arrival * MINUTE),
            Source.kafka("door", 0, arrival)),
        minute(arrival));
  }

  private static Instant minute(int minutes) {
    return Instant.ofEpochSecond(START.getEpochSecond() + 60L * minutes);
  }
}
