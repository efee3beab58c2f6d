package io.crossdock.transforms.maintenance.features;

import org.apache.beam.sdk.state.MapState;
import org.apache.beam.sdk.state.ValueState;
import org.jspecify.annotations.Nullable;

/** A machine's parts in state of Beam's. */
final class BeamMachineMemory implements MachineMemory {
  private final ValueState<MachineClock> clock;
  private final MapState<Long, MachinePart> parts;
  private final MapState<Long, PartSummary> summaries;

  BeamMachineMemory(
      ValueState<MachineClock> clock,
      MapState<Long, MachinePart> parts,
      MapState<Long, PartSummary> summaries) {
    this.clock = clock;
    this.parts = parts;
    this.summaries = summaries;
  }

  @Override
  public @Nullable MachineClock clock() {
    return clock.read();
  }

  @Override
  public void clock(MachineClock now) {
    clock.write(now);
  }

  @Override
  public @Nullable MachinePart part(long part) {
    return parts.get(part).read();
  }

  @Override
  public void part(long part, MachinePart events) {
    parts.put(part, events);
  }

  @Override
  public @Nullable PartSummary summary(long part) {
    return summaries.get(part).read();
  }

  @Override
  public void summary(long part, PartSummary summary) {
    summaries.put(part, summary);
  }

  @Override
  public void remove(long part) {
    parts.remove(part);
    summaries.remove(part);
  }

  @Override
  public void clear() {
    clock.clear();
  }
}
