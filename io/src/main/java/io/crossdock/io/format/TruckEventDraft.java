package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A truck's event of fields: {@code truckId}, and either {@code sensorId} and {@code celsius} with,
 * if need be, {@code defrosting}; or {@code latitude}, {@code longitude} and, if known, {@code
 * accuracy} in metres; or {@code doorId} and {@code open}.
 */
final class TruckEventDraft extends Draft<TruckEvent> {
  private static final double ZERO_KELVIN = -273.15;
  private static final double HOTTEST = 1_000;
  private static final double EARTH_ROUND_METRES = 4e7;

  private @Nullable String truckId;
  private @Nullable String sensorId;
  private @Nullable Double celsius;
  private boolean defrosting;
  private @Nullable Double latitude;
  private @Nullable Double longitude;
  private @Nullable Double accuracy;
  private @Nullable String doorId;
  private @Nullable Boolean open;

  @Override
  boolean takeOwn(String name, FieldValue value) throws IOException, MessageException {
    switch (name) {
      case "truckId" -> truckId = value.name(name);
      case "sensorId" -> sensorId = value.name(name);
      case "celsius" -> celsius = value.number(name, ZERO_KELVIN, HOTTEST);
      case "defrosting" -> defrosting = value.bool(name);
      case "latitude" -> latitude = value.number(name, -90, 90);
      case "longitude" -> longitude = value.number(name, -180, 180);
      case "accuracy" ->
          accuracy =
              value.isNull() ? null : Double.valueOf(value.number(name, 0, EARTH_ROUND_METRES));
      case "doorId" -> doorId = value.name(name);
      case "open" -> open = value.bool(name);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  TruckEvent make(SourceMessage message, String owner, long timeMicros) throws MessageException {
    String truck = RequiredField.text("truckId", truckId);
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
          RequiredField.text("sensorId", sensorId),
          celsius,
          defrosting,
          timeMicros,
          message.arrivalMicros(),
          message.source());
    }
    if (open != null) {
      return DoorEvent.of(
          owner,
          truck,
          RequiredField.text("doorId", doorId),
          open,
          timeMicros,
          message.arrivalMicros(),
          message.source());
    }
    if (latitude == null) {
      throw RequiredField.missing("latitude");
    }
    if (longitude == null) {
      throw RequiredField.missing("longitude");
    }
    return GpsFix.of(
        owner,
        truck,
        latitude,
        longitude,
        accuracy,
        timeMicros,
        message.arrivalMicros(),
        message.source());
  }
}
