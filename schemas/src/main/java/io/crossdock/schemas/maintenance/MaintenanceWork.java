package io.crossdock.schemas.maintenance;

import java.io.Serializable;

/**
 * Work that was done on a machine.
 *
 * @param tenant whose machine it is
 * @param machineId the machine
 * @param component what was replaced or serviced, such as {@code bearing} or {@code tool}
 * @param doneMicros when it was done, microseconds since the epoch
 */
public record MaintenanceWork(String tenant, String machineId, String component, long doneMicros)
    implements Serializable {}
