package io.crossdock.benchmarks.sink;

import io.crossdock.io.postgres.Parameters;
import io.crossdock.io.postgres.ScanTable;
import io.crossdock.io.postgres.Staging;
import io.crossdock.schemas.barcode.CheckedScan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** A way to write a batch of scans. */
enum Way {
  /** A statement a row, which the driver joins to statements of up to 128 rows. */
  STATEMENTS {
    @Override
    Writer open(Connection connection) throws SQLException {
      ScanTable table = new ScanTable();
      PreparedStatement statement = connection.prepareStatement(table.sql());
      return rows -> {
        for (CheckedScan row : rows) {
          table.bind(row, new Parameters(statement));
          statement.addBatch();
        }
        statement.executeBatch();
      };
    }
  },
  /** One statement for all rows, an array a column. */
  ARRAYS {
    @Override
    Writer open(Connection connection) throws SQLException {
      PreparedStatement statement = connection.prepareStatement(ScanArrays.SQL);
      return rows -> {
        ScanArrays.bind(rows, statement);
        statement.executeUpdate();
      };
    }
  },
  /** COPY into a temporary table and one statement from there. */
  COPY {
    @Override
    Writer open(Connection connection) throws SQLException {
      Staging<CheckedScan> staging = Staging.open(new ScanTable(), connection).orElseThrow();
      return staging::write;
    }
  };

  /** Writes a batch and does not commit. */
  interface Writer {
    void write(List<CheckedScan> rows) throws SQLException;
  }

  /** Prepares a connection for it. */
  abstract Writer open(Connection connection) throws SQLException;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
