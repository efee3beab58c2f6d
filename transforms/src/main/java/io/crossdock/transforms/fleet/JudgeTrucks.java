package io.crossdock.transforms.fleet;

import io.crossdock.schemas.coder.CompactListCoder;
import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertCoder;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.CheckedEventCoder;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.StopCoder;
import io.crossdock.schemas.fleet.TruckDay;
import io.crossdock.schemas.fleet.TruckDayCoder;
import io.crossdock.transforms.bundle.GatherFn;
import io.crossdock.transforms.fleet.judge.FleetFacts;
import io.crossdock.transforms.fleet.judge.TruckHistory;
import io.crossdock.transforms.fleet.judge.TruckInput;
import io.crossdock.transforms.fleet.judge.TruckInputCoder;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.rules.FleetRules;
import io.crossdock.transforms.time.Micros;
import io.crossdock.transforms.time.WakeTimer;
import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
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
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.joda.time.Instant;

/**
 * Judges every truck's events in the order of event time: alerts, stops, doubted positions and the
 * ledger. Elements carry the time of their arrival; the watermark follows it, and so no unit's
 * clock can move it (R45).
 */
public final class JudgeTrucks
    extends PTransform<PCollection<KV<String, TruckInput>>, PCollectionTuple> {
  private static final long serialVersionUID = 1;

  /** Episodes as they change: what people are to be told. */
  public static final TupleTag<Alert> ALERTS = new TupleTag<>("alerts") {};

  /** Episodes that nothing can change any more: for the record only. */
  public static final TupleTag<Alert> SETTLED = new TupleTag<>("settled") {};

  /** Stops. */
  public static final TupleTag<Stop> STOPS = new TupleTag<>("stops") {};

  /** Positions that are doubted because of others. */
  public static final TupleTag<CheckedEvent> FLAGGED = new TupleTag<>("flagged") {};

  /** Days of the ledger. */
  public static final TupleTag<TruckDay> LEDGER = new TupleTag<>("ledger") {};

  private final FleetPlan plan;
  private final FleetRules standard;
  private final Duration ledgerEvery;

  private JudgeTrucks(FleetPlan plan, FleetRules standard, Duration ledgerEvery) {
    this.plan = plan;
    this.standard = standard;
    this.ledgerEvery = ledgerEvery;
  }

  /**
   * Judges by plan and rules.
   *
   * @param standard rules of tenants that have none of their own
   * @param ledgerEvery how often a truck's ledger is told at most
   */
  public static JudgeTrucks by(FleetPlan plan, FleetRules standard, Duration ledgerEvery) {
    return new JudgeTrucks(plan, standard, ledgerEvery);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<String, TruckInput>> inputs) {
    PCollectionTuple outputs =
        inputs
            .apply("GatherByTruck", ParDo.of(new GatherByTruckFn()))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), CompactListCoder.of(TruckInputCoder.of())))
            .apply(
                "JudgeTruck",
                ParDo.of(new JudgeTruckFn(plan, standard, Micros.of(ledgerEvery)))
                    .withOutputTags(
                        ALERTS, TupleTagList.of(SETTLED).and(STOPS).and(FLAGGED).and(LEDGER)));
    outputs.get(ALERTS).setCoder(AlertCoder.of());
    outputs.get(SETTLED).setCoder(AlertCoder.of());
    outputs.get(STOPS).setCoder(StopCoder.of());
    outputs.get(FLAGGED).setCoder(CheckedEventCoder.of());
    outputs.get(LEDGER).setCoder(TruckDayCoder.of());
    return outputs;
  }

  private static final class GatherByTruckFn
      extends GatherFn<KV<String, TruckInput>, String, TruckInput> {
    private static final long serialVersionUID = 1;

    GatherByTruckFn() {
      super(TruckInputCoder.of());
    }

    @ProcessElement
    public void process(
        @Element KV<String, TruckInput> input,
        @Timestamp Instant timestamp,
        OutputReceiver<KV<String, List<TruckInput>>> out) {
      add(input.getKey(), input.getValue(), timestamp, out);
    }
  }

  private static final class JudgeTruckFn extends DoFn<KV<String, List<TruckInput>>, Alert> {
    private static final long serialVersionUID = 1;

    private final FleetPlan plan;
    private final FleetRules standard;
    private final long ledgerEveryMicros;
    private final Counter remembered = Metrics.counter("fleet", "remembered");
    private final Counter forgotten = Metrics.counter("fleet", "forgotten");
    private final Counter readTwice = Metrics.counter("fleet", "drops_read_twice");
    private final Counter settled = Metrics.counter("fleet", "drops_already_settled");

    @StateId("head")
    private final StateSpec<ValueState<byte[]>> headSpec = StateSpecs.value(ByteArrayCoder.of());

    @StateId("events")
    private final StateSpec<MapState<Long, List<TruckInput>>> eventsSpec =
        StateSpecs.map(VarLongCoder.of(), ListCoder.of(TruckInputCoder.of()));

    @StateId("snapshots")
    private final StateSpec<MapState<Long, byte[]>> snapshotsSpec =
        StateSpecs.map(VarLongCoder.of(), ByteArrayCoder.of());

    @TimerId("wake")
    private final TimerSpec wakeSpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

    JudgeTruckFn(FleetPlan plan, FleetRules standard, long ledgerEveryMicros) {
      this.plan = plan;
      this.standard = standard;
      this.ledgerEveryMicros = ledgerEveryMicros;
    }

    @ProcessElement
    public void process(
        @Element KV<String, List<TruckInput>> element,
        @Timestamp Instant timestamp,
        @StateId("head") ValueState<byte[]> head,
        @StateId("events") MapState<Long, List<TruckInput>> events,
        @StateId("snapshots") MapState<Long, byte[]> snapshots,
        @TimerId("wake") Timer wake,
        MultiOutputReceiver out) {
      BeamMemory memory = new BeamMemory(head, events, snapshots);
      TruckHistory history = history(memory, out);
      long before = history.wakeMicros();
      boolean judged = false;
      for (TruckHistory.Outcome outcome : history.add(element.getValue())) {
        switch (outcome) {
          case KNOWN -> readTwice.inc();
          case TOO_LATE -> settled.inc();
          case JUDGED -> judged = true;
        }
      }
      if (judged) {
        if (before == Long.MAX_VALUE) {
          remembered.inc();
        }
        if (history.wakeMicros() < before) {
          WakeTimer.set(wake, history.wakeMicros(), timestamp);
        }
      }
    }

    @OnTimer("wake")
    public void wake(
        @Key String key,
        @Timestamp Instant timestamp,
        @StateId("head") ValueState<byte[]> head,
        @StateId("events") MapState<Long, List<TruckInput>> events,
        @StateId("snapshots") MapState<Long, byte[]> snapshots,
        @TimerId("wake") Timer wake,
        MultiOutputReceiver out) {
      TruckHistory history = history(new BeamMemory(head, events, snapshots), out);
      history.wake(TruckKey.tenant(key), TruckKey.truckId(key), Micros.of(timestamp));
      if (history.wakeMicros() == Long.MAX_VALUE) {
        forgotten.inc();
      } else {
        WakeTimer.set(wake, history.wakeMicros(), timestamp);
      }
    }

    private TruckHistory history(BeamMemory memory, MultiOutputReceiver out) {
      return new TruckHistory(plan, standard, ledgerEveryMicros, memory, new Told(out));
    }
  }

  private static final class Told implements FleetFacts {
    private final DoFn.MultiOutputReceiver out;

    Told(DoFn.MultiOutputReceiver out) {
      this.out = out;
    }

    @Override
    public void alert(Alert alert) {
      out.get(alert.revision() == FleetFacts.SETTLED ? JudgeTrucks.SETTLED : ALERTS).output(alert);
    }

    @Override
    public void stop(Stop stop) {
      out.get(STOPS).output(stop);
    }

    @Override
    public void flagged(CheckedEvent event) {
      out.get(FLAGGED).output(event);
    }

    @Override
    public void day(TruckDay day) {
      out.get(LEDGER).output(day);
    }
  }
}
