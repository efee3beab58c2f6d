package io.crossdock.transforms.maintenance.features;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.MachineEventCoder;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.source.Source;
import io.crossdock.transforms.lookup.Lookup;
import io.crossdock.transforms.maintenance.machine.MachineBook;
import io.crossdock.transforms.maintenance.signal.MeasureVibration;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Instant;
import org.junit.Rule;
import org.junit.Test;

/** Windows of one minute, in the cases of time that there are. */
public class JoinFeaturesTest {
  private static final long MINUTE = 60_000_000L;
  private static final JoinFeatures.Times TIMES =
      new JoinFeatures.Times(
          Duration.ofMinutes(1), 5, Duration.ofMinutes(30), Duration.ofMinutes(10));
  private static final MachineBook BOOK =
      MachineBook.of(
          List.of(machine(0, 3 * MINUTE, "lathe"), machine(3 * MINUTE, Long.MAX_VALUE, "mill")),
          List.of());

  @Rule public final transient TestPipeline pipeline = TestPipeline.create();

  private final TestStream.Builder<MachineEvent> arriving =
      TestStream.create(MachineEventCoder.of());

  @Test
  public void onTimeThereIsOneRowAWindow() {
    run(
        arriving
            .addElements(reading(0, 40, 0), reading(0, 42, 0), reading(1, 50, 1))
            .advanceWatermarkTo(minute(2)),
        "0 lathe 41.0 2",
        "1 lathe 50.0 3");
  }

  @Test
  public void whatComesBeforeTheEndIsNotTold() {
    run(
        arriving
            .addElements(reading(0, 40, 0))
            .advanceWatermarkTo(minute(0).plus(org.joda.time.Duration.standardSeconds(30)))
            .addElements(reading(0, 42, 0))
            .advanceWatermarkTo(minute(1)),
        "0 lathe 41.0 2");
  }

  @Test
  public void whatComesLateRestatesTheWindow() {
    run(
        arriving
            .addElements(reading(0, 40, 0))
            .advanceWatermarkTo(minute(2))
            .addElements(reading(0, 42, 2)),
        "0 lathe 40.0 1",
        "0 lathe 41.0 2");
  }

  @Test
  public void theSameReadingTwiceChangesNothing() {
    run(
        arriving
            .addElements(reading(0, 40, 0))
            .advanceWatermarkTo(minute(2))
            .addElements(reading(0, 40, 2)),
        "0 lathe 40.0 1",
        "0 lathe 40.0 1");
  }

  @Test
  public void afterTheLatenessAWindowIsClosed() {
    run(
        arriving
            .addElements(reading(0, 40, 0))
            .advanceWatermarkTo(minute(60))
            .addElements(reading(0, 42, 60)),
        "0 lathe 40.0 1");
  }

  @Test
  public void theMachineIsTheOneOfThatTime() {
    run(
        arriving.addElements(reading(2, 40, 2), reading(3, 40, 3)).advanceWatermarkTo(minute(9)),
        "2 lathe 40.0 1",
        "3 mill 40.0 2");
  }

  @Test
  public void aBookThatNeverChangesSaysTheSame() {
    run(
        Lookup.fixed(BOOK),
        arriving.addElements(reading(2, 40, 2), reading(3, 40, 3)).advanceWatermarkTo(minute(9)),
        "2 lathe 40.0 1",
        "3 mill 40.0 2");
  }

  @Test
  public void aReadingFromATimeToComeIsInNoWindow() {
    PipelineResult result =
        run(arriving.addElements(reading(0, 40, 0), reading(1_440, 99, 0)), "0 lathe 40.0 1");
    MetricsFilter filter =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.named("maintenance", "events_clock_ahead"))
            .build();
    assertThat(
        StreamSupport.stream(
                result.metrics().queryMetrics(filter).getCounters().spliterator(), false)
            .mapToLong(counter -> counter.getCommitted())
            .sum(),
        is(1L));
  }

  private PipelineResult run(TestStream.Builder<MachineEvent> events, String... rows) {
    PCollectionView<MachineBook> book =
        pipeline
            .apply("Book", Create.of(BOOK).withCoder(SerializableCoder.of(MachineBook.class)))
            .apply(View.asSingleton());
    return run(Lookup.changing(book), events, rows);
  }

  private PipelineResult run(
      Lookup<MachineBook> book, TestStream.Builder<MachineEvent> events, String... rows) {
    PAssert.that(
            pipeline
                .apply(events.advanceWatermarkToInfinity())
                .apply(MeasureMachines.with(MeasureVibration.standard(), book))
                .apply(JoinFeatures.in(TIMES, new ProcessFeatures(List.of()), book))
                .apply(
                    MapElements.into(TypeDescriptors.strings()).via(JoinFeaturesTest::described)))
        .containsInAnyOrder(rows);
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    return result;
  }

  private static String described(FeatureRow row) {
    return String.format(
        Locale.ROOT,
        "%d %s %s %d",
        row.fromMicros() / MINUTE,
        row.machineType(),
        row.features().get("torque"),
        row.revision());
  }

  private static Machine machine(long from, long to, String type) {
    return new Machine("acme", "m1", from, to, type, "", Double.NaN, null, "");
  }

  private static TimestampedValue<MachineEvent> reading(int at, double torque, int arrived) {
    MachineEvent reading =
        ProcessReading.of(
            "acme",
            "m1",
            "",
            Double.NaN,
            Double.NaN,
            Double.NaN,
            torque,
            Double.NaN,
            at * MINUTE,
            arrived * MINUTE,
            Source.kafka("machines", 0, 1));
    return TimestampedValue.of(reading, minute(arrived));
  }

  private static Instant minute(int minute) {
    return Instant.ofEpochMilli(minute * MINUTE / 1_000);
  }
}
