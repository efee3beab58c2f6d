package io.crossdock.io.postgres;

import java.io.Serializable;
import java.sql.SQLException;

/**
 * How values become rows of one table. Writing a row again, or an older revision of it after a
 * newer one, must leave the table as it is: {@link #sql} sees to that, so that a batch may be
 * written any number of times.
 */
public interface Table<T> extends Serializable {
  /** The table's name, for metrics and messages. */
  String name();

  /**
   * The statement that writes one row. If it has the form {@code insert into … (columns) values (…)
   * …}, many rows at once are written by COPY, see {@link Staging}.
   */
  String sql();

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

  /** How many bytes a row has that may be large; 0 where none is. A batch has a bound of them. */
  default int bytes(T row) {
    return 0;
  }
}
