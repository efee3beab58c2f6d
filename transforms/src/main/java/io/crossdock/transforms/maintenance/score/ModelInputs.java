package io.crossdock.transforms.maintenance.score;

import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.transforms.maintenance.features.Feature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a model is given of a row: its inputs, in its order. */
final class ModelInputs {
  private final ModelMetadata metadata;
  private final List<Feature> features = new ArrayList<>();

  /** The inputs of a model whose names are all known. */
  ModelInputs(ModelMetadata metadata) {
    this.metadata = metadata;
    for (ModelMetadata.Input input : metadata.inputs()) {
      Feature feature = Feature.of(input.name());
      if (feature == null) {
        throw new IllegalArgumentException("no feature: " + input.name());
      }
      features.add(feature);
    }
  }

  /**
   * Whether the model can judge the row: not if what one of its inputs is made of cannot be judged
   * (R38), not if there is no trend or deviation yet, because the history is too short, and not
   * without a feature that is not always there.
   *
   * @throws ScoringException if the row should have a feature and has not, or one that is no number
   */
  Verdict verdict(FeatureRow row) {
    for (Feature feature : features) {
      Verdict verdict = feature.verdict(row);
      if (verdict != Verdict.VALID) {
        return verdict;
      }
    }
    Verdict verdict = Verdict.VALID;
    List<String> faults = new ArrayList<>(0);
    for (int i = 0; i < features.size(); i++) {
      String name = metadata.inputs().get(i).name();
      Double value = row.features().get(name);
      if (value == null && !name.equals(features.get(i).text())) {
        verdict = Verdict.TOO_SHORT;
      } else if (value == null && !features.get(i).isCertain()) {
        verdict = Verdict.MISSING;
      } else if (value == null) {
        faults.add("the row has no " + name);
      } else if (!Float.isFinite(value.floatValue())) {
        faults.add(name + " is " + value);
      }
    }
    if (!faults.isEmpty()) {
      throw new ScoringException(String.join("; ", faults));
    }
    return verdict;
  }

  /**
   * The numbers of a row that can be judged.
   *
   * @throws IllegalArgumentException if one is not there
   */
  float[] vector(FeatureRow row) {
    float[] vector = new float[features.size()];
    for (int i = 0; i < vector.length; i++) {
      Double value = row.features().get(metadata.inputs().get(i).name());
      if (value == null) {
        throw new IllegalArgumentException("no " + metadata.inputs().get(i).name());
      }
      vector[i] = value.floatValue();
    }
    return vector;
  }

  /** Those of the row's features that the model asks for. */
  SortedMap<String, Double> given(FeatureRow row) {
    SortedMap<String, Double> given = new TreeMap<>();
    for (ModelMetadata.Input input : metadata.inputs()) {
      Double value = row.features().get(input.name());
      if (value != null) {
        given.put(input.name(), value);
      }
    }
    return Collections.unmodifiableSortedMap(given);
  }
}
