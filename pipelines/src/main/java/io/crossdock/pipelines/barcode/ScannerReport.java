package io.crossdock.pipelines.barcode;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import io.crossdock.io.postgres.PostgresOptions;
import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.io.settings.Problems;
import io.crossdock.pipelines.launch.Launch;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Prints the view {@code scanner_report}: what is wrong with the scans of each scanner. */
public final class ScannerReport {
  private static final String[] KINDS = {
    "empty_code",
    "not_digits",
    "wrong_length",
    "wrong_check_digit",
    "bad_elements",
    "bounce",
    "too_fast",
    "impossible_travel",
    "clock_suspect",
    "clock_ahead"
  };
  private static final String[] HEADS = {
    "tenant",
    "scanner",
    "scans",
    "empty",
    "digits",
    "length",
    "check",
    "grammar",
    "bounce",
    "fast",
    "travel",
    "clock?",
    "ahead",
    "copies",
    "late %",
    "clock off s",
    "rate %",
    "95 % from",
    "to"
  };

  private ScannerReport() {}

  /** Prints the report of the database that {@code --postgresUrl} names. */
  public static void main(String[] args) {
    System.exit(Launch.run(args, PostgresOptions.class, ScannerReport::run));
  }

  private static void run(String[] args) throws SQLException {
    Problems problems = new Problems();
    PostgresSettings settings =
        PostgresSettings.parse(
            PipelineOptionsFactory.fromArgs(args).as(PostgresOptions.class), problems);
    problems.throwIfAny();
    try (Connection connection = settings.connect()) {
      System.out.println(table(connection));
    }
  }

  /**
   * The report as a text table, a line for each tenant and scanner.
   *
   * @throws SQLException when the view cannot be read
   */
  public static String table(Connection connection) throws SQLException {
    List<String[]> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet report =
            statement.executeQuery(
                "select * from crossdock.scanner_report order by tenant, scanner_id")) {
      while (report.next()) {
        rows.add(row(report));
      }
    }
    if (rows.isEmpty()) {
      return "No scans yet.";
    }
    Column[] columns = new Column[HEADS.length];
    for (int i = 0; i < HEADS.length; i++) {
      HorizontalAlign align = i < 2 ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT;
      columns[i] = new Column().header(HEADS[i]).headerAlign(align).dataAlign(align);
    }
    return AsciiTable.getTable(AsciiTable.NO_BORDERS, columns, rows.toArray(new String[0][]))
        + "\nrate: scans with an anomaly (clock ones included, late ones not), with Wilson 95 %"
        + " bounds; * fewer than 30 scans, too few to judge."
        + "\nclock off s: median of event time minus arrival.";
  }

  private static String[] row(ResultSet report) throws SQLException {
    List<String> cells = new ArrayList<>();
    cells.add(report.getString("tenant"));
    cells.add(report.getString("scanner_id"));
    cells.add(report.getString("scans"));
    for (String kind : KINDS) {
      cells.add(count(report.getLong(kind)));
    }
    cells.add(count(report.getLong("transport_duplicates")));
    cells.add(number(100 * report.getDouble("late_share")));
    cells.add(number(report.getDouble("clock_offset_seconds")));
    cells.add(
        number(100 * report.getDouble("anomaly_rate")) + (report.getBoolean("enough") ? "" : "*"));
    cells.add(number(100 * report.getDouble("anomaly_rate_low")));
    cells.add(number(100 * report.getDouble("anomaly_rate_high")));
    return cells.toArray(new String[0]);
  }

  private static String count(long count) {
    return count == 0 ? "" : Long.toString(count);
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.equals("-0.0") ? "0.0" : text;
  }
}
