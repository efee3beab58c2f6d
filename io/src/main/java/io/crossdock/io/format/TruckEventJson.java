package io.crossdock.io.format;

import io.crossdock.io.json.JsonLine;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import java.nio.charset.StandardCharsets;

/**
 * Truck events as JSON: an object with {@code truckId} and {@code timestamp} (ISO 8601 with an
 * offset, or milliseconds since the epoch), {@code tenant} where there is one, and either {@code
 * sensorId} and {@code celsius} with, if need be, {@code defrosting}; or {@code latitude}, {@code
 * longitude} and, if known, {@code accuracy} in metres; or {@code doorId} and {@code open}.
 */
public final class TruckEventJson {
  /** Media type of these messages. */
  public static final String CONTENT_TYPE = "application/vnd.crossdock.truck-event+json";

  private TruckEventJson() {}

  /** A message from which the same event is decoded. */
  public static byte[] encode(TruckEvent event) {
    return JsonLine.of(
            json -> {
              json.writeStringField("tenant", event.tenant());
              json.writeStringField("truckId", event.truckId());
              json.writeStringField("timestamp", JsonLine.time(event.eventTimeMicros()));
              if (event instanceof TemperatureReading reading) {
                json.writeStringField("sensorId", reading.sensorId());
                json.writeNumberField("celsius", reading.celsius());
                json.writeBooleanField("defrosting", reading.defrosting());
              } else if (event instanceof GpsFix fix) {
                json.writeNumberField("latitude", fix.latitude());
                json.writeNumberField("longitude", fix.longitude());
                Double accuracy = fix.accuracyMetres();
                if (accuracy != null) {
                  json.writeNumberField("accuracy", accuracy);
                }
              } else if (event instanceof DoorEvent door) {
                json.writeStringField("doorId", door.doorId());
                json.writeBooleanField("open", door.open());
              }
            })
        .getBytes(StandardCharsets.UTF_8);
  }
}
