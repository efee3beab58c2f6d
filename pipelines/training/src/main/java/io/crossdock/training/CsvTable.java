package io.crossdock.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file in UTF-8 with names of columns in its first line.
 *
 * @param file where it is
 * @param columns names of its columns
 * @param lines what is below them
 */
record CsvTable(Path file, List<String> columns, List<Line> lines) {
  /**
   * A line of values.
   *
   * @param number of its line in the file, from 1
   * @param values one for each column
   */
  record Line(long number, List<String> values) {}

  /**
   * Reads a file.
   *
   * @throws TrainingException if there is none, or a line has more or fewer values than columns
   */
  static CsvTable read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new TrainingException(file + ": there is no such file");
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser =
            CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get()
                .parse(reader)) {
      List<String> columns = parser.getHeaderNames();
      List<Line> lines = new ArrayList<>();
      for (CSVRecord each : parser) {
        long number = parser.getCurrentLineNumber();
        if (each.size() != columns.size()) {
          throw new TrainingException(
              file
                  + ": line "
                  + number
                  + " has "
                  + each.size()
                  + " values for "
                  + columns.size()
                  + " columns");
        }
        lines.add(new Line(number, each.toList()));
      }
      return new CsvTable(file, columns, lines);
    } catch (CharacterCodingException e) {
      throw new TrainingException(file + ": is not UTF-8", e);
    } catch (IllegalArgumentException | UncheckedIOException | IOException e) {
      throw new TrainingException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Where a column is.
   *
   * @throws TrainingException if there is none of this name
   */
  int column(String name) {
    int at = columns.indexOf(name);
    if (at < 0) {
      throw new TrainingException(
          file + ": there is no column \"" + name + "\"; there are: " + String.join(", ", columns));
    }
    return at;
  }

  /**
   * The number in a line and column.
   *
   * @throws TrainingException if it is none, naming line and column
   */
  double number(Line line, int column) {
    try {
      double value = Double.parseDouble(line.values().get(column));
      if (Float.isFinite((float) value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as for what is not finite.
    }
    throw new TrainingException(
        file
            + ": line "
            + line.number()
            + ", column \""
            + columns.get(column)
            + "\": \""
            + line.values().get(column)
            + "\" is not a number that fits");
  }
}
