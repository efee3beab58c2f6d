package io.crossdock.sandbox.simulator.plant;

import io.crossdock.schemas.maintenance.MachineEvent;
import org.jspecify.annotations.Nullable;

/**
 * One message as a plant's gateway sends it.
 *
 * @param tenant whose it is
 * @param machineId the machine, by which its messages stay in one partition
 * @param arrivalMicros when the broker takes it, microseconds since the epoch, whole milliseconds
 * @param event what it says, from a source with an empty name; null where nobody can use it
 * @param text what stands in it where nobody can use it; empty for an event
 */
public record PlantMessage(
    String tenant,
    String machineId,
    long arrivalMicros,
    @Nullable MachineEvent event,
    String text) {}
