package io.crossdock.io.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/**
 * Writes many rows at once: by COPY into a table that is this connection's own, and from there by
 * the table's statement, which takes them in the order in which they came. The staging table is
 * temporary, so nothing of it is logged, and it is empty again at each commit; a user needs the
 * right TEMPORARY of the database for it.
 */
public final class Staging<T> implements AutoCloseable {
  /** {@code insert into TABLE [as NAME] (COLUMNS) values (…) REST}. */
  private static final Pattern INSERT =
      Pattern.compile(
          "\\s*(insert into (\\S+)(?: as \\w+)? \\(([\\w\\s,]+)\\))\\s*values \\([?\\w:, ]+\\)(.*)",
          Pattern.DOTALL);

  private final Table<T> table;
  private final int columns;
  private final String copy;
  private final Connection connection;
  private final PreparedStatement merge;
  private final CopyRows rows = new CopyRows();

  private Staging(Table<T> table, Matcher insert, Connection connection) throws SQLException {
    String names = insert.group(3).strip();
    String stage = "pg_temp.stage_" + table.name();
    this.table = table;
    this.columns = names.split(",", -1).length;
    this.copy = "copy " + stage + " from stdin (format binary)";
    this.connection = connection;
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create temporary table stage_"
              + table.name()
              + " on commit delete rows as select "
              + names
              + " from "
              + insert.group(2)
              + " with no data");
    }
    connection.commit();
    this.merge =
        connection.prepareStatement(
            insert.group(1) + " select " + names + " from " + stage + insert.group(4));
  }

  /** Whether a table's rows can be staged. */
  public static boolean suits(Table<?> table) {
    return INSERT.matcher(table.sql()).matches();
  }

  /**
   * Makes the staging table, once a connection, and commits.
   *
   * @return nothing where the table's statement does not suit
   * @throws SQLException when the database is away or does not let this user have one
   */
  public static <T> Optional<Staging<T>> open(Table<T> table, Connection connection)
      throws SQLException {
    Matcher insert = INSERT.matcher(table.sql());
    return insert.matches()
        ? Optional.of(new Staging<>(table, insert, connection))
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
    merge.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    merge.close();
  }
}
