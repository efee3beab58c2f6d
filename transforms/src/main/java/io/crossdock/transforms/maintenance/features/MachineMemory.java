package io.crossdock.transforms.maintenance.features;

import org.jspecify.annotations.Nullable;

/** Where a machine's parts are kept. What was put is never changed. */
public interface MachineMemory {
  /** How far its rows have come; null for a machine of which nothing is known. */
  @Nullable MachineClock clock();

  /** Keeps how far its rows have come. */
  void clock(MachineClock clock);

  /** The events of a part; null where there are none. */
  @Nullable MachinePart part(long part);

  /** Keeps the events of a part. */
  void part(long part, MachinePart events);

  /** What a part came down to when its row was told; null where there was nothing to tell. */
  @Nullable PartSummary summary(long part);

  /** Keeps what a part came down to. */
  void summary(long part, PartSummary summary);

  /** Forgets a part. */
  void remove(long part);

  /** Forgets the machine; all parts have been removed. */
  void clear();
}
