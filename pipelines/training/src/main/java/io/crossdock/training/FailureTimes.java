package io.crossdock.training;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When machines were failing: a CSV file with the columns {@code tenant}, {@code machine}, {@code
 * failureMode}, {@code from} and {@code to} (ISO 8601 with an offset; the end is not included).
 */
final class FailureTimes {
  private record Span(Instant from, Instant to) {}

  private final Map<String, List<Span>> byMachine = new HashMap<>();

  private FailureTimes() {}

  /**
   * Reads those of one failure mode.
   *
   * @throws TrainingException if there is no such file or column, or a time is none
   */
  static FailureTimes read(Path file, String failureMode) {
    CsvTable table = CsvTable.read(file);
    int tenant = table.column("tenant");
    int machine = table.column("machine");
    int mode = table.column("failureMode");
    int from = table.column("from");
    int to = table.column("to");
    FailureTimes times = new FailureTimes();
    for (CsvTable.Line line : table.lines()) {
      if (!line.values().get(mode).equals(failureMode)) {
        continue;
      }
      Span span = new Span(time(table, line, from), time(table, line, to));
      if (!span.from().isBefore(span.to())) {
        throw new TrainingException(
            file + ": line " + line.number() + ": does not end after it begins");
      }
      times
          .byMachine
          .computeIfAbsent(
              RecordedRows.machine(line.values().get(tenant), line.values().get(machine)),
              any -> new ArrayList<>())
          .add(span);
    }
    return times;
  }

  /** Whether the machine was failing all of this time. */
  boolean contains(String machine, Instant from, Instant to) {
    for (Span span : byMachine.getOrDefault(machine, List.of())) {
      if (!from.isBefore(span.from()) && !to.isAfter(span.to())) {
        return true;
      }
    }
    return false;
  }

  private static Instant time(CsvTable table, CsvTable.Line line, int column) {
    String text = line.values().get(column);
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new TrainingException(
          table.file() + ": line " + line.number() + ": \"" + text + "\" is no time with an offset",
          e);
    }
  }
}
