package io.crossdock.io.fleet;

import com.fasterxml.jackson.core.JsonGenerator;
import io.crossdock.io.json.JsonLine;
import io.crossdock.io.kafka.OutgoingMessage;
import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.Excursion;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.SensorDay;
import io.crossdock.schemas.fleet.SensorWindow;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckDay;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.fleet.TruckWindow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The rows of the fleet's tables as lines of JSON, with the names of the tables' columns. */
public final class FleetJson {
  private FleetJson() {}

  /** A row of the table {@code alert}. */
  public static String encode(Alert alert) {
    return JsonLine.of(
        json -> {
          json.writeStringField("tenant", alert.tenant());
          json.writeStringField("alert_id", alert.id().toString());
          json.writeStringField("truck_id", alert.truckId());
          json.writeStringField("rule", alert.rule().name());
          json.writeStringField("title", alert.rule().title());
          json.writeStringField("subject", alert.subject());
          json.writeStringField("state", alert.state().name());
          json.writeStringField("severity", alert.severity().name());
          json.writeStringField("began_at", JsonLine.time(alert.beganMicros()));
          json.writeStringField("raised_at", JsonLine.time(alert.raisedMicros()));
          time(json, "ended_at", alert.endedMicros());
          JsonLine.number(json, "extreme", alert.extreme());
          json.writeStringField("duty_from", JsonLine.time(alert.dutyMicros()));
          time(json, "said_at", Math.max(0, alert.saidMicros()));
          json.writeNumberField("revision", alert.revision());
        });
  }

  /** An alert as a message with its id as key: all that is said of an episode stays in order. */
  public static OutgoingMessage message(Alert alert) {
    return new OutgoingMessage(
        alert.id().toString().getBytes(StandardCharsets.UTF_8),
        encode(alert).getBytes(StandardCharsets.UTF_8),
        "application/json",
        alert.tenant());
  }

  /** A row of the table {@code stop}. */
  public static String encode(Stop stop) {
    return JsonLine.of(
        json -> {
          json.writeStringField("tenant", stop.tenant());
          json.writeStringField("truck_id", stop.truckId());
          json.writeStringField("from_time", JsonLine.time(stop.fromMicros()));
          json.writeStringField("to_time", JsonLine.time(stop.toMicros()));
          json.writeNumberField("latitude", stop.latitude());
          json.writeNumberField("longitude", stop.longitude());
          json.writeStringField("place", stop.place());
          json.writeBooleanField("over", stop.over());
          json.writeBooleanField("withdrawn", stop.withdrawn());
          json.writeNumberField("revision", stop.revision());
        });
  }

  /** A row of the table {@code truck_event}. */
  public static String encode(CheckedEvent row) {
    TruckEvent event = row.event();
    return JsonLine.of(
        json -> {
          json.writeStringField("tenant", event.tenant());
          json.writeStringField("truck_id", event.truckId());
          json.writeStringField("event_id", event.id().toString());
          json.writeStringField("event_time", JsonLine.time(event.eventTimeMicros()));
          json.writeStringField("arrival_time", JsonLine.time(event.arrivalMicros()));
          if (event instanceof TemperatureReading reading) {
            json.writeStringField("kind", "temperature");
            json.writeStringField("subject", reading.sensorId());
            json.writeNumberField("celsius", reading.celsius());
            json.writeBooleanField("defrosting", reading.defrosting());
          } else if (event instanceof GpsFix fix) {
            json.writeStringField("kind", "gps");
            json.writeNumberField("latitude", fix.latitude());
            json.writeNumberField("longitude", fix.longitude());
            degrees(json, "accuracy", fix.accuracyMetres());
          } else if (event instanceof DoorEvent door) {
            json.writeStringField("kind", "door");
            json.writeStringField("subject", door.doorId());
            json.writeBooleanField("open", door.open());
          }
          json.writeStringField("source_name", event.source().name());
          json.writeNumberField("source_partition", event.source().partition());
          json.writeNumberField("source_offset", event.source().offset());
          json.writeStringField("source_message_id", event.source().messageId());
          json.writeArrayFieldStart("flag_names");
          for (EventFlag flag : EventFlag.setOf(row.flags())) {
            json.writeString(flag.name());
          }
          json.writeEndArray();
          json.writeNumberField("revision", row.revision());
        });
  }

