package io.crossdock.sandbox.simulator.fleet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.PlannedPlace;
import io.crossdock.schemas.fleet.Truck;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Plans as their owners' files. */
final class FleetFiles {
  private FleetFiles() {}

  static String trucks(List<Truck> trucks) {
    StringBuilder csv = new StringBuilder("tenant,truck,zone,sensors\n");
    for (Truck truck : trucks) {
      line(csv, truck.tenant(), truck.truckId(), truck.zone(), String.join(" ", truck.sensors()));
    }
    return csv.toString();
  }

  static String duties(List<Duty> duties) {
    StringBuilder csv =
        new StringBuilder("tenant,truck,from,to,route,setPoint,tolerance,profile\n");
    for (Duty duty : duties) {
      boolean cooled = !Double.isNaN(duty.setPointCelsius());
      line(
          csv,
          duty.tenant(),
          duty.truckId(),
          instant(duty.fromMicros()),
          instant(duty.toMicros()),
          duty.routeId(),
          cooled ? Double.toString(duty.setPointCelsius()) : "",
          cooled ? Double.toString(duty.toleranceCelsius()) : "",
          duty.profile());
    }
    return csv.toString();
  }

  private static String instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  private static void line(StringBuilder csv, String... fields) {
    csv.append(String.join(",", fields)).append('\n');
  }

  /** One GeoJSON feature for each route's line or area, and one for each of its stops. */
  static String routes(List<SimulatedRoute> routes) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeArrayFieldStart("features");
      for (SimulatedRoute route : routes) {
        shape(json, route);
        for (PlannedPlace place : route.planned().places()) {
          stop(json, route, place);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("nothing fails to be written to memory", e);
    }
    return out.append('\n').toString();
  }

  private static void shape(JsonGenerator json, SimulatedRoute route) throws IOException {
    begin(json, route, route.isArea() ? "area" : "line");
    json.writeEndObject();
    json.writeObjectFieldStart("geometry");
    json.writeStringField("type", route.isArea() ? "Polygon" : "LineString");
    json.writeArrayFieldStart("coordinates");
    if (route.isArea()) {
      json.writeStartArray();
    }
    for (Spot spot : route.shape()) {
      position(json, spot.longitude(), spot.latitude());
    }
    if (route.isArea()) {
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void stop(JsonGenerator json, SimulatedRoute route, PlannedPlace place)
      throws IOException {
    begin(json, route, "stop");
    json.writeStringField("name", place.name());
    json.writeNumberField("radiusMetres", place.radiusMetres());
    json.writeEndObject();
    json.writeObjectFieldStart("geometry");
    json.writeStringField("type", "Point");
    json.writeFieldName("coordinates");
    position(json, place.longitude(), place.latitude());
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Leaves the properties open. */
  private static void begin(JsonGenerator json, SimulatedRoute route, String role)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeObjectFieldStart("properties");
    json.writeStringField("tenant", route.planned().tenant());
    json.writeStringField("route", route.planned().routeId());
    json.writeStringField("role", role);
  }

  private static void position(JsonGenerator json, double longitude, double latitude)
      throws IOException {
    json.writeStartArray();
    json.writeNumber(longitude);
    json.writeNumber(latitude);
    json.writeEndArray();
  }
}
