package io.crossdock.benchmarks.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * How long after its arrival in the broker each row of a scan was committed. A row that was written
 * again counts with its last time.
 */
final class RowLatency {
  private static final String PERCENTILES =
      """
      with row as (
        select flags <> 0 as flagged,
          extract(epoch from pg_xact_commit_timestamp(xmin) - arrival_time) * 1000 as millis
        from crossdock.scan
        where arrival_time >= ?
      )
      select what, count(*), percentile_disc(array[0.5, 0.95, 0.99, 0.999, 1])
        within group (order by millis)::float8[]
      from row cross join lateral (
        select 'all rows' as what union all select 'rows with flags' where flagged) as which
      group by what order by what
      """;

  /** Whether few seconds make the tail, as a pause does, or all do. */
  private static final String WORST =
      """
      with row as (
        select date_trunc('second', arrival_time) as second,
          extract(epoch from pg_xact_commit_timestamp(xmin) - arrival_time) * 1000 as millis
        from crossdock.scan
        where arrival_time >= ?
      ), by_second as (
        select second, percentile_disc(0.99) within group (order by millis) as p99
        from row group by second
      )
      select string_agg(
        extract(epoch from second - ?)::bigint || ' s: ' || round(p99), ', ' order by p99 desc)
      from (select second, p99 from by_second order by p99 desc limit 8) as worst
      """;

  private RowLatency() {}

  /** A table of those that arrived from a moment on. */
  static String table(Connection owner, Instant from) throws SQLException {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-16s %10s %8s %8s %8s %8s %8s  ms from arrival to commit%n",
                "",
                "rows",
                "p50",
                "p95",
                "p99",
                "p99.9",
                "longest"));
    try (PreparedStatement statement = owner.prepareStatement(PERCENTILES)) {
      statement.setObject(1, from.atOffset(ZoneOffset.UTC));
      ResultSet rows = statement.executeQuery();
      while (rows.next()) {
        Object[] millis = (Object[]) rows.getArray(3).getArray();
        text.append(String.format(Locale.ROOT, "%-16s %,10d", rows.getString(1), rows.getLong(2)));
        for (Object one : millis) {
          text.append(String.format(Locale.ROOT, " %,8.0f", (Double) one));
        }
        text.append(System.lineSeparator());
      }
    }
    return text.append(worst(owner, from)).toString();
  }

  private static String worst(Connection owner, Instant from) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(WORST)) {
      statement.setObject(1, from.atOffset(ZoneOffset.UTC));
      statement.setObject(2, from.atOffset(ZoneOffset.UTC));
      ResultSet rows = statement.executeQuery();
      rows.next();
      return "The worst seconds of arrival, from the first that counts, and their p99 in ms: "
          + rows.getString(1);
    }
  }
}
