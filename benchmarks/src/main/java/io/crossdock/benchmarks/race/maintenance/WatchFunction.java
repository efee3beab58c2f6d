package io.crossdock.benchmarks.race.maintenance;

import static java.util.Objects.requireNonNull;

import io.crossdock.benchmarks.race.CompactInfo;
import io.crossdock.benchmarks.race.CompactType;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.WorkOrder;
import io.crossdock.schemas.maintenance.WorkOrderCoder;
import io.crossdock.transforms.maintenance.orders.Judgement;
import io.crossdock.transforms.maintenance.orders.MachineCase;
import io.crossdock.transforms.maintenance.orders.MachineCaseCoder;
import io.crossdock.transforms.maintenance.orders.WatchMachines;
import io.crossdock.transforms.time.Micros;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** The orders of a machine and failure mode. */
final class WatchFunction extends KeyedProcessFunction<String, Prediction, WorkOrder> {
  private static final long serialVersionUID = 1;
  private static final long LATENESS_MICROS = Micros.of(MaintenanceRace.LATENESS);

  static final OutputTag<WorkOrder> ENDED =
      new OutputTag<>("ended", new CompactInfo<>(WorkOrder.class, WorkOrderCoder.of()));

  private transient @Nullable ValueState<MachineCase> state;

  @Override
  public void open(OpenContext context) {
    state =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("case", CompactType.of(MachineCaseCoder.of())));
  }

  @Override
  public void processElement(Prediction prediction, Context context, Collector<WorkOrder> out)
      throws Exception {
    ValueState<MachineCase> cases = requireNonNull(state);
    MachineCase kept = cases.value();
    MachineCase before = kept == null ? MachineCase.NEW : kept;
    Judgement judgement = Judgement.of(prediction);
    MachineCase with = before.isSettled(judgement) ? null : before.with(judgement);
    if (with == null) {
      return;
    }
    boolean first = with.judgements().get(0).equals(judgement);
    cases.update(
        with.told(
            WatchMachines.pattern(context.getCurrentKey()), MaintenanceRace.ORDERS, out::collect));
    if (first) {
      arm(judgement, context);
    }
  }

  @Override
  public void onTimer(long millis, OnTimerContext context, Collector<WorkOrder> out)
      throws Exception {
    ValueState<MachineCase> cases = requireNonNull(state);
    MachineCase kept = cases.value();
    if (kept == null) {
      return;
    }
    MachineCase left =
        kept.settled(
            millis * 1_000 - LATENESS_MICROS,
            MaintenanceRace.ORDERS,
            LATENESS_MICROS,
            new Said(context));
    if (left.isOver()) {
      cases.clear();
      return;
    }
    cases.update(left);
    if (!left.judgements().isEmpty()) {
      arm(left.judgements().get(0), context);
    }
  }

  private static void arm(Judgement first, Context context) {
    context.timerService().registerEventTimeTimer((first.toMicros() + LATENESS_MICROS) / 1_000);
  }

  private record Said(KeyedProcessFunction<String, Prediction, WorkOrder>.OnTimerContext context)
      implements MachineCase.Settling {
    @Override
    public void order(WorkOrder order) {
      context.output(ENDED, order);
    }

    @Override
    public void orders(long fromMicros, long toMicros, List<Long> beganMicros) {}
  }
}
