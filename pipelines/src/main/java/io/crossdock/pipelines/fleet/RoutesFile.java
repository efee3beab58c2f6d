package io.crossdock.pipelines.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.io.settings.Problems;
import io.crossdock.schemas.fleet.PlannedPlace;
import io.crossdock.transforms.fleet.geo.RouteArea;
import io.crossdock.transforms.fleet.geo.RouteLine;
import io.crossdock.transforms.fleet.geo.RouteShape;
import io.crossdock.transforms.fleet.plan.PlannedRoute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;

/** Reads routes from GeoJSON (RFC 7946): one feature a line, area or stop. */
final class RoutesFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OPTION = "--routes";

  private final Map<String, Parts> routes = new LinkedHashMap<>();

  private RoutesFile() {}

  /** A route as it is read. */
  private static final class Parts {
    private final String tenant;
    private final String routeId;
    private @Nullable RouteShape shape;
    private final List<PlannedPlace> places = new ArrayList<>();

    Parts(String tenant, String routeId) {
      this.tenant = tenant;
      this.routeId = routeId;
    }

    void shape(RouteShape value) {
      if (shape != null) {
        throw new IllegalArgumentException(
            "route " + routeId + " of tenant " + tenant + " has two lines or areas");
      }
      shape = value;
    }
  }

  static List<PlannedRoute> read(@Nullable String file, Problems problems) {
    if (file == null) {
      return List.of();
    }
    RoutesFile read = new RoutesFile();
    int number = 0;
    try {
      JsonNode root = JSON.readTree(Path.of(file).toFile());
      if (root == null || !root.path("features").isArray()) {
        problems.add(OPTION, file + " is no GeoJSON with features");
        return List.of();
      }
      for (JsonNode feature : root.get("features")) {
        number++;
        read.add(feature);
      }
    } catch (IOException e) {
      problems.add(OPTION, file + " cannot be read (" + e + ")");
    } catch (ParseException | IllegalArgumentException e) {
      problems.add(OPTION, file + ": feature " + number + ": " + e.getMessage());
    }
    return read.routes.values().stream()
        .map(route -> new PlannedRoute(route.tenant, route.routeId, route.shape, route.places))
        .toList();
  }

  private void add(JsonNode feature) throws ParseException {
    JsonNode properties = feature.path("properties");
    String tenant = text(properties, "tenant");
    String routeId = text(properties, "route");
    Parts route =
        routes.computeIfAbsent(tenant + '\0' + routeId, key -> new Parts(tenant, routeId));
    Geometry geometry = new GeoJsonReader().read(feature.path("geometry").toString());
    switch (text(properties, "role")) {
      case "line" ->
          route.shape(RouteLine.of(as(LineString.class, "a line", geometry).getCoordinates()));
      case "area" -> route.shape(RouteArea.of(as(Polygon.class, "an area", geometry)));
      case "stop" -> {
        Point point = as(Point.class, "a stop", geometry);
        double radius = properties.path("radiusMetres").asDouble(0);
        if (!(radius > 0)) {
          throw new IllegalArgumentException("radiusMetres of a stop must be above 0");
        }
        route.places.add(
            new PlannedPlace(text(properties, "name"), point.getY(), point.getX(), radius));
      }
      default -> throw new IllegalArgumentException("role is none of line, area and stop");
    }
  }

  private static <T> T as(Class<T> type, String what, Geometry geometry) {
    if (!type.isInstance(geometry)) {
      throw new IllegalArgumentException(
          what + " must be a " + type.getSimpleName() + " and is a " + geometry.getGeometryType());
    }
    return type.cast(geometry);
  }

  private static String text(JsonNode properties, String name) {
    String text = properties.path(name).asText("");
    if (text.isBlank()) {
      throw new IllegalArgumentException("has no property " + name);
    }
    return text;
  }
}
