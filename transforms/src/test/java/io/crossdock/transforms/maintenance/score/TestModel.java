package io.crossdock.transforms.maintenance.score;

import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What models say of themselves, and rows for them. */
final class TestModel {
  static final String HASH = "ab".repeat(32);
  static final long MINUTE = 60_000_000;

  private TestModel() {}

  /** With a threshold of 0.5 and typical values of 0. */
  static String json(String name, String version, List<String> types, String... inputs) {
    return "{\"name\":\"%s\",\"version\":\"%s\",\"failureMode\":\"wear\",\"machineTypes\":[%s],\"inputs\":[%s],\"threshold\":0.5,\"trainingDataSha256\":\"%s\"}"
        .formatted(
            name,
            version,
            types.stream().map(type -> '"' + type + '"').collect(Collectors.joining(",")),
            Arrays.stream(inputs).map(TestModel::input).collect(Collectors.joining(",")),
            HASH);
  }

  private static String input(String name) {
    String unit =
        switch (name) {
          case "torque" -> "Nm";
          case "speed" -> "rpm";
          case "velocity_rms" -> "mm/s";
          default -> "";
        };
    return "{\"name\":\"%s\",\"unit\":\"%s\",\"typical\":0}".formatted(name, unit);
  }

  /** A row of machine {@code m} of tenant {@code acme} that can be judged. */
  static FeatureRow row(String type, long minute, Object... features) {
    return row(type, minute, Verdict.VALID, Verdict.VALID, features);
  }

  static FeatureRow row(
      String type, long minute, Verdict vibration, Verdict process, Object... features) {
    SortedMap<String, Double> map = new TreeMap<>();
    for (int i = 0; i < features.length; i += 2) {
      map.put((String) features[i], ((Number) features[i + 1]).doubleValue());
    }
    return new FeatureRow(
        "acme",
        "m",
        type,
        "hall 2",
        minute * MINUTE,
        (minute + 1) * MINUTE,
        vibration,
        process,
        Collections.unmodifiableSortedMap(map),
        !type.isEmpty(),
        3);
  }

  static float sigmoid(double z) {
    return (float) (1 / (1 + Math.exp(-z)));
  }
}
