package io.crossdock.sandbox.play;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of the fleet's tables as text, without when and how late they came to be known. */
final class FleetContent {
  private static final Map<String, String> QUERIES =
      new TreeMap<>(
          Map.of(
              "alert",
              "select to_jsonb(t) - 'revision' - 'written_at' - 'said_at' from crossdock.alert t"
                  + " where state <> 'WITHDRAWN'",
              "stop",
              "select to_jsonb(t) - 'revision' - 'written_at' from crossdock.stop t"
                  + " where not withdrawn",
              "trip_ledger",
              "select to_jsonb(t) - 'written_at' from crossdock.trip_ledger t",
              "truck_window",
              "select to_jsonb(t) - 'written_at' from crossdock.truck_window t",
              "truck_event",
              "select to_jsonb(t) - 'revision' - 'written_at' - 'arrival_time' - 'source_name'"
                  + " - 'source_partition' - 'source_offset' - 'flags'"
                  + " || jsonb_build_object('flag_names', array_remove(flag_names, 'LATE'))"
                  + " from crossdock.truck_event t"));

  private FleetContent() {}

  /** All rows, in order. */
  static List<String> of(Connection connection) throws SQLException {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> table : QUERIES.entrySet()) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(table.getValue())) {
        while (rows.next()) {
          lines.add(table.getKey() + " " + rows.getString(1));
        }
      }
    }
    lines.sort(null);
    return lines;
  }
}
