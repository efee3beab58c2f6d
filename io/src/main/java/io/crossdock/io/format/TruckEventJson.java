package io.crossdock.io.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.crossdock.io.json.JsonLine;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Truck events as JSON: an object with {@code truckId} and {@code timestamp} (ISO 8601 with an
 * offset, or milliseconds since the epoch), {@code tenant} where there is one, and either {@code
 * sensorId} and {@code celsius} with, if need be, {@code defrosting}; or {@code latitude}, {@code
 * longitude} and, if known, {@code accuracy} in metres; or {@code doorId} and {@code open}.
 */
public final class TruckEventJson {
  /** Media type of these messages. */
  public static final String CONTENT_TYPE = "application/vnd.crossdock.truck-event+json";

  private static final double ZERO_KELVIN = -273.15;
  private static final double HOTTEST = 1_000;
  private static final double EARTH_ROUND_METRES = 4e7;

  private TruckEventJson() {}

  /** The event in a message. The tenant is the door's, else the message's, else the default. */
  static TruckEvent decode(
      SourceMessage message, String defaultTenant, JsonValues.UnknownFields unknown)
      throws MessageException {
    Fields fields = new Fields();
    JsonValues.read(message.payload(), (name, parser) -> fields.take(name, parser, unknown));
    return fields.event(message, defaultTenant);
  }

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

  private static final class Fields {
    private @Nullable String tenant;
    private @Nullable String truckId;
    private @Nullable Long eventTimeMicros;
    private @Nullable String sensorId;
    private @Nullable Double celsius;
    private boolean defrosting;
    private @Nullable Double latitude;
    private @Nullable Double longitude;
    private @Nullable Double accuracy;
    private @Nullable String doorId;
    private @Nullable Boolean open;

    void take(String name, JsonParser parser, JsonValues.UnknownFields unknown)
        throws IOException, MessageException {
      switch (name) {
        case "tenant" -> tenant = JsonValues.name(name, parser);
        case "truckId" -> truckId = JsonValues.name(name, parser);
        case "timestamp" -> eventTimeMicros = JsonValues.micros(parser);
        case "sensorId" -> sensorId = JsonValues.name(name, parser);
        case "celsius" -> celsius = JsonValues.number(name, parser, ZERO_KELVIN, HOTTEST);
        case "defrosting" -> defrosting = JsonValues.bool(name, parser);
        case "latitude" -> latitude = JsonValues.number(name, parser, -90, 90);
        case "longitude" -> longitude = JsonValues.number(name, parser, -180, 180);
        case "accuracy" ->
            accuracy =
                parser.currentToken() == JsonToken.VALUE_NULL
                    ? null
                    : Double.valueOf(JsonValues.number(name, parser, 0, EARTH_ROUND_METRES));
        case "doorId" -> doorId = JsonValues.name(name, parser);
        case "open" -> open = JsonValues.bool(name, parser);
        default -> {
          unknown.found(name);
          parser.skipChildren();
        }
      }
    }

    /** The event; what is wrong with it is told with its event time, where that is known. */
    TruckEvent event(SourceMessage message, String defaultTenant) throws MessageException {
      try {
        return checked(message, defaultTenant);
      } catch (MessageException e) {
        throw eventTimeMicros == null
            ? e
            : new MessageException(
                e.kind(), String.valueOf(e.getMessage()), OptionalLong.of(eventTimeMicros));
      }
    }

    private TruckEvent checked(SourceMessage message, String defaultTenant)
        throws MessageException {
      if (eventTimeMicros == null) {
        throw JsonValues.missing("timestamp");
      }
      long time = eventTimeMicros;
      String truck = JsonValues.required("truckId", truckId);
      String owner = JsonValues.owner(message, tenant, defaultTenant);
      boolean position = latitude != null || longitude != null;
      if ((celsius != null ? 1 : 0) + (position ? 1 : 0) + (open != null ? 1 : 0) != 1) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION,
            "must have exactly one of celsius, latitude with longitude, and open");
      }
      if (celsius != null) {
        return TemperatureReading.of(
            owner,
            truck,
            JsonValues.required("sensorId", sensorId),
            celsius,
            defrosting,
            time,
            message.arrivalMicros(),
            message.source());
      }
      if (open != null) {
        return DoorEvent.of(
            owner,
            truck,
            JsonValues.required("doorId", doorId),
            open,
            time,
            message.arrivalMicros(),
            message.source());
      }
      if (latitude == null) {
        throw JsonValues.missing("latitude");
      }
      if (longitude == null) {
        throw JsonValues.missing("longitude");
      }
      return GpsFix.of(
          owner,
          truck,
          latitude,
          longitude,
          accuracy,
          time,
          message.arrivalMicros(),
          message.source());
    }
  }
}
