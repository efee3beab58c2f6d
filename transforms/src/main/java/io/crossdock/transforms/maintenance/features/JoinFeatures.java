package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.coder.CompactListCoder;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.FeatureRowCoder;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import io.crossdock.transforms.bundle.GatherFn;
import io.crossdock.transforms.lookup.Lookup;
import io.crossdock.transforms.maintenance.machine.MachineBook;
import io.crossdock.transforms.time.Micros;
import io.crossdock.transforms.time.WakeTimer;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.state.MapState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.joda.time.Instant;

/**
 * Joins what vibration and process say of a machine in sliding windows of event time, and enriches
 * it with what was known of the machine then. Each window gives one row, for its last part; it is
 * told when the stream has come past its end, and again for what comes later, up to the lateness,
 * with a higher revision.
 *
 * <p>A window has twenty parts, and the runner's own sliding windows would keep and group each
 * event as often. So events are kept by part in a state of their own: {@link MachineWindows}.
 */
public final class JoinFeatures extends PTransform<PCollectionTuple, PCollection<FeatureRow>> {
  private static final long serialVersionUID = 1;
  private static final char BETWEEN = '\0';

  private final Times times;
  private final ProcessFeatures process;
  private final Lookup<MachineBook> machines;

  private JoinFeatures(Times times, ProcessFeatures process, Lookup<MachineBook> machines) {
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
      Times times, ProcessFeatures process, Lookup<MachineBook> machines) {
    return new JoinFeatures(times, process, machines);
  }

