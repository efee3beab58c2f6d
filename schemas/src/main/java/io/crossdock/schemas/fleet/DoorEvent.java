package io.crossdock.schemas.fleet;

import io.crossdock.schemas.identity.Identity;
import io.crossdock.schemas.source.Source;
import java.util.UUID;

/**
 * How a door of a truck stands: said when it changes, and again at any time.
 *
 * @param tenant whose truck it is
 * @param truckId the truck
 * @param id follows from the content: {@link #of}
 * @param doorId the door, such as {@code rear}
 * @param open whether it is open
 * @param eventTimeMicros when it was so by the unit's clock, microseconds since the epoch
 * @param arrivalMicros when the broker took it, microseconds since the epoch
 * @param source where the message stands
 */
public record DoorEvent(
    String tenant,
    String truckId,
    UUID id,
    String doorId,
    boolean open,
    long eventTimeMicros,
    long arrivalMicros,
    Source source)
    implements TruckEvent {

  /** An event with the id that follows from its content; arrival and source do not count. */
  public static DoorEvent of(
      String tenant,
      String truckId,
      String doorId,
      boolean open,
      long eventTimeMicros,
      long arrivalMicros,
      Source source) {
    return new DoorEvent(
        tenant,
        truckId,
        Identity.of(
            "door",
            tenant,
            truckId,
            doorId,
            Boolean.toString(open),
            Long.toString(eventTimeMicros)),
        doorId,
        open,
        eventTimeMicros,
        arrivalMicros,
        source);
  }
}
