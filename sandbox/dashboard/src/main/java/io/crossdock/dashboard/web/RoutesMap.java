package io.crossdock.dashboard.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.locationtech.jts.io.geojson.GeoJsonWriter;

/**
 * The routes that the pipeline was given, with the corridor around each line: {@code
 * /api/routes?tenant=T}. A file that has changed is read again.
 */
public final class RoutesMap {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double METRES_A_DEGREE = 111_195;
  private static final int DECIMALS = 7;

  private final List<Path> files;
  private final double corridorMetres;
  private @Nullable ArrayNode features;
  private List<FileTime> read = List.of();

  /**
   * The routes of files.
   *
   * @param files GeoJSON as the option {@code --routes} of the pipeline has it
   * @param corridorMetres how far from its line a truck may be
   */
  public RoutesMap(List<Path> files, double corridorMetres) {
    this.files = List.copyOf(files);
    this.corridorMetres = corridorMetres;
  }

  void answer(Context request) throws IOException {
    String tenant = Reads.parameter(request, "tenant");
    ArrayNode chosen = JSON.createArrayNode();
    for (JsonNode feature : current()) {
      if (tenant.isEmpty() || tenant.equals(feature.path("properties").path("tenant").asText())) {
        chosen.add(feature);
      }
    }
    ObjectNode collection = JSON.createObjectNode();
    collection.put("type", "FeatureCollection").set("features", chosen);
    request.contentType("application/json").result(collection.toString());
  }

  /**
   * The features of all files and their corridors.
   *
   * @throws IOException when a file is away or is no GeoJSON; the message names it
   */
  public synchronized ArrayNode current() throws IOException {
    List<FileTime> now = new java.util.ArrayList<>();
    for (Path file : files) {
      now.add(Files.getLastModifiedTime(file));
    }
    if (features != null && now.equals(read)) {
      return features;
    }
    ArrayNode all = JSON.createArrayNode();
    for (Path file : files) {
      add(file, all);
    }
    features = all;
    read = now;
    return all;
  }

  private void add(Path file, ArrayNode all) throws IOException {
    JsonNode root = JSON.readTree(file.toFile());
    if (root == null || !root.path("features").isArray()) {
      throw new IOException(file + " is no GeoJSON with features");
    }
    for (JsonNode feature : root.get("features")) {
      if (feature.path("properties").path("role").asText().equals("line")) {
        all.add(corridor(file, feature));
      }
      all.add(feature);
    }
  }

  private ObjectNode corridor(Path file, JsonNode line) throws IOException {
    try {
      Geometry geometry = new GeoJsonReader().read(line.path("geometry").toString());
      GeoJsonWriter writer = new GeoJsonWriter(DECIMALS);
      writer.setEncodeCRS(false);
      ObjectNode corridor = JSON.createObjectNode();
      corridor.put("type", "Feature");
      corridor.set(
          "properties", ((ObjectNode) line.path("properties").deepCopy()).put("role", "corridor"));
      corridor.set("geometry", JSON.readTree(writer.write(around(geometry, corridorMetres))));
      return corridor;
    } catch (ParseException | IllegalArgumentException | ClassCastException e) {
      throw new IOException(file + " has a line that is none");
    }
  }

  /**
   * Widened in metres, on a plane that touches the earth at the line: degrees are not all alike.
   */
  static Geometry around(Geometry line, double metres) {
    double latitude = line.getEnvelopeInternal().centre().getY();
    double eastward = METRES_A_DEGREE * Math.cos(Math.toRadians(latitude));
    Geometry plane = AffineTransformation.scaleInstance(eastward, METRES_A_DEGREE).transform(line);
    return AffineTransformation.scaleInstance(1 / eastward, 1 / METRES_A_DEGREE)
        .transform(plane.buffer(metres, 4));
  }
}
