package io.crossdock.benchmarks.race.fleet;

import static java.util.Objects.requireNonNull;

import io.crossdock.benchmarks.race.CompactInfo;
import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertCoder;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.CheckedEventCoder;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.StopCoder;
import io.crossdock.schemas.fleet.TruckDay;
import io.crossdock.schemas.fleet.TruckDayCoder;
import io.crossdock.schemas.fleet.TruckWindow;
import io.crossdock.schemas.fleet.TruckWindowCoder;
import io.crossdock.transforms.fleet.judge.FleetFacts;
import io.crossdock.transforms.fleet.judge.TruckHistory;
import io.crossdock.transforms.fleet.judge.TruckInput;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.time.Micros;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** A truck: its windows, and what it is judged by. */
final class TruckFunction extends KeyedProcessFunction<String, TruckInput, TruckWindow> {
  private static final long serialVersionUID = 1;
  private static final long LEDGER_MICROS = Micros.of(FleetRace.LEDGER_EVERY);

  static final TypeInformation<TruckWindow> WINDOWS =
      new CompactInfo<>(TruckWindow.class, TruckWindowCoder.of());
  static final OutputTag<Alert> ALERTS =
      new OutputTag<>("alerts", new CompactInfo<>(Alert.class, AlertCoder.of()));
  static final OutputTag<Stop> STOPS =
      new OutputTag<>("stops", new CompactInfo<>(Stop.class, StopCoder.of()));
  static final OutputTag<CheckedEvent> FLAGGED =
      new OutputTag<>("flagged", new CompactInfo<>(CheckedEvent.class, CheckedEventCoder.of()));
  static final OutputTag<TruckDay> LEDGER =
      new OutputTag<>("ledger", new CompactInfo<>(TruckDay.class, TruckDayCoder.of()));

  private final FleetPlan plan;
  private transient @Nullable FlinkTruckMemory memory;
  private transient @Nullable TruckWindows windows;

  TruckFunction(FleetPlan plan) {
    this.plan = plan;
  }

  @Override
  public void open(OpenContext context) {
    memory = new FlinkTruckMemory(getRuntimeContext());
    windows = new TruckWindows(getRuntimeContext());
  }

  @Override
  public void processElement(TruckInput input, Context context, Collector<TruckWindow> out)
      throws Exception {
    if (EventFlag.believed(input.flags())) {
      requireNonNull(windows).add(input.event(), context.timerService(), out);
    }
    if (EventFlag.CLOCK_AHEAD.in(input.flags())) {
      return;
    }
    TruckHistory history = history(context);
    long before = history.wakeMicros();
    if (history.add(input) == TruckHistory.Outcome.JUDGED) {
      arm(before, history.wakeMicros(), context);
    }
  }

  @Override
  public void onTimer(long millis, OnTimerContext context, Collector<TruckWindow> out)
      throws Exception {
    String key = context.getCurrentKey();
    int between = key.indexOf('\0');
    String tenant = key.substring(0, between);
    String truckId = key.substring(between + 1);
    requireNonNull(windows).wake(millis, tenant, truckId, out);
    TruckHistory history = history(context);
    if (history.wakeMicros() <= millis * 1_000) {
      history.wake(tenant, truckId, millis * 1_000);
      arm(Long.MAX_VALUE, history.wakeMicros(), context);
    }
  }

  private TruckHistory history(Context context) {
    return new TruckHistory(
        plan, FleetRace.RULES.standard(), LEDGER_MICROS, requireNonNull(memory), new Told(context));
  }

  private static void arm(long before, long micros, Context context) {
    if (micros < before) {
      context.timerService().registerEventTimeTimer(Micros.toInstant(micros).getMillis());
    }
  }

  private record Told(KeyedProcessFunction<String, TruckInput, TruckWindow>.Context context)
      implements FleetFacts {
    @Override
    public void alert(Alert alert) {
      context.output(ALERTS, alert);
    }

    @Override
    public void stop(Stop stop) {
      context.output(STOPS, stop);
    }

    @Override
    public void flagged(CheckedEvent event) {
      context.output(FLAGGED, event);
    }

    @Override
    public void day(TruckDay day) {
      context.output(LEDGER, day);
    }
  }
}
