package io.crossdock.sandbox.play;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What stands in the tables, for comparing runs. */
public final class TableContent {
  private TableContent() {}

  /** All rows as text, without when they were written and how often they were restated. */
  public static List<String> of(Connection connection) throws SQLException {
    List<String> lines = new ArrayList<>();
    for (String table : List.of("scan", "scan_copy", "session", "failure")) {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select (to_jsonb(t) - 'revision' - 'written_at' - 'last_seen' - 'first_seen'"
                      + " - 'replayed_at')::text as line from crossdock."
                      + table
                      + " t order by 1")) {
        while (rows.next()) {
          lines.add(table + " " + rows.getString("line"));
        }
      }
    }
    return lines;
  }
}
