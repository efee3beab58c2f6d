package io.crossdock.sandbox.simulator.plant;

import io.crossdock.schemas.maintenance.MachineEvent;
import java.util.Comparator;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A message that will be made when somebody asks for it: thousands of blocks do not fit into
 * memory.
 *
 * @param tenant whose it is
 * @param machineId the machine
 * @param arrivalMicros when it arrives, microseconds since the epoch
 * @param event makes the event for an arrival, the same one whenever it is asked; null where there
 *     is none
 * @param text what stands in it where there is no event
 */
record Planned(
    String tenant,
    String machineId,
    long arrivalMicros,
    @Nullable LongFunction<MachineEvent> event,
    String text) {
  /** No two messages of a machine arrive at the same time but for copies, which are the same. */
  static final Comparator<Planned> BY_ARRIVAL =
      Comparator.comparingLong(Planned::arrivalMicros)
          .thenComparing(Planned::tenant)
          .thenComparing(Planned::machineId);

  PlantMessage message() {
    return new PlantMessage(
        tenant, machineId, arrivalMicros, event == null ? null : event.apply(arrivalMicros), text);
  }
}
