package io.crossdock.training;

import java.util.List;
import java.util.Map;

/** Values of features as a model takes them. */
final class FeatureValues {
  private FeatureValues() {}

  /** In the order of these features, each rounded to float32. */
  static float[] inOrder(Map<String, Double> values, List<String> features) {
    float[] row = new float[features.size()];
    for (int i = 0; i < row.length; i++) {
      Double value = values.get(features.get(i));
      row[i] = value == null ? Float.NaN : value.floatValue();
    }
    return row;
  }
}
