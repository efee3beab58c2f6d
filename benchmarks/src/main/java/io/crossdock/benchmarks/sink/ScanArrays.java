package io.crossdock.benchmarks.sink;

import io.crossdock.io.postgres.RowValues;
import io.crossdock.io.postgres.ScanTable;
import io.crossdock.schemas.barcode.CheckedScan;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scans as an array a column. What is an array itself goes as its text: {@code unnest} would take
 * it apart too.
 */
final class ScanArrays implements RowValues {
  private static final List<String> TYPES =
      List.of(
          "text",
          "uuid",
          "text",
          "text",
          "text",
          "text",
          "timestamptz",
          "timestamptz",
          "text",
          "text",
          "text",
          "int4",
          "int8",
          "text",
          "text",
          "text",
          "bool",
          "text",
          "int4",
          "text",
          "text",
          "int4",
          "int4");

  private static final int NAMES = 19;
  private static final int JSON = 20;

  /** The table's statement with another origin of its rows. */
  static final String SQL =
      new ScanTable()
          .sql()
          .replaceFirst(
              "values \\([^)]*\\)",
              "select "
                  + IntStream.range(0, TYPES.size())
                      .mapToObj(at -> "c" + at + cast(at))
                      .collect(Collectors.joining(", "))
                  + " from unnest("
                  + TYPES.stream()
                      .map(type -> "?::" + type + "[]")
                      .collect(Collectors.joining(", "))
                  + ") as u ("
                  + IntStream.range(0, TYPES.size())
                      .mapToObj(at -> "c" + at)
                      .collect(Collectors.joining(", "))
                  + ")");

  private static String cast(int at) {
    return at == NAMES ? "::text[]" : at == JSON ? "::jsonb" : "";
  }

  private final List<@Nullable Object[]> columns = new ArrayList<>();
  private int row;
  private int column;

  private ScanArrays(int size) {
    TYPES.forEach(type -> columns.add(new Object[size]));
  }

  static void bind(Collection<CheckedScan> rows, PreparedStatement statement) throws SQLException {
    ScanArrays arrays = new ScanArrays(rows.size());
    ScanTable table = new ScanTable();
    for (CheckedScan row : rows) {
      arrays.column = 0;
      table.bind(row, arrays);
      arrays.row++;
    }
    for (int at = 0; at < TYPES.size(); at++) {
      statement.setArray(
          at + 1, statement.getConnection().createArrayOf(TYPES.get(at), arrays.columns.get(at)));
    }
  }

  private ScanArrays put(@Nullable Object value) {
    columns.get(column++)[row] = value;
    return this;
  }

  @Override
  public RowValues text(@Nullable String value) {
    return put(value);
  }

  @Override
  public RowValues json(String value) {
    return put(value);
  }

  @Override
  public RowValues uuid(UUID value) {
    return put(value);
  }

  @Override
  public RowValues time(long micros) {
    return put(
        OffsetDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC));
  }

  @Override
  public RowValues number(int value) {
    return put(value);
  }

  @Override
  public RowValues number(long value) {
    return put(value);
  }

  @Override
  public RowValues bool(boolean value) {
    return put(value);
  }

  /** Names of flags need no quotes. */
  @Override
  public RowValues texts(Collection<String> values) {
    return put("{" + String.join(",", values) + "}");
  }

  @Override
  public RowValues date(long epochDay) {
    throw notOfScans();
  }

  @Override
  public RowValues number(double value) {
    throw notOfScans();
  }

  @Override
  public RowValues bytes(byte[] value) {
    throw notOfScans();
  }

  @Override
  public RowValues times(Collection<Long> micros) {
    throw notOfScans();
  }

  @Override
  public RowValues noNumber() {
    throw notOfScans();
  }

  @Override
  public RowValues noCount() {
    throw notOfScans();
  }

  @Override
  public RowValues noTime() {
    throw notOfScans();
  }

  private static UnsupportedOperationException notOfScans() {
    return new UnsupportedOperationException("the table scan has no such column");
  }
}
