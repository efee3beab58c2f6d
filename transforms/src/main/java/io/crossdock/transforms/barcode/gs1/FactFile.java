package io.crossdock.transforms.barcode.gs1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The text files of facts beside these classes. */
final class FactFile {
  private FactFile() {}

  /** The lines of a file that are neither empty nor comments. */
  static List<String> lines(String name) {
    try (InputStream in = FactFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource is missing: " + name);
      }
      List<String> lines = new ArrayList<>();
      for (String line : split(new String(in.readAllBytes(), StandardCharsets.UTF_8), '\n')) {
        if (!line.startsWith("#")) {
          lines.add(line);
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The non-empty pieces of a text between separators. */
  static List<String> split(String text, char separator) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (from <= text.length()) {
      int end = text.indexOf(separator, from);
      if (end < 0) {
        end = text.length();
      }
      if (end > from) {
        pieces.add(text.substring(from, end));
      }
      from = end + 1;
    }
    return pieces;
  }
}
