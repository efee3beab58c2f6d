package io.crossdock.sandbox.matrix;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows as lines of text. */
final class Rows {
  private Rows() {}

  /** The values of a row as a line. */
  static String line(Object... values) {
    return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining("|"));
  }

  /** The same of what is a number if it is there. */
  static Object orNull(double number) {
    return Double.isNaN(number) ? "null" : number;
  }

  /**
   * The rows of a device.
   *
   * @param query with a place for the tenant and one for the device
   */
  static List<String> of(Connection connection, String query, String tenant, String device)
      throws SQLException {
    List<String> lines = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, tenant);
      statement.setString(2, device);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          Object[] values = new Object[result.getMetaData().getColumnCount()];
          for (int i = 0; i < values.length; i++) {
            values[i] = result.getObject(i + 1);
          }
          lines.add(line(values));
        }
      }
    }
    return lines;
  }

  /** SQL for a moment in microseconds since the epoch, as values have it. */
  static String micros(String column) {
    return "(extract(epoch from " + column + ") * 1000000)::bigint";
  }
}
