package io.crossdock.sandbox.play;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Numbers read from the database. */
public final class Tables {
  private Tables() {}

  /** Messages of all sources that have left a row, a copy or a failure. */
  public static long messages(Connection connection) throws SQLException {
    return number(connection, "select coalesce(sum(messages), 0) from crossdock.conservation");
  }

  /** The one number that a query gives. */
  public static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  /** The texts that a query gives, a row each. */
  public static List<String> lines(Connection connection, String query) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        lines.add(result.getString(1));
      }
    }
    return lines;
  }
}
