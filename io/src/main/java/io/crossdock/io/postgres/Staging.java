package io.crossdock.io.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * Writes many rows at once: by COPY into a table that is this connection's own, and from there by
 * the table's statement, which takes them in the order in which they came. The staging table is
 * temporary, so nothing of it is logged, and it is empty again at each commit; a user needs the
 * right TEMPORARY of the database for it.
 */
public final class Staging<T> implements AutoCloseable {
  private final Table<T> table;
  private final int columns;
  private final String copy;
  private final Connection connection;
  private final PreparedStatement merge;
  private final CopyRows rows = new CopyRows();

  private Staging(Table<T> table, Merge merge, Connection connection) throws SQLException {
    String stage = "pg_temp.stage_" + table.name();
    this.table = table;
    this.columns = merge.columns().split(",", -1).length;
    this.copy = "copy " + stage + " from stdin (format binary)";
    this.connection = connection;
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create temporary table stage_"
              + table.name()
              + " on commit delete rows as select "
              + merge.columns()
              + " from "
              + merge.table()
              + " with no data");
    }
    connection.commit();
    this.merge = connection.prepareStatement(merge.from(stage));
  }

  /**
   * Makes the staging table, once a connection, and commits.
   *
   * @return nothing where the table has no statement for many rows
   * @throws SQLException when the database is away or does not let this user have one
   */
  public static <T> Optional<Staging<T>> open(Table<T> table, Connection connection)
      throws SQLException {
    Optional<Merge> merge = table.merge();
    return merge.isPresent()
        ? Optional.of(new Staging<>(table, merge.get(), connection))
        : Optional.empty();
  }

  /**
   * Writes rows, none of a key twice; does not commit.
   *
   * @throws SQLException when the database is away or refuses
   */
  public void write(Collection<T> batch) throws SQLException {
    rows.clear();
    for (T row : batch) {
      rows.row(columns);
      table.bind(row, rows);
    }
    rows.send(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy));
    merge.execute();
  }

  @Override
  public void close() throws SQLException {
    merge.close();
  }
}
