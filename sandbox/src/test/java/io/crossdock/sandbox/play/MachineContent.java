package io.crossdock.sandbox.play;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What stands in the machines' tables, for comparing runs. */
final class MachineContent {
  private MachineContent() {}

  /** All rows as text, without when they were written. */
  static List<String> of(Connection connection) throws SQLException {
    List<String> lines = new ArrayList<>();
    for (String table :
        List.of(
            "vibration", "process_reading", "feature_row", "prediction", "work_order", "failure")) {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select (to_jsonb(t) - 'written_at' - 'last_seen')::text from crossdock."
                      + table
                      + " t order by 1")) {
        while (rows.next()) {
          lines.add(table + " " + rows.getString(1));
        }
      }
    }
    return lines;
  }
}
