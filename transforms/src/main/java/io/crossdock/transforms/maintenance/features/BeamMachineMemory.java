package io.crossdock.transforms.maintenance.features;

import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.state.MapState;
import org.apache.beam.sdk.state.ValueState;
import org.jspecify.annotations.Nullable;

/**
 * A machine's parts in state of Beam's. What is kept is written by {@link #write}, once for however
 * many events have come together.
 */
final class BeamMachineMemory implements MachineMemory {
  private final ValueState<MachineClock> clock;
  private final MapState<Long, MachinePart> parts;
  private final MapState<Long, PartSummary> summaries;
  private final Map<Long, MachinePart> kept = new HashMap<>();
  private @Nullable MachineClock keptClock;

  BeamMachineMemory(
      ValueState<MachineClock> clock,
      MapState<Long, MachinePart> parts,
      MapState<Long, PartSummary> summaries) {
    this.clock = clock;
    this.parts = parts;
    this.summaries = summaries;
  }

  /** Writes what was kept since. */
  void write() {
    kept.forEach(parts::put);
    kept.clear();
    if (keptClock != null) {
      clock.write(keptClock);
      keptClock = null;
    }
  }

  @Override
  public @Nullable MachineClock clock() {
    return keptClock != null ? keptClock : clock.read();
  }

  @Override
  public void clock(MachineClock now) {
    keptClock = now;
  }

  @Override
  public @Nullable MachinePart part(long part) {
    MachinePart own = kept.get(part);
    return own != null ? own : parts.get(part).read();
  }

  @Override
  public void part(long part, MachinePart events) {
    kept.put(part, events);
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
    kept.remove(part);
    parts.remove(part);
    summaries.remove(part);
  }

  @Override
  public void clear() {
    keptClock = null;
    clock.clear();
  }
}
