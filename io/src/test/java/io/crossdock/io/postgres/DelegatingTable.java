package io.crossdock.io.postgres;

import java.sql.SQLException;

/** A table with another statement than its own, for tests. */
final class DelegatingTable<T> implements Table<T> {
  private static final long serialVersionUID = 1;

  private final Table<T> table;
  private final String sql;

  DelegatingTable(Table<T> table, String sql) {
    this.table = table;
    this.sql = sql;
  }

  @Override
  public String name() {
    return table.name();
  }

  @Override
  public String sql() {
    return sql;
  }

  @Override
  public void bind(T row, RowValues values) throws SQLException {
    table.bind(row, values);
  }

  @Override
  public String key(T row) {
    return table.key(row);
  }

  @Override
  public int revision(T row) {
    return table.revision(row);
  }
}
