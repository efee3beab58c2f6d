package io.crossdock.transforms.fleet;

import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Real data that nobody in this project wrote, kept outside of it in a folder {@code shared/data}
 * beside it. Where that is absent the tests that read it are skipped.
 */
public final class ReferenceData {
  private ReferenceData() {}

  /** The lines of a file, without their ends. */
  public static List<String> lines(String folder, String file) throws IOException {
    String relative = "shared/data/" + folder + "/" + file;
    Path found = find(relative);
    assumeTrue("skipped, no reference data " + relative + " beside the project", found != null);
    return found == null ? List.of() : Files.readAllLines(found, StandardCharsets.UTF_8);
  }

  /** The rows below the header of a file of numbers with commas between them. */
  public static List<double[]> numbers(String folder, String file, int columns) throws IOException {
    List<double[]> rows = new ArrayList<>();
    List<String> lines = lines(folder, file);
    for (String line : lines.subList(1, lines.size())) {
      double[] row = new double[columns];
      int at = 0;
      for (int i = 0; i < columns; i++) {
        int comma = line.indexOf(',', at);
        row[i] = Double.parseDouble(line.substring(at, comma < 0 ? line.length() : comma));
        at = comma + 1;
      }
      rows.add(row);
    }
    return rows;
  }

  private static @Nullable Path find(String relative) {
    Path folder = Path.of(System.getProperty("crossdock.root", "")).toAbsolutePath().normalize();
    for (Path at = folder; at != null; at = at.getParent()) {
      Path file = at.resolve(relative);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }
}
