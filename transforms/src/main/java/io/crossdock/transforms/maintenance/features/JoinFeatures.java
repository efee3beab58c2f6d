package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.FeatureRowCoder;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.ProcessReadingCoder;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import io.crossdock.schemas.maintenance.VibrationFeaturesCoder;
import io.crossdock.transforms.maintenance.machine.MachineBook;
import io.crossdock.transforms.time.Micros;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.AfterWatermark;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.DefaultTrigger;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.SlidingWindows;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;

/**
 * Joins what vibration and process say of a machine in sliding windows of event time, and enriches
 * it with what was known of the machine then. Each window gives one row, for its last part; it is
 * told when the stream has come past its end, and again for what comes later, up to the lateness,
 * with a higher revision.
 */
public final class JoinFeatures extends PTransform<PCollectionTuple, PCollection<FeatureRow>> {
  private static final long serialVersionUID = 1;
  private static final TupleTag<VibrationFeatures> OF_VIBRATION = new TupleTag<>("vibration") {};
  private static final TupleTag<ProcessReading> OF_PROCESS = new TupleTag<>("process") {};
  private static final char BETWEEN = '\0';

  private final Times times;
  private final ProcessFeatures process;
  private final PCollectionView<MachineBook> machines;

  private JoinFeatures(
      Times times, ProcessFeatures process, PCollectionView<MachineBook> machines) {
    this.times = times;
    this.process = process;
    this.machines = machines;
  }

  /**
   * The times of windows.
   *
   * @param every length of a part: how often there is a row
   * @param parts of how many parts a window is
   * @param lateness how long after its end a window still takes what comes
   * @param ahead by how much an event may be ahead of its arrival; one that is further ahead has a
   *     wrong clock, belongs to no window, and is counted (R45)
   */
  public record Times(Duration every, int parts, Duration lateness, Duration ahead)
      implements Serializable {}

  /** Joins in windows of these times; the input has the outputs of {@link MeasureMachines}. */
  public static JoinFeatures in(
      Times times, ProcessFeatures process, PCollectionView<MachineBook> machines) {
    return new JoinFeatures(times, process, machines);
  }

