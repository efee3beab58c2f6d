package io.crossdock.schemas.fleet;

import java.io.Serializable;

/**
 * What a truck is to do in a stretch of time, and how its cargo is to be kept. Only on duty are
 * there alerts.
 *
 * @param tenant whose truck it is
 * @param truckId the truck
 * @param fromMicros beginning, microseconds since the epoch
 * @param toMicros end, not included, microseconds since the epoch
 * @param routeId the planned route; empty where it may go anywhere
 * @param setPointCelsius what the cargo is to be kept at, degrees Celsius; NaN for none
 * @param toleranceCelsius how far from it is still right, degrees Celsius
 * @param profile name of the profile whose excursions are counted; empty for none
 */
public record Duty(
    String tenant,
    String truckId,
    long fromMicros,
    long toMicros,
    String routeId,
    double setPointCelsius,
    double toleranceCelsius,
    String profile)
    implements Serializable {

  /** Refuses a duty that has no time, or no tolerance. */
  public Duty {
    if (toMicros <= fromMicros) {
      throw new IllegalArgumentException("the duty's end is not after its beginning");
    }
    if (!Double.isNaN(setPointCelsius) && !(toleranceCelsius > 0)) {
      throw new IllegalArgumentException(
          "the tolerance is " + toleranceCelsius + ": it must be above 0");
    }
  }
}
