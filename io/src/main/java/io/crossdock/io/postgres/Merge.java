package io.crossdock.io.postgres;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that writes all rows of a staging table as the table's own statement writes one.
 *
 * @param table the table, whose columns the staging table has
 * @param columns the names of those that a row gives values for, in their order, with commas
 * @param before the statement as far as the staging table's name
 * @param after the rest of it
 */
public record Merge(String table, String columns, String before, String after) {
  /** {@code insert into TABLE [as NAME] (COLUMNS) values (…) REST}. */
  private static final Pattern INSERT =
      Pattern.compile(
          "\\s*(insert into (\\S+)(?: as \\w+)? \\(([\\w\\s,]+)\\))\\s*values \\([?\\w:, ]+\\)(.*)",
          Pattern.DOTALL);

  /** A statement that inserts a row, with a query in the place of the row; nothing for others. */
  static Optional<Merge> of(String sql) {
    Matcher insert = INSERT.matcher(sql);
    if (!insert.matches()) {
      return Optional.empty();
    }
    String columns = insert.group(3).strip();
    return Optional.of(
        new Merge(
            insert.group(2),
            columns,
            insert.group(1) + " select " + columns + " from ",
            insert.group(4)));
  }

  String from(String stage) {
    return before + stage + after;
  }
}
