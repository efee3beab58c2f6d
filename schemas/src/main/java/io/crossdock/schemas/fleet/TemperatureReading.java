package io.crossdock.schemas.fleet;

import io.crossdock.schemas.identity.Identity;
import io.crossdock.schemas.source.Source;
import java.util.UUID;

/**
 * A temperature in a truck.
 *
 * @param tenant whose truck it is
 * @param truckId the truck
 * @param id follows from the content: {@link #of}
 * @param sensorId the sensor, such as {@code supply} or {@code return}
 * @param celsius the temperature, degrees Celsius
 * @param defrosting whether the unit defrosts its evaporator, which warms its surroundings (R27)
 * @param eventTimeMicros when it was measured by the unit's clock, microseconds since the epoch
 * @param arrivalMicros when the broker took it, microseconds since the epoch
 * @param source where the message stands
 */
public record TemperatureReading(
    String tenant,
    String truckId,
    UUID id,
    String sensorId,
    double celsius,
    boolean defrosting,
    long eventTimeMicros,
    long arrivalMicros,
    Source source)
    implements TruckEvent {

  /** A reading with the id that follows from its content; arrival and source do not count. */
  public static TemperatureReading of(
      String tenant,
      String truckId,
      String sensorId,
      double celsius,
      boolean defrosting,
      long eventTimeMicros,
      long arrivalMicros,
      Source source) {
    return new TemperatureReading(
        tenant,
        truckId,
        Identity.of(
            "temperature",
            tenant,
            truckId,
            sensorId,
            Double.toString(celsius),
            Boolean.toString(defrosting),
            Long.toString(eventTimeMicros)),
        sensorId,
        celsius,
        defrosting,
        eventTimeMicros,
        arrivalMicros,
        source);
  }
}
