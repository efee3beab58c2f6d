package io.crossdock.transforms.barcode.gs1;

import static org.junit.Assert.fail;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The test vectors of the GS1 syntax engine, kept outside the project. Where their folder is absent
 * the tests that read them are skipped.
 */
final class Vectors {
  private static final Path FOLDER =
      Path.of(System.getProperty("crossdock.root", "."), "..", "shared", "data", "gs1_vectors");

  private Vectors() {}

  private static String text(String file) throws IOException {
    Path path = FOLDER.resolve(file).normalize();
    assumeTrue("skipped, no reference data at " + path, Files.isRegularFile(path));
    return Files.readString(path, StandardCharsets.UTF_8);
  }

  static List<String> lines(String file) throws IOException {
    return FactFile.split(text(file), '\n');
  }

  static List<JsonNode> jsonLines(String file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> vectors = new ArrayList<>();
    for (String line : lines(file)) {
      vectors.add(mapper.readTree(line));
    }
    return vectors;
  }

  /** The rows below the header of a file of comma-separated values with quotes as in RFC 4180. */
  static List<List<String>> csv(String file) throws IOException {
    String text = text(file);
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',') {
        row.add(field.toString());
        field.setLength(0);
      } else if (c == '\n') {
        String last = field.toString();
        row.add(last.endsWith("\r") ? last.substring(0, last.length() - 1) : last);
        field.setLength(0);
        rows.add(row);
        row = new ArrayList<>();
      } else {
        field.append(c);
      }
    }
    return rows.subList(1, rows.size());
  }

  static String string(JsonNode vector, String name) {
    return vector.get(name).asText();
  }

  static boolean flag(JsonNode vector, String name) {
    return vector.get(name).asText().equals("true");
  }

  /** Fails with all mismatches at once. */
  static void report(String file, int run, List<String> mismatches) {
    if (!mismatches.isEmpty()) {
      fail(
          mismatches.size()
              + " of "
              + run
              + " vectors of "
              + file
              + " differ:\n"
              + String.join("\n", mismatches));
    }
  }
}
