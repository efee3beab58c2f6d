package io.crossdock.sandbox.notifier;

import io.crossdock.sandbox.servers.Servers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the outbox says, to the database's owner. */
final class OutboxRows implements AutoCloseable {
  private final Connection connection;

  OutboxRows(Servers servers) throws SQLException {
    this.connection = servers.connect();
  }

  /** A number. */
  long count(String condition, Object... parameters) throws SQLException {
    return number("select count(*) from crossdock.notification where " + condition, parameters);
  }

  /** What a query gives first. */
  long number(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** Rows as text, a line each. */
  List<String> lines(String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          columns.add(String.valueOf(row.getString(i)));
        }
        lines.add(String.join(" | ", columns));
      }
    }
    return lines;
  }

  void execute(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