  /** A row of the table {@code truck_window}. */
  public static String encode(TruckWindow window) {
    return JsonLine.of(
        json -> {
          json.writeStringField("tenant", window.tenant());
          json.writeStringField("truck_id", window.truckId());
          json.writeStringField("from_time", JsonLine.time(window.fromMicros()));
          json.writeStringField("to_time", JsonLine.time(window.toMicros()));
          json.writeNumberField("temperatures", window.temperatures());
          json.writeNumberField("fixes", window.fixes());
          json.writeNumberField("door_events", window.doorEvents());
          json.writeArrayFieldStart("missing");
          for (String stream : window.missing()) {
            json.writeString(stream);
          }
          json.writeEndArray();
          sensors(json, window);
          degrees(json, "latitude", window.latitude());
          degrees(json, "longitude", window.longitude());
          json.writeNumberField("metres", window.metres());
          json.writeNumberField("door_open_seconds", window.doorOpenSeconds());
          json.writeNumberField("revision", window.revision());
        });
  }

  /** The sensors of a window, as the column {@code sensors} holds them. */
  public static String sensors(TruckWindow window) {
    return inside(JsonLine.of(json -> sensors(json, window)));
  }

  private static void sensors(JsonGenerator json, TruckWindow window) throws IOException {
    json.writeArrayFieldStart("sensors");
    for (SensorWindow sensor : window.sensors()) {
      json.writeStartObject();
      json.writeStringField("sensor", sensor.sensorId());
      json.writeNumberField("readings", sensor.readings());
      json.writeNumberField("minimum", sensor.minimum());
      json.writeNumberField("maximum", sensor.maximum());
      JsonLine.number(json, "mean", sensor.mean());
      JsonLine.number(json, "deviation", sensor.deviation());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** A row of the table {@code trip_ledger}. */
  public static String encode(TruckDay day) {
    return JsonLine.of(
        json -> {
          json.writeStringField("tenant", day.tenant());
          json.writeStringField("truck_id", day.truckId());
          json.writeStringField("day", LocalDate.ofEpochDay(day.day()).toString());
          json.writeStringField("zone", day.zone());
          json.writeNumberField("events", day.events());
          json.writeNumberField("fixes", day.fixes());
          json.writeNumberField("flagged_fixes", day.flaggedFixes());
          json.writeNumberField("metres", day.metres());
          json.writeNumberField("moving_seconds", day.movingSeconds());
          json.writeNumberField("stopped_seconds", day.stoppedSeconds());
          json.writeNumberField("unknown_seconds", day.unknownSeconds());
          json.writeNumberField("door_open_seconds", day.doorOpenSeconds());
          json.writeNumberField("stops", day.stops());
          sensors(json, day);
          json.writeNumberField("revision", day.revision());
        });
  }

  /** The sensors of a day, as the column {@code sensors} holds them. */
  public static String sensors(TruckDay day) {
    return inside(JsonLine.of(json -> sensors(json, day)));
  }

  private static void sensors(JsonGenerator json, TruckDay day) throws IOException {
    json.writeArrayFieldStart("sensors");
    for (SensorDay sensor : day.sensors()) {
      json.writeStartObject();
      json.writeStringField("sensor", sensor.sensorId());
      json.writeNumberField("readings", sensor.readings());
      json.writeNumberField("observedSeconds", sensor.observedSeconds());
      json.writeNumberField("minimum", sensor.minimum());
      json.writeNumberField("maximum", sensor.maximum());
      JsonLine.number(json, "mean", sensor.mean());
      JsonLine.number(json, "kineticMean", sensor.kineticMean());
      json.writeNumberField("aboveSeconds", sensor.aboveSeconds());
      json.writeNumberField("belowSeconds", sensor.belowSeconds());
      json.writeArrayFieldStart("excursions");
      for (Excursion excursion : sensor.excursions()) {
        json.writeStartObject();
        json.writeStringField("limit", excursion.limit());
        json.writeNumberField("daySeconds", excursion.daySeconds());
        json.writeNumberField("dutySeconds", excursion.dutySeconds());
        time(json, "alarmAt", excursion.alarmMicros());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Of an object with one field its value. */
  private static String inside(String object) {
    return object.substring(object.indexOf(':') + 1, object.length() - 1);
  }

  private static void time(JsonGenerator json, String name, long micros) throws IOException {
    if (micros == 0) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, JsonLine.time(micros));
    }
  }

  private static void degrees(JsonGenerator json, String name, @Nullable Double value)
      throws IOException {
    JsonLine.number(json, name, value == null ? Double.NaN : value);
  }
}
