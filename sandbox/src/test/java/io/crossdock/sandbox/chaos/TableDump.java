package io.crossdock.sandbox.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;

/** The tables' rows in files, in PostgreSQL's own text form. */
final class TableDump {
  private static final List<String> TABLES = List.of("scan", "scan_copy", "session", "failure");

  private TableDump() {}

  static void save(Connection connection, Path directory) throws SQLException, IOException {
    for (String table : TABLES) {
      try (OutputStream out =
          new GZIPOutputStream(Files.newOutputStream(directory.resolve(table + ".gz")))) {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy (select * from crossdock." + table + ") to stdout", out);
      }
    }
  }

  static void load(Connection connection, Path directory) throws SQLException, IOException {
    for (String table : TABLES) {
      try (InputStream in =
          new GZIPInputStream(Files.newInputStream(directory.resolve(table + ".gz")))) {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy crossdock." + table + " from stdin", in);
      }
    }
  }
}
