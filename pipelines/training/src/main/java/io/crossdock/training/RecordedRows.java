package io.crossdock.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Features as the pipeline recorded them, a JSON object a line with {@code tenant}, {@code
 * machineId}, {@code machineType}, {@code from}, {@code to} (ISO 8601 with an offset, or
 * milliseconds since the epoch), {@code features} and {@code revision}. Of rows of the same machine
 * and window the highest revision counts, the later line of equal ones. The rows of one machine are
 * a group.
 *
 * @param data rows that have every feature, and whether each is a failure
 * @param leftOut how many rows lack a feature, or are of other machine types
 */
record RecordedRows(Dataset data, int leftOut) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Row(
      String machine, Instant from, Instant to, Map<String, Double> features, int revision) {}

  /**
   * Reads rows.
   *
   * @param labels file of {@link FailureTimes}: a row is a failure if its window lies in one
   * @param machineTypes those to be learned from; none for all
   * @throws TrainingException if there is no such file, or a line is no row, naming it
   */
  static RecordedRows read(
      Path file, Path labels, String failureMode, List<String> machineTypes, List<String> features)
      throws IOException {
    FailureTimes times = FailureTimes.read(labels, failureMode);
    Map<String, Row> latest = new LinkedHashMap<>();
    int leftOut = 0;
    int number = 0;
    if (!Files.isRegularFile(file)) {
      throw new TrainingException(file + ": there is no such file");
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        JsonNode json = parse(file, number, line);
        if (!machineTypes.isEmpty() && !machineTypes.contains(json.path("machineType").asText())) {
          leftOut++;
          continue;
        }
        Row row = row(file, number, json);
        latest.merge(
            row.machine() + '\0' + row.from(), row, (a, b) -> b.revision >= a.revision ? b : a);
      }
    } catch (CharacterCodingException e) {
      throw new TrainingException(file + ": is not UTF-8", e);
    }
    List<float[]> rows = new ArrayList<>();
    List<Boolean> failures = new ArrayList<>();
    List<String> machines = new ArrayList<>();
    for (Row row : latest.values()) {
      if (!row.features().keySet().containsAll(features)) {
        leftOut++;
        continue;
      }
      rows.add(FeatureValues.inOrder(row.features(), features));
      failures.add(times.contains(row.machine(), row.from(), row.to()));
      machines.add(row.machine());
    }
    Sha256 hash = new Sha256();
    hash.add(file);
    hash.add(labels);
    return new RecordedRows(Dataset.read(features, rows, failures, machines, hash.hex()), leftOut);
  }

  /** A machine among those of all tenants. */
  static String machine(String tenant, String machine) {
    return tenant + '\0' + machine;
  }

  private static JsonNode parse(Path file, int line, String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.isObject()) {
        return json;
      }
      throw wrong(file, line, "is no JSON object");
    } catch (JsonProcessingException e) {
      throw new TrainingException(
          file + ": line " + line + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Row row(Path file, int line, JsonNode json) {
    if (!json.path("machineId").isTextual() || !json.path("features").isObject()) {
      throw wrong(file, line, "has no machineId, or no features");
    }
    Map<String, Double> features = new LinkedHashMap<>();
    json.path("features")
        .fields()
        .forEachRemaining(
            feature -> {
              if (!feature.getValue().isNumber()) {
                throw wrong(file, line, "has what is not a number in " + feature.getKey());
              }
              features.put(feature.getKey(), feature.getValue().doubleValue());
            });
    DerivedFeatures.addTo(features);
    return new Row(
        machine(json.path("tenant").asText(), json.path("machineId").textValue()),
        time(file, line, json, "from"),
        time(file, line, json, "to"),
        features,
        json.path("revision").asInt());
  }

  private static Instant time(Path file, int line, JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (value.isIntegralNumber()) {
      return Instant.ofEpochMilli(value.longValue());
    }
    try {
      return OffsetDateTime.parse(value.asText()).toInstant();
    } catch (DateTimeException e) {
      throw new TrainingException(
          file + ": line " + line + ": \"" + name + "\" is no time with an offset", e);
    }
  }

  private static TrainingException wrong(Path file, int line, String what) {
    return new TrainingException(file + ": line " + line + " " + what);
  }
}
