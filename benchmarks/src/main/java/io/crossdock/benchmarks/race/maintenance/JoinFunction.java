package io.crossdock.benchmarks.race.maintenance;

import static java.util.Objects.requireNonNull;

import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.transforms.maintenance.features.JoinFeatures;
import io.crossdock.transforms.maintenance.features.MachineWindows;
import io.crossdock.transforms.maintenance.features.Measured;
import io.crossdock.transforms.maintenance.machine.MachineBook;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Each machine's events by part, with one timer for each time it is to be looked at. */
final class JoinFunction extends KeyedProcessFunction<String, Measured, FeatureRow> {
  private static final long serialVersionUID = 1;

  private final MachineBook book;
  private transient @Nullable FlinkMachineMemory memory;

  JoinFunction(MachineBook book) {
    this.book = book;
  }

  @Override
  public void open(OpenContext context) {
    memory = new FlinkMachineMemory(getRuntimeContext());
  }

  @Override
  public void processElement(Measured event, Context context, Collector<FeatureRow> out) {
    MachineWindows windows = windows(out);
    long before = windows.wakeMicros();
    if (windows.add(event) && windows.wakeMicros() < before) {
      context.timerService().registerEventTimeTimer(windows.wakeMicros() / 1_000);
    }
  }

  @Override
  public void onTimer(long millis, OnTimerContext context, Collector<FeatureRow> out) {
    MachineWindows windows = windows(out);
    if (windows.wakeMicros() > millis * 1_000) {
      return; // it was to be looked at sooner, and was
    }
    String key = context.getCurrentKey();
    int between = key.indexOf('\0');
    windows.wake(key.substring(0, between), key.substring(between + 1), millis * 1_000);
    if (windows.wakeMicros() < Long.MAX_VALUE) {
      context.timerService().registerEventTimeTimer(windows.wakeMicros() / 1_000);
    }
  }

  private MachineWindows windows(Collector<FeatureRow> out) {
    return new MachineWindows(
        MaintenanceRace.TIMES,
        MaintenanceRace.PROCESS,
        requireNonNull(memory),
        row -> {
          Machine machine = book.at(row.tenant(), row.machineId(), row.fromMicros());
          out.collect(machine == null ? row : JoinFeatures.described(row, machine));
        });
  }
}
