package io.crossdock.sandbox.play;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

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
}
