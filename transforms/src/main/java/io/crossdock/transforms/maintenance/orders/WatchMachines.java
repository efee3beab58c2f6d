package io.crossdock.transforms.maintenance.orders;

import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.SettledOrders;
import io.crossdock.schemas.maintenance.SettledOrdersCoder;
import io.crossdock.schemas.maintenance.WorkOrder;
import io.crossdock.schemas.maintenance.WorkOrderCoder;
import io.crossdock.transforms.time.Micros;
import io.crossdock.transforms.time.WakeTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
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
 * Makes orders of predictions: one that is open for each machine and failure mode (R42), however
 * many windows say the same. Windows are judged in the order of their time whenever they come; what
 * late ones change is told again, and an order that should not have been is withdrawn (R41).
 *
 * <p>There is no order for a machine that nobody knows: there is nowhere to send anybody. Its
 * predictions are rows all the same.
 */
public final class WatchMachines extends PTransform<PCollection<Prediction>, PCollectionTuple> {
  private static final long serialVersionUID = 1;

  /** Orders as they change. */
  public static final TupleTag<WorkOrder> ORDERS = new TupleTag<>("orders") {};

  /** Orders that no event can change any more, said for good. */
  public static final TupleTag<WorkOrder> ENDED = new TupleTag<>("ended") {};

  /** Which orders hold of a time that no event can change any more. */
  public static final TupleTag<SettledOrders> SETTLED = new TupleTag<>("settled") {};

  private static final char BETWEEN = '\0';

  private final OrderRules rules;
  private final Duration lateness;

  private WatchMachines(OrderRules rules, Duration lateness) {
    this.rules = rules;
    this.lateness = lateness;
  }

  /**
   * Watches by rules.
   *
   * @param lateness how long after its end a window may be judged anew
   */
  public static WatchMachines by(OrderRules rules, Duration lateness) {
    return new WatchMachines(rules, lateness);
  }

  @Override
  public PCollectionTuple expand(PCollection<Prediction> predictions) {
    PCollectionTuple said =
        predictions
            .apply("ByFailureMode", ParDo.of(new KeyFn()))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), JudgementCoder.of()))
            .apply(
                "WatchMachine",
                ParDo.of(new WatchFn(rules, Micros.of(lateness)))
                    .withOutputTags(ORDERS, TupleTagList.of(ENDED).and(SETTLED)));
    said.get(ORDERS).setCoder(WorkOrderCoder.of());
    said.get(ENDED).setCoder(WorkOrderCoder.of());
    said.get(SETTLED).setCoder(SettledOrdersCoder.of());
    return said;
  }

  /** Under which a prediction is judged with others: tenant, machine and failure mode. */
  public static String key(Prediction prediction) {
    return prediction.tenant()
        + BETWEEN
        + prediction.machineId()
        + BETWEEN
        + prediction.failureMode();
  }

  /** An order of this machine and failure mode, to be filled in: by its key. */
  public static WorkOrder pattern(String key) {
    int first = key.indexOf(BETWEEN);
    int second = key.indexOf(BETWEEN, first + 1);
    return new WorkOrder(
        key.substring(0, first),
        key.substring(first + 1, second),
        key.substring(second + 1),
        0,
        0,
        WorkOrder.State.OPEN,
        0,
        "",
        "",
        "",
        "",
        0);
  }

  private static final class KeyFn extends DoFn<Prediction, KV<String, Judgement>> {
    private static final long serialVersionUID = 1;
    private final Counter unknown = Metrics.counter("maintenance", "predictions_machine_unknown");

    @ProcessElement
    public void process(@Element Prediction prediction, OutputReceiver<KV<String, Judgement>> out) {
      if (!prediction.known()) {
        unknown.inc();
        return;
      }
      out.output(KV.of(key(prediction), Judgement.of(prediction)));
    }
  }

  private static final class WatchFn extends DoFn<KV<String, Judgement>, WorkOrder> {
    private static final long serialVersionUID = 1;

    private final OrderRules rules;
    private final long latenessMicros;
    private final Counter remembered = Metrics.counter("maintenance", "cases_remembered");
    private final Counter forgotten = Metrics.counter("maintenance", "cases_forgotten");
    private final Counter settled = Metrics.counter("maintenance", "drops_judgements_settled");

    @StateId("case")
    private final StateSpec<ValueState<MachineCase>> caseSpec =
        StateSpecs.value(MachineCaseCoder.of());

    @TimerId("settle")
    private final TimerSpec settleSpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

    WatchFn(OrderRules rules, long latenessMicros) {
      this.rules = rules;
      this.latenessMicros = latenessMicros;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Judgement> element,
        @Timestamp Instant timestamp,
        @StateId("case") ValueState<MachineCase> state,
        @TimerId("settle") Timer settle,
        OutputReceiver<WorkOrder> out) {
      MachineCase kept = state.read();
      MachineCase before = kept == null ? MachineCase.NEW : kept;
      Judgement judgement = element.getValue();
      if (before.isSettled(judgement)) {
        settled.inc();
        return;
      }
      MachineCase with = before.with(judgement);
      if (with == null) {
        return;
      }
      if (kept == null) {
        remembered.inc();
      }
      boolean first = with.judgements().get(0).equals(judgement);
      tell(element.getKey(), with, state, out);
      if (first) {
        WakeTimer.set(settle, judgement.toMicros() + latenessMicros, timestamp);
      }
    }

    @OnTimer("settle")
    public void settle(
        @Timestamp Instant timestamp,
        @StateId("case") ValueState<MachineCase> state,
        @TimerId("settle") Timer settle,
        @Key String key,
        MultiOutputReceiver out) {
      MachineCase kept = state.read();
      if (kept == null) {
        return;
      }
      MachineCase left =
          kept.settled(
              Micros.of(timestamp) - latenessMicros, rules, latenessMicros, new Said(key, out));
      if (left.isOver()) {
        forgotten.inc();
        state.clear();
        return;
      }
      state.write(left);
      if (!left.judgements().isEmpty()) {
        WakeTimer.set(settle, left.judgements().get(0).toMicros() + latenessMicros, timestamp);
      }
    }

    private void tell(
        String key,
        MachineCase with,
        ValueState<MachineCase> state,
        OutputReceiver<WorkOrder> out) {
      List<WorkOrder> said = new ArrayList<>();
      state.write(with.told(pattern(key), rules, said::add));
      said.forEach(out::output);
    }

    private record Said(String key, MultiOutputReceiver out) implements MachineCase.Settling {
      @Override
      public void order(WorkOrder order) {
        out.get(ENDED).output(order);
      }

      @Override
      public void orders(long fromMicros, long toMicros, List<Long> beganMicros) {
        WorkOrder pattern = pattern(key);
        out.get(SETTLED)
            .output(
                new SettledOrders(
                    pattern.tenant(),
                    pattern.machineId(),
                    pattern.failureMode(),
                    fromMicros,
                    toMicros,
                    beganMicros));
      }
    }
  }
}
