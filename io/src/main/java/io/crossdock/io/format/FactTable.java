package io.crossdock.io.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables of facts beside these classes: fields between tabs, comments behind #. */
final class FactTable {
  private FactTable() {}

  /** The rows of a table, each with this many fields. */
  static List<List<String>> rows(String name, int fields) {
    try (InputStream in = FactTable.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource is missing: " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> row(name, line, fields))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> row(String name, String line, int fields) {
    List<String> row = List.of(line.split("\t", -1));
    if (row.size() != fields) {
      throw new IllegalStateException(name + ": not " + fields + " fields: " + line);
    }
    return row;
  }
}
