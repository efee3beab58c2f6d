package io.crossdock.schemas.fleet;

import io.crossdock.schemas.identity.Identity;
import io.crossdock.schemas.source.Source;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A position of a truck.
 *
 * @param tenant whose truck it is
 * @param truckId the truck
 * @param id follows from the content: {@link #of}
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param accuracyMetres the receiver's own estimate of its error, metres; null where it says none
 * @param eventTimeMicros when it was there by the unit's clock, microseconds since the epoch
 * @param arrivalMicros when the broker took it, microseconds since the epoch
 * @param source where the message stands
 */
public record GpsFix(
    String tenant,
    String truckId,
    UUID id,
    double latitude,
    double longitude,
    @Nullable Double accuracyMetres,
    long eventTimeMicros,
    long arrivalMicros,
    Source source)
    implements TruckEvent {

  /** A fix with the id that follows from its content; arrival and source do not count. */
  public static GpsFix of(
      String tenant,
      String truckId,
      double latitude,
      double longitude,
      @Nullable Double accuracyMetres,
      long eventTimeMicros,
      long arrivalMicros,
      Source source) {
    return new GpsFix(
        tenant,
        truckId,
        Identity.of(
            "gps",
            tenant,
            truckId,
            Double.toString(latitude),
            Double.toString(longitude),
            String.valueOf(accuracyMetres),
            Long.toString(eventTimeMicros)),
        latitude,
        longitude,
        accuracyMetres,
        eventTimeMicros,
        arrivalMicros,
        source);
  }
}
