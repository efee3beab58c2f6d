package io.crossdock.transforms.fleet;

import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.source.Source;
import java.time.Instant;

/** Events of one truck of one tenant, for tests that read like a log. */
public final class FleetEvents {
  public static final String TENANT = "acme";
  public static final String TRUCK = "truck-1";

  /** When the day of the tests begins. */
  public static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private static final Source SOURCE = Source.kafka("fleet", 0, 0);

  private FleetEvents() {}

  /** Microseconds since the epoch, so many seconds after {@link #START}. */
  public static long at(double seconds) {
    return START.getEpochSecond() * 1_000_000 + Math.round(seconds * 1e6);
  }

  public static TemperatureReading temperature(double seconds, String sensor, double celsius) {
    return TemperatureReading.of(
        TENANT, TRUCK, sensor, celsius, false, at(seconds), at(seconds), SOURCE);
  }

  public static GpsFix fix(double seconds, double latitude, double longitude) {
    return GpsFix.of(TENANT, TRUCK, latitude, longitude, 5.0, at(seconds), at(seconds), SOURCE);
  }

  public static DoorEvent door(double seconds, boolean open) {
    return DoorEvent.of(TENANT, TRUCK, "rear", open, at(seconds), at(seconds), SOURCE);
  }

  public static CheckedEvent checked(TruckEvent event) {
    return new CheckedEvent(event, 0, 0);
  }
}
