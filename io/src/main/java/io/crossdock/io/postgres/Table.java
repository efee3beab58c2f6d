package io.crossdock.io.postgres;

import java.io.Serializable;
import java.sql.SQLException;
import java.util.Optional;

/**
 * How values become rows of one table. Writing a row again, or an older revision of it after a
 * newer one, must leave the table as it is: {@link #sql} sees to that, so that a batch may be
 * written any number of times.
 */
public interface Table<T> extends Serializable {
  /** The table's name, for metrics and messages. */
  String name();

  /** The statement that writes one row. */
  String sql();

  /**
   * The statement that writes many rows, see {@link Staging}; nothing where they go one by one. A
   * statement of the form {@code insert into … (columns) values (…) …} has one.
   */
  default Optional<Merge> merge() {
    return Merge.of(sql());
  }

  /**
   * Gives a row's values in the order of the statement's parameters.
   *
   * @throws SQLException when a value has no form that the database takes
   */
  void bind(T row, RowValues values) throws SQLException;

  /**
   * The row's key as text; rows are written in its order. PostgreSQL refuses a statement that
   * upserts one row twice, so of a batch only one row of a key is written.
   */
  String key(T row);

  /** Of rows with one key the one with the highest revision is written. */
  int revision(T row);

  /** The most rows of a transaction. */
  default int mostRows() {
    return Integer.MAX_VALUE;
  }

  /** How many bytes a row has that may be large; 0 where none is. A batch has a bound of them. */
  default int bytes(T row) {
    return 0;
  }
}
