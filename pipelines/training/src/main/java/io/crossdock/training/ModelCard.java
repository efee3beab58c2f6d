package io.crossdock.training;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.transforms.maintenance.features.Feature;
import io.crossdock.transforms.maintenance.score.ModelMetadata;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a model says of itself: put together after training, and its JSON in the file. */
final class ModelCard {
  private static final int VERSION_DIGITS = 12;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ModelCard() {}

  static ModelMetadata of(
      Dataset data,
      Parameters parameters,
      String name,
      String version,
      String failureMode,
      List<String> machineTypes,
      double threshold) {
    check(name, failureMode, threshold);
    List<ModelMetadata.Input> inputs = new ArrayList<>();
    for (int i = 0; i < data.features().size(); i++) {
      String feature = data.features().get(i);
      inputs.add(new ModelMetadata.Input(feature, unit(feature), data.median(i)));
    }
    return new ModelMetadata(
        name,
        version.isEmpty() ? version(data, parameters, failureMode, threshold) : version,
        failureMode,
        List.copyOf(machineTypes),
        List.copyOf(inputs),
        threshold,
        data.sha256());
  }

  /** Checks what every model says of itself, whatever it was made of. */
  static void check(String name, String failureMode, double threshold) {
    if (name.isBlank() || failureMode.isBlank()) {
      throw new TrainingException("a model needs a name and a failure mode");
    }
    if (!(threshold > 0 && threshold <= 1)) {
      throw new TrainingException("threshold is " + threshold + ", but must be above 0, up to 1");
    }
  }

  /** Changes with all that the file's numbers follow from. */
  private static String version(
      Dataset data, Parameters parameters, String failureMode, double threshold) {
    Sha256 hash = new Sha256();
    String all =
        String.join(
            "\n",
            data.sha256(),
            parameters.toString(),
            data.features().toString(),
            failureMode,
            Double.toString(threshold));
    hash.add(all.getBytes(StandardCharsets.UTF_8));
    return hash.hex().substring(0, VERSION_DIGITS);
  }

  /** What to say of features that there are not. */
  static String unknown(List<String> features) {
    List<String> known = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      known.add(feature.text());
    }
    return "there is no feature "
        + String.join(", ", features)
        + "; there are, also with _trend and _deviation: "
        + String.join(", ", known);
  }

  /** Unit of a feature, of its trend (an hour) or deviation (none). */
  static String unit(String name) {
    Feature feature = Feature.of(name);
    if (feature == null) {
      throw new TrainingException("there is no feature " + name);
    }
    if (name.equals(feature.trend())) {
      return (feature.unit().isEmpty() ? "1" : feature.unit()) + "/h";
    }
    return name.equals(feature.text()) ? feature.unit() : "";
  }

  static String json(ModelMetadata metadata) {
    ObjectNode json = JSON.createObjectNode();
    json.put("name", metadata.name());
    json.put("version", metadata.version());
    json.put("failureMode", metadata.failureMode());
    ArrayNode types = json.putArray("machineTypes");
    metadata.machineTypes().forEach(types::add);
    ArrayNode inputs = json.putArray("inputs");
    for (ModelMetadata.Input input : metadata.inputs()) {
      inputs
          .addObject()
          .put("name", input.name())
          .put("unit", input.unit())
          .put("typical", input.typical());
    }
    json.put("threshold", metadata.threshold());
    json.put("trainingDataSha256", metadata.trainingDataSha256());
    return json.toString();
  }
}
