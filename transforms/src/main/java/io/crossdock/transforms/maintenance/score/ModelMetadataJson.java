package io.crossdock.transforms.maintenance.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.transforms.maintenance.features.Feature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a model says of itself, as JSON in its file: {@code {"name", "version", "failureMode",
 * "machineTypes": [..], "inputs": [{"name", "unit", "typical"}, ..], "threshold",
 * "trainingDataSha256"}}, all of it and nothing else.
 */
public final class ModelMetadataJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "version",
          "failureMode",
          "machineTypes",
          "inputs",
          "threshold",
          "trainingDataSha256");
  private static final Set<String> INPUT_FIELDS = Set.of("name", "unit", "typical");

  private final List<String> faults = new ArrayList<>();

  private ModelMetadataJson() {}

  /**
   * Reads it.
   *
   * @param uri where the model is, for messages
   * @throws ScoringException saying all that is wrong with it
   */
  public static ModelMetadata read(String uri, String json) {
    ModelMetadataJson reader = new ModelMetadataJson();
    ModelMetadata metadata = reader.metadata(uri, json);
    if (!reader.faults.isEmpty()) {
      throw new ScoringException(
          uri + ": what it says of itself is wrong: " + String.join("; ", reader.faults));
    }
    return metadata;
  }

  private ModelMetadata metadata(String uri, String json) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new ScoringException(
          uri + ": what it says of itself is no JSON: " + e.getOriginalMessage(), e);
    }
    if (!root.isObject()) {
      throw new ScoringException(uri + ": what it says of itself is no JSON object");
    }
    onlyThese(root, FIELDS, "");
    String sha256 = text(root, "trainingDataSha256", "");
    if (!sha256.isEmpty() && !SHA_256.matcher(sha256).matches()) {
      faults.add("trainingDataSha256 is not 64 lower-case hexadecimal digits: " + sha256);
    }
    double threshold = number(root, "threshold", "");
    if (threshold <= 0 || threshold > 1) {
      faults.add("threshold is not above 0 and up to 1: " + threshold);
    }
    return new ModelMetadata(
        text(root, "name", ""),
        text(root, "version", ""),
        text(root, "failureMode", ""),
        machineTypes(root.path("machineTypes")),
        inputs(root.path("inputs")),
        threshold,
        sha256);
  }

  private List<String> machineTypes(JsonNode types) {
    List<String> all = new ArrayList<>();
    if (!types.isArray()) {
      faults.add("machineTypes is no list");
    }
    for (JsonNode type : types) {
      if (!type.isTextual() || type.textValue().isBlank()) {
        faults.add("machineTypes has what is no text: " + type);
      } else if (all.contains(type.textValue())) {
        faults.add("machineTypes has " + type.textValue() + " twice");
      } else {
        all.add(type.textValue());
      }
    }
    return List.copyOf(all);
  }

  private List<ModelMetadata.Input> inputs(JsonNode inputs) {
    List<ModelMetadata.Input> all = new ArrayList<>();
    Set<String> names = new HashSet<>();
    if (!inputs.isArray() || inputs.isEmpty()) {
      faults.add("inputs is no list, or an empty one");
      return all;
    }
    for (int i = 0; i < inputs.size(); i++) {
      JsonNode input = inputs.get(i);
      String where = "inputs[" + i + "].";
      if (!input.isObject()) {
        faults.add("inputs[" + i + "] is no object");
        continue;
      }
      onlyThese(input, INPUT_FIELDS, where);
      String name = text(input, "name", where);
      Feature feature = Feature.of(name);
      JsonNode unit = input.path("unit");
      if (!unit.isTextual()) {
        faults.add(where + "unit is missing or no text");
      } else if (feature != null
          && name.equals(feature.text())
          && !unit.textValue().equals(feature.unit())) {
        // Acceleration taken for velocity is the usual error (R35).
        faults.add(
            where
                + "unit of "
                + name
                + " is \""
                + unit.textValue()
                + "\", but it is measured in \""
                + feature.unit()
                + "\"");
      }
      if (!name.isEmpty() && feature == null) {
        faults.add(where + "name is no feature: " + name);
      }
      if (!name.isEmpty() && !names.add(name)) {
        faults.add(where + "name is there twice: " + name);
      }
      double typical = number(input, "typical", where);
      if (!Float.isFinite((float) typical)) {
        faults.add(where + "typical is too large: " + typical);
      }
      all.add(new ModelMetadata.Input(name, unit.asText(""), typical));
    }
    return List.copyOf(all);
  }

  private void onlyThese(JsonNode object, Set<String> known, String where) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                faults.add(where + name + " is not known");
              }
            });
  }

  private String text(JsonNode object, String name, String where) {
    JsonNode value = object.path(name);
    if (!value.isTextual() || value.textValue().isBlank()) {
      faults.add(where + name + " is missing, blank or no text");
      return "";
    }
    return value.textValue();
  }

  /** A number, or 0.5, which no bound refuses, where a fault has been told. */
  private double number(JsonNode object, String name, String where) {
    JsonNode value = object.path(name);
    if (!value.isNumber()) {
      faults.add(where + name + " is missing or no number");
      return 0.5;
    }
    return value.doubleValue();
  }
}
