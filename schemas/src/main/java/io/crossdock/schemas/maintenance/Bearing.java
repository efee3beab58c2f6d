package io.crossdock.schemas.maintenance;

import java.io.Serializable;

/**
 * A rolling bearing's geometry, from which its fault frequencies follow (R37).
 *
 * @param balls number of rolling elements
 * @param ballMillimetres diameter of a rolling element, millimetres
 * @param pitchMillimetres pitch diameter, millimetres
 * @param contactDegrees contact angle, degrees
 */
public record Bearing(
    int balls, double ballMillimetres, double pitchMillimetres, double contactDegrees)
    implements Serializable {}
