package io.crossdock.benchmarks.race.maintenance;

import io.crossdock.benchmarks.race.CompactType;
import io.crossdock.benchmarks.race.Unchecked;
import io.crossdock.transforms.maintenance.features.MachineClock;
import io.crossdock.transforms.maintenance.features.MachineClockCoder;
import io.crossdock.transforms.maintenance.features.MachineMemory;
import io.crossdock.transforms.maintenance.features.MachinePart;
import io.crossdock.transforms.maintenance.features.MachinePartCoder;
import io.crossdock.transforms.maintenance.features.PartSummary;
import io.crossdock.transforms.maintenance.features.PartSummaryCoder;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.jspecify.annotations.Nullable;

/** A machine's parts in state of Flink's. */
final class FlinkMachineMemory implements MachineMemory {
  private final ValueState<MachineClock> clock;
  private final MapState<Long, MachinePart> parts;
  private final MapState<Long, PartSummary> summaries;

  FlinkMachineMemory(RuntimeContext context) {
    clock =
        context.getState(
            new ValueStateDescriptor<>("clock", CompactType.of(MachineClockCoder.of())));
    parts =
        context.getMapState(
            new MapStateDescriptor<>(
                "parts", LongSerializer.INSTANCE, CompactType.of(MachinePartCoder.of())));
    summaries =
        context.getMapState(
            new MapStateDescriptor<>(
                "summaries", LongSerializer.INSTANCE, CompactType.of(PartSummaryCoder.of())));
  }

  @Override
  public @Nullable MachineClock clock() {
    return Unchecked.get(clock::value);
  }

  @Override
  public void clock(MachineClock now) {
    Unchecked.run(() -> clock.update(now));
  }

  @Override
  public @Nullable MachinePart part(long part) {
    return Unchecked.get(() -> parts.get(part));
  }

  @Override
  public void part(long part, MachinePart events) {
    Unchecked.run(() -> parts.put(part, events));
  }

  @Override
  public @Nullable PartSummary summary(long part) {
    return Unchecked.get(() -> summaries.get(part));
  }

  @Override
  public void summary(long part, PartSummary summary) {
    Unchecked.run(() -> summaries.put(part, summary));
  }

  @Override
  public void remove(long part) {
    Unchecked.run(() -> parts.remove(part));
    Unchecked.run(() -> summaries.remove(part));
  }

  @Override
  public void clear() {
    Unchecked.run(clock::clear);
  }
}
