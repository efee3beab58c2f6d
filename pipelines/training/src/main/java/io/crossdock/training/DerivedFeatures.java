package io.crossdock.training;

import io.crossdock.transforms.maintenance.features.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Process features that follow from others: temperature difference, power, wear times torque.
 *
 * @param name the feature
 * @param parts the features that it is made of
 * @param of its value by those of its parts
 */
record DerivedFeatures(String name, List<String> parts, ToDoubleFunction<Map<String, Double>> of) {
  private static final List<DerivedFeatures> ALL =
      List.of(
          made(
              Feature.TEMPERATURE_DIFFERENCE,
              Feature.PROCESS_TEMPERATURE,
              Feature.AIR_TEMPERATURE,
              (process, air) -> process - air),
          // Newton metres times radians a second.
          made(
              Feature.POWER,
              Feature.TORQUE,
              Feature.SPEED,
              (torque, rpm) -> torque * rpm * 2 * Math.PI / 60),
          made(
              Feature.WEAR_TORQUE,
              Feature.TOOL_WEAR,
              Feature.TORQUE,
              (wear, torque) -> wear * torque));

  private interface OfTwo {
    double apply(double a, double b);
  }

  private static DerivedFeatures made(Feature made, Feature a, Feature b, OfTwo of) {
    return new DerivedFeatures(
        made.text(),
        List.of(a.text(), b.text()),
        values ->
            of.apply(
                values.getOrDefault(a.text(), Double.NaN),
                values.getOrDefault(b.text(), Double.NaN)));
  }

  /** What of these has to be read itself: the parts in place of what is made of them. */
  static List<String> toRead(List<String> features, Set<String> columns) {
    List<String> read = new ArrayList<>();
    for (String feature : features) {
      List<String> parts = columns.contains(feature) ? List.of() : partsOf(feature);
      for (String part : parts.isEmpty() ? List.of(feature) : parts) {
        if (!read.contains(part)) {
          read.add(part);
        }
      }
    }
    return read;
  }

  /** Adds what is not there and can be made. */
  static void addTo(Map<String, Double> values) {
    for (DerivedFeatures derived : ALL) {
      if (!values.containsKey(derived.name) && values.keySet().containsAll(derived.parts)) {
        values.put(derived.name, derived.of.applyAsDouble(values));
      }
    }
  }

  private static List<String> partsOf(String feature) {
    for (DerivedFeatures derived : ALL) {
      if (derived.name.equals(feature)) {
        return derived.parts;
      }
    }
    return List.of();
  }
}
