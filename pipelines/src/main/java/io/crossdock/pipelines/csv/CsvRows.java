package io.crossdock.pipelines.csv;

import io.crossdock.io.settings.Problems;
import io.crossdock.transforms.time.Micros;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file with a header, as values. */
public final class CsvRows {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreSurroundingSpaces(true)
          .get();

  private CsvRows() {}

  /** Makes a value of a row. */
  public interface Row<T> {
    /**
     * The value.
     *
     * @throws IllegalArgumentException saying what is wrong with the row
     */
    T of(CSVRecord row);
  }

  /**
   * The values of a file; the first row that is wrong ends them and goes to {@code problems}.
   *
   * @param option the option that names the file
   * @param file the file, or null for none
   */
  public static <T> List<T> read(
      String option, @Nullable String file, Row<T> row, Problems problems) {
    List<T> all = new ArrayList<>();
    if (file == null) {
      return all;
    }
    try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8);
        CSVParser rows = FORMAT.parse(reader)) {
      for (CSVRecord record : rows) {
        try {
          all.add(row.of(record));
        } catch (IllegalArgumentException | DateTimeException e) {
          problems.add(option, file + ": row " + record.getRecordNumber() + ": " + e.getMessage());
          return all;
        }
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      problems.add(option, file + " cannot be read (" + e + ")");
    }
    return all;
  }

  /** A moment such as 2026-03-01T12:00:00Z, in microseconds since the epoch. */
  public static long micros(String text) {
    return Micros.of(Duration.between(Instant.EPOCH, Instant.parse(text)));
  }
}
