package io.crossdock.schemas.maintenance;

import java.util.List;

/**
 * Of the orders for a machine and failure mode that began in a time which no event can change any
 * more, only these hold. What else is said of that time, by a run whose state was lost, is
 * withdrawn.
 *
 * @param tenant whose machine it is
 * @param machineId the machine
 * @param failureMode what is wrong with it
 * @param fromMicros beginning of the time, microseconds since the epoch
 * @param toMicros its end, not included, microseconds since the epoch
 * @param beganMicros when the orders that hold began, microseconds since the epoch
 */
public record SettledOrders(
    String tenant,
    String machineId,
    String failureMode,
    long fromMicros,
    long toMicros,
    List<Long> beganMicros) {}
