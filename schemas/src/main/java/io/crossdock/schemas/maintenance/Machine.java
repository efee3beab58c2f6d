package io.crossdock.schemas.maintenance;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A machine as its owner knew it for some time: what holds is what held when something was measured
 * (R46).
 *
 * @param tenant whose machine it is
 * @param machineId the machine
 * @param fromMicros since when this holds, microseconds since the epoch
 * @param toMicros until when, not included, microseconds since the epoch; {@link Long#MAX_VALUE}
 *     where no end is known
 * @param type what kind of machine it is: models are chosen by it
 * @param vibrationGroup name of its row in the table of vibration zones, such as {@code
 *     group2-rigid} (R34); empty where it has none
 * @param shaftRpm nominal speed of its shaft, turns a minute; NaN where it is not known
 * @param bearing its bearing; null where it is not known
 * @param location where it stands, for the work order
 */
public record Machine(
    String tenant,
    String machineId,
    long fromMicros,
    long toMicros,
    String type,
    String vibrationGroup,
    double shaftRpm,
    @Nullable Bearing bearing,
    String location)
    implements Serializable {}