  @Override
  public PCollection<FeatureRow> expand(PCollectionTuple measured) {
    PCollection<KV<String, VibrationFeatures>> vibration =
        measured
            .get(MeasureMachines.VIBRATION)
            .apply("KeyVibration", ParDo.of(new KeyVibrationFn(times.ahead())))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), VibrationFeaturesCoder.of()))
            .apply("WindowVibration", windows());
    PCollection<KV<String, ProcessReading>> work =
        measured
            .get(MeasureMachines.PROCESS)
            .apply("KeyProcess", ParDo.of(new KeyProcessFn(times.ahead())))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), ProcessReadingCoder.of()))
            .apply("WindowProcess", windows());
    return KeyedPCollectionTuple.of(OF_VIBRATION, vibration)
        .and(OF_PROCESS, work)
        .apply("JoinByMachine", CoGroupByKey.create())
        .apply(
            "DescribeMachine",
            ParDo.of(new DescribeFn(times, process, machines)).withSideInputs(machines))
        .setCoder(FeatureRowCoder.of())
        // From here on they are rows like all others.
        .apply(
            "AsRows",
            Window.<FeatureRow>into(new GlobalWindows())
                .triggering(DefaultTrigger.of())
                .withAllowedLateness(org.joda.time.Duration.ZERO)
                .discardingFiredPanes());
  }

  private <T> Window<KV<String, T>> windows() {
    return Window.<KV<String, T>>into(
            SlidingWindows.of(millis(times.every().multipliedBy(times.parts())))
                .every(millis(times.every())))
        .triggering(
            AfterWatermark.pastEndOfWindow().withLateFirings(AfterPane.elementCountAtLeast(1)))
        .withTimestampCombiner(TimestampCombiner.END_OF_WINDOW)
        .withAllowedLateness(millis(times.lateness()))
        .accumulatingFiredPanes();
  }

  private static org.joda.time.Duration millis(Duration duration) {
    return org.joda.time.Duration.millis(duration.toMillis());
  }

  /**
   * Gives each event its own time: until here it has that of its arrival, which the watermark
   * follows, so that no machine's clock can move it (R45).
   */
  private abstract static class KeyFn<T> extends DoFn<T, KV<String, T>> {
    private static final long serialVersionUID = 1;

    private final long aheadMicros;
    private final Counter clocksAhead = Metrics.counter("maintenance", "events_clock_ahead");

    KeyFn(Duration ahead) {
      this.aheadMicros = Micros.of(ahead);
    }

    /** An event happened before it arrived, and is late then: within the lateness it counts. */
    @Override
    @SuppressWarnings("deprecation") // there is no other way to say so
    public org.joda.time.Duration getAllowedTimestampSkew() {
      return org.joda.time.Duration.millis(Long.MAX_VALUE);
    }

    /** Whether the clock that gave this time can be believed; one that cannot is counted. */
    boolean isInTime(long micros, long arrivalMicros) {
      if (micros - arrivalMicros <= aheadMicros) {
        return true;
      }
      clocksAhead.inc();
      return false;
    }

    void key(
        String tenant, String machine, long micros, T value, OutputReceiver<KV<String, T>> out) {
      out.outputWithTimestamp(
          KV.of(tenant + BETWEEN + machine, value),
          Instant.ofEpochMilli(Micros.floorMillis(micros)));
    }
  }

  private static final class KeyVibrationFn extends KeyFn<VibrationFeatures> {
    private static final long serialVersionUID = 1;

    KeyVibrationFn(Duration ahead) {
      super(ahead);
    }

    @ProcessElement
    public void process(
        @Element VibrationFeatures block, OutputReceiver<KV<String, VibrationFeatures>> out) {
      if (isInTime(block.eventTimeMicros(), block.arrivalMicros())) {
        key(block.tenant(), block.machineId(), block.eventTimeMicros(), block, out);
      }
    }
  }

  private static final class KeyProcessFn extends KeyFn<ProcessReading> {
    private static final long serialVersionUID = 1;

    KeyProcessFn(Duration ahead) {
      super(ahead);
    }

    @ProcessElement
    public void process(
        @Element ProcessReading reading, OutputReceiver<KV<String, ProcessReading>> out) {
      if (isInTime(reading.eventTimeMicros(), reading.arrivalMicros())) {
        key(reading.tenant(), reading.machineId(), reading.eventTimeMicros(), reading, out);
      }
    }
  }

  private static final class DescribeFn extends DoFn<KV<String, CoGbkResult>, FeatureRow> {
    private static final long serialVersionUID = 1;

    private final Times times;
    private final ProcessFeatures process;
    private final PCollectionView<MachineBook> machines;
    private final Counter unknown = Metrics.counter("maintenance", "rows_machine_unknown");

    DescribeFn(Times times, ProcessFeatures process, PCollectionView<MachineBook> machines) {
      this.times = times;
      this.process = process;
      this.machines = machines;
    }

    @ProcessElement
    public void process(ProcessContext context, BoundedWindow window) {
      KV<String, CoGbkResult> joined = Objects.requireNonNull(context.element());
      String key = joined.getKey();
      int between = key.indexOf(BETWEEN);
      String tenant = key.substring(0, between);
      String machine = key.substring(between + 1);
      WindowFeatures content =
          new WindowFeatures(
              Micros.of(((IntervalWindow) window).start()),
              Micros.of(times.every()),
              times.parts(),
              process);
      joined.getValue().getAll(OF_VIBRATION).forEach(content::add);
      joined.getValue().getAll(OF_PROCESS).forEach(content::add);
      FeatureRow row =
          content.describe(
              tenant,
              machine,
              Objects.requireNonNull(context.sideInput(machines))
                  .at(tenant, machine, content.lastFromMicros()));
      if (row != null) {
        if (!row.known()) {
          unknown.inc();
        }
        context.output(row);
      }
    }
  }
}
