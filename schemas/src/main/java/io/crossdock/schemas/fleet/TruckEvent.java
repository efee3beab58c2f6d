package io.crossdock.schemas.fleet;

import io.crossdock.schemas.source.Source;
import java.util.UUID;

/** One thing that a truck's unit said, as decoded from a message. */
public sealed interface TruckEvent permits TemperatureReading, GpsFix, DoorEvent {
  /** Whose truck it is. */
  String tenant();

  /** The truck. */
  String truckId();

  /** Follows from the content, so that a message sent twice is one event. */
  UUID id();

  /** When it was so by the unit's clock, microseconds since the epoch. */
  long eventTimeMicros();

  /** When the broker took the message, microseconds since the epoch. */
  long arrivalMicros();

  /** Where the message stands. */
  Source source();
}
