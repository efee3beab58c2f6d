package io.crossdock.sandbox.matrix;

import io.crossdock.sandbox.load.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A door's row of the table: what became of each format's messages in each pipeline. */
final class MatrixRow {
  private final String title;
  private final Map<Format, List<String>> cells = new EnumMap<>(Format.class);
  private final List<String> wrong = new ArrayList<>();

  /**
   * A row of nothing.
   *
   * @param title door and server
   */
  MatrixRow(String title) {
    this.title = title;
  }

  /** The lines above all rows. */
  static List<String> head() {
    String names =
        Arrays.stream(Format.values()).map(Format::toString).collect(Collectors.joining(" | "));
    return List.of("| door | " + names + " |", "|---|" + "---|".repeat(Format.values().length));
  }

  /**
   * Adds a cell.
   *
   * @param expected the rows that there should be
   * @param found those that there are
   */
  void add(Format format, String pipeline, List<String> expected, List<String> found) {
    List<String> missing = without(expected, found);
    List<String> other = without(found, expected);
    String cell = pipeline.substring(0, 1);
    if (!missing.isEmpty() || !other.isEmpty()) {
      int number = Math.max(missing.size(), other.size());
      cell = pipeline + ": " + number + " of " + expected.size() + " wrong";
      wrong.add(
          title + ", " + format + ", " + pipeline + ": not there " + missing + ", but " + other);
    }
    cells.computeIfAbsent(format, name -> new ArrayList<>()).add(cell);
  }

  private static List<String> without(List<String> lines, List<String> others) {
    List<String> left = new ArrayList<>(lines);
    others.forEach(left::remove);
    return left;
  }

  /** What is wrong, in detail. */
  List<String> wrong() {
    return wrong;
  }

  /** The row as a line of Markdown: the first letters of the pipelines whose rows are all right. */
  String line() {
    StringBuilder line = new StringBuilder("| ").append(title).append(" |");
    for (Format format : Format.values()) {
      List<String> cell = cells.getOrDefault(format, List.of());
      line.append(' ').append(cell.isEmpty() ? "—" : String.join(" ", cell)).append(" |");
    }
    return line.toString();
  }
}
