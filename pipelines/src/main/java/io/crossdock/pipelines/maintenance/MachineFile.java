package io.crossdock.pipelines.maintenance;

import io.crossdock.io.settings.Problems;
import io.crossdock.pipelines.csv.CsvRows;
import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.Machine;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads machines from a CSV file. */
final class MachineFile {
  private MachineFile() {}

  static List<Machine> read(@Nullable String file, Problems problems) {
    return CsvRows.read("--machines", file, MachineFile::machine, problems);
  }

  private static Machine machine(CSVRecord row) {
    long from = row.get("from").isEmpty() ? Long.MIN_VALUE : CsvRows.micros(row.get("from"));
    long to = row.get("to").isEmpty() ? Long.MAX_VALUE : CsvRows.micros(row.get("to"));
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
      return null;
    }
    double ball = positive(row, "ballMillimetres");
    double pitch = positive(row, "pitchMillimetres");
    if (pitch <= ball) {
      throw new IllegalArgumentException("pitchMillimetres is not more than ballMillimetres");
    }
    double contact =
        row.get("contactDegrees").isEmpty() ? 0 : Double.parseDouble(row.get("contactDegrees"));
    if (!(contact >= 0 && contact < 90)) {
      throw new IllegalArgumentException("contactDegrees is not from 0 to below 90");
    }
    return new Bearing((int) positive(row, "balls"), ball, pitch, contact);
  }

  private static String required(CSVRecord row, String column) {
    String text = row.get(column);
    if (text.isEmpty()) {
      throw new IllegalArgumentException(column + " is empty");
    }
    return text;
  }

  private static double positive(CSVRecord row, String column) {
    double number = Double.parseDouble(row.get(column));
    if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(column + " is not more than 0");
    }
    return number;
  }
}
