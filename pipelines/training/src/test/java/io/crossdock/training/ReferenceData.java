package io.crossdock.training;

import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** AI4I 2020, kept outside the project; tests that need it are skipped where it is absent. */
final class ReferenceData {
  static final String RELATIVE = "shared/data/ai4i2020/ai4i2020.csv";
  static final List<String> FEATURES =
      List.of(
          "variant",
          "air_temperature",
          "process_temperature",
          "temperature_difference",
          "speed",
          "torque",
          "power",
          "tool_wear",
          "wear_torque");
  private static final Map<String, String> COLUMNS =
      Map.of(
          "variant", "Type",
          "air_temperature", "Air temperature [K]",
          "process_temperature", "Process temperature [K]",
          "speed", "Rotational speed [rpm]",
          "torque", "Torque [Nm]",
          "tool_wear", "Tool wear [min]");

  private ReferenceData() {}

  static Dataset ai4i() throws IOException {
    return new CsvData(COLUMNS, List.of("L", "M", "H")).read(file(), "Machine failure", FEATURES);
  }

  static Path file() {
    Path found = find();
    assumeTrue("skipped, no reference data " + RELATIVE + " beside the project", found != null);
    return found == null ? Path.of(RELATIVE) : found;
  }

  private static @Nullable Path find() {
    Path folder = Path.of(System.getProperty("crossdock.root", "")).toAbsolutePath().normalize();
    for (Path at = folder; at != null; at = at.getParent()) {
      Path file = at.resolve(RELATIVE);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }
}
