package io.crossdock.pipelines.maintenance;

import io.crossdock.io.settings.Problems;
import io.crossdock.pipelines.csv.CsvRows;
import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.Machine;
import java.time.DateTimeException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads machines from a CSV file. */
final class MachineFile {
  private static final String OPTION = "--machines";
  private static final int MOST_BALLS = 1_000;

  private MachineFile() {}

  /**
   * The machines of a file; what is wrong goes to {@code problems}.
   *
   * @param groups the groups of vibration zones that there are
   */
  static List<Machine> read(@Nullable String file, Set<String> groups, Problems problems) {
    Set<List<Object>> seen = new HashSet<>();
    return CsvRows.read(
        OPTION,
        file,
        row -> {
          Machine machine = machine(row);
          String group = machine.vibrationGroup();
          if (!group.isEmpty() && !groups.contains(group)) {
            throw new IllegalArgumentException(
                "group " + group + " is none of " + new TreeSet<>(groups));
          }
          // Of two the book would keep one, and nobody would know which.
          if (!seen.add(List.of(machine.tenant(), machine.machineId(), machine.fromMicros()))) {
            throw new IllegalArgumentException(
                "machine " + machine.machineId() + " is there twice from the same moment on");
          }
          return machine;
        },
        problems);
  }

  private static Machine machine(CSVRecord row) {
    long from = moment(row, "from", Long.MIN_VALUE);
    long to = moment(row, "to", Long.MAX_VALUE);
    if (to <= from) {
      throw new IllegalArgumentException("to is not after from");
    }
    return new Machine(
        required(row, "tenant"),
        required(row, "machine"),
        from,
        to,
        required(row, "type"),
        row.get("group"),
        row.get("rpm").isEmpty() ? Double.NaN : positive(row, "rpm"),
        bearing(row),
        row.get("location"));
  }

  private static @Nullable Bearing bearing(CSVRecord row) {
    if (row.get("balls").isEmpty()) {
      for (String column : List.of("ballMillimetres", "pitchMillimetres", "contactDegrees")) {
        if (!row.get(column).isEmpty()) {
          throw new IllegalArgumentException("balls is empty beside " + column);
        }
      }
      return null;
    }
    double balls = positive(row, "balls");
    if (balls != Math.rint(balls) || balls > MOST_BALLS) {
      throw new IllegalArgumentException("balls is no whole number up to " + MOST_BALLS);
    }
    double ball = positive(row, "ballMillimetres");
    double pitch = positive(row, "pitchMillimetres");
    if (pitch <= ball) {
      throw new IllegalArgumentException("pitchMillimetres is not more than ballMillimetres");
    }
    double contact = row.get("contactDegrees").isEmpty() ? 0 : number(row, "contactDegrees");
    if (!(contact >= 0 && contact < 90)) {
      throw new IllegalArgumentException("contactDegrees is not from 0 to below 90");
    }
    return new Bearing((int) balls, ball, pitch, contact);
  }

  private static long moment(CSVRecord row, String column, long otherwise) {
    String text = row.get(column);
    try {
      return text.isEmpty() ? otherwise : CsvRows.micros(text);
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          column + " \"" + text + "\" is no moment such as 2026-03-01T12:00:00Z", e);
    }
  }

  private static double number(CSVRecord row, String column) {
    try {
      return Double.parseDouble(row.get(column));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(column + " \"" + row.get(column) + "\" is no number", e);
    }
  }

  private static String required(CSVRecord row, String column) {
    String text = row.get(column);
    if (text.isEmpty()) {
      throw new IllegalArgumentException(column + " is empty");
    }
    return text;
  }

  private static double positive(CSVRecord row, String column) {
    double number = number(row, column);
    if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(column + " is not more than 0");
    }
    return number;
  }
}