  @Override
  public PCollection<FeatureRow> expand(PCollectionTuple measured) {
    PCollection<KV<String, List<Measured>>> vibration =
        measured
            .get(MeasureMachines.VIBRATION)
            .apply("KeyVibration", ParDo.of(new KeyVibrationFn(times.ahead())))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), CompactListCoder.of(MeasuredCoder.of())));
    PCollection<KV<String, List<Measured>>> work =
        measured
            .get(MeasureMachines.PROCESS)
            .apply("KeyProcess", ParDo.of(new KeyProcessFn(times.ahead())))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), CompactListCoder.of(MeasuredCoder.of())));
    return PCollectionList.of(vibration)
        .and(work)
        .apply("VibrationAndProcess", Flatten.pCollections())
        .apply("JoinByMachine", ParDo.of(new JoinFn(times, process)))
        .setCoder(FeatureRowCoder.of())
        .apply("DescribeMachine", machines.step(new DescribeFn(machines)))
        .setCoder(FeatureRowCoder.of());
  }

  private abstract static class KeyFn<T> extends GatherFn<T, String, Measured> {
    private static final long serialVersionUID = 1;

    private final long aheadMicros;
    private final Counter clocksAhead = Metrics.counter("maintenance", "events_clock_ahead");

    KeyFn(Duration ahead) {
      super(MeasuredCoder.of());
      this.aheadMicros = Micros.of(ahead);
    }

    /** Keys an event whose clock can be believed; one that cannot is counted (R45). */
    void key(Measured event, Instant timestamp, OutputReceiver<KV<String, List<Measured>>> out) {
      if (event.eventTimeMicros() - event.arrivalMicros() > aheadMicros) {
        clocksAhead.inc();
      } else {
        add(event.tenant() + BETWEEN + event.machineId(), event, timestamp, out);
      }
    }
  }

  private static final class KeyVibrationFn extends KeyFn<VibrationFeatures> {
    private static final long serialVersionUID = 1;

    KeyVibrationFn(Duration ahead) {
      super(ahead);
    }

    @ProcessElement
    public void process(
        @Element VibrationFeatures block,
        @Timestamp Instant timestamp,
        OutputReceiver<KV<String, List<Measured>>> out) {
      key(Measured.of(block), timestamp, out);
    }
  }

  private static final class KeyProcessFn extends KeyFn<ProcessReading> {
    private static final long serialVersionUID = 1;

    KeyProcessFn(Duration ahead) {
      super(ahead);
    }

    @ProcessElement
    public void process(
        @Element ProcessReading reading,
        @Timestamp Instant timestamp,
        OutputReceiver<KV<String, List<Measured>>> out) {
      key(Measured.of(reading), timestamp, out);
    }
  }

  /**
   * Keeps each machine's events by part. Elements carry the time of their arrival, which the
   * watermark follows, so that no machine's clock can move it (R45).
   */
  private static final class JoinFn extends DoFn<KV<String, List<Measured>>, FeatureRow> {
    private static final long serialVersionUID = 1;

    private final Times times;
    private final ProcessFeatures process;
    private final Counter settled = Metrics.counter("maintenance", "drops_events_settled");

    @StateId("clock")
    private final StateSpec<ValueState<MachineClock>> clockSpec =
        StateSpecs.value(MachineClockCoder.of());

    @StateId("parts")
    private final StateSpec<MapState<Long, MachinePart>> partsSpec =
        StateSpecs.map(VarLongCoder.of(), MachinePartCoder.of());

    @StateId("summaries")
    private final StateSpec<MapState<Long, PartSummary>> summariesSpec =
        StateSpecs.map(VarLongCoder.of(), PartSummaryCoder.of());

    @TimerId("wake")
    private final TimerSpec wakeSpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

    JoinFn(Times times, ProcessFeatures process) {
      this.times = times;
      this.process = process;
    }

    @ProcessElement
    public void process(
        @Element KV<String, List<Measured>> element,
        @Timestamp Instant timestamp,
        @StateId("clock") ValueState<MachineClock> clock,
        @StateId("parts") MapState<Long, MachinePart> parts,
        @StateId("summaries") MapState<Long, PartSummary> summaries,
        @TimerId("wake") Timer wake,
        OutputReceiver<FeatureRow> out) {
      BeamMachineMemory memory = new BeamMachineMemory(clock, parts, summaries);
      MachineWindows windows = new MachineWindows(times, process, memory, out::output);
      long before = windows.wakeMicros();
      for (Measured event : element.getValue()) {
        if (!windows.add(event)) {
          settled.inc();
        }
      }
      memory.write();
      if (windows.wakeMicros() < before) {
        WakeTimer.set(wake, windows.wakeMicros(), timestamp);
      }
    }

    @OnTimer("wake")
    public void wake(
        @Key String key,
        @Timestamp Instant timestamp,
        @StateId("clock") ValueState<MachineClock> clock,
        @StateId("parts") MapState<Long, MachinePart> parts,
        @StateId("summaries") MapState<Long, PartSummary> summaries,
        @TimerId("wake") Timer wake,
        OutputReceiver<FeatureRow> out) {
      BeamMachineMemory memory = new BeamMachineMemory(clock, parts, summaries);
      MachineWindows windows = new MachineWindows(times, process, memory, out::output);
      int between = key.indexOf(BETWEEN);
      windows.wake(key.substring(0, between), key.substring(between + 1), Micros.of(timestamp));
      memory.write();
      if (windows.wakeMicros() < Long.MAX_VALUE) {
        WakeTimer.set(wake, windows.wakeMicros(), timestamp);
      }
    }
  }

  private static final class DescribeFn extends DoFn<FeatureRow, FeatureRow> {
    private static final long serialVersionUID = 1;

    private final Lookup<MachineBook> machines;
    private final Counter unknown = Metrics.counter("maintenance", "rows_machine_unknown");

    DescribeFn(Lookup<MachineBook> machines) {
      this.machines = machines;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      FeatureRow row = Objects.requireNonNull(context.element());
      Machine machine = machines.book(context).at(row.tenant(), row.machineId(), row.fromMicros());
      if (machine == null) {
        unknown.inc();
        context.output(row);
      } else {
        context.output(described(row, machine));
      }
    }
  }

  /** A row with what is known of its machine. */
  public static FeatureRow described(FeatureRow row, Machine machine) {
    return new FeatureRow(
        row.tenant(),
        row.machineId(),
        machine.type(),
        machine.location(),
        row.fromMicros(),
        row.toMicros(),
        row.vibration(),
        row.process(),
        row.features(),
        true,
        row.revision());
  }
}
