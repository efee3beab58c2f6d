package io.crossdock.io.grafana;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.crossdock.io.grafana.Dashboards.GrafanaQuery;
import io.crossdock.io.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

/**
 * Every query of the dashboards that asks PostgreSQL, on a real one with rows in it, as a user with
 * the role {@code crossdock_reader}. Grafana's macros are put in as its documentation says.
 */
public class SqlPanelsTest {
  private static final Set<Integer> NUMBERS =
      Set.of(Types.INTEGER, Types.BIGINT, Types.DOUBLE, Types.NUMERIC, Types.SMALLINT, Types.REAL);
  private static final Set<Integer> MOMENTS =
      Set.of(Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE, Types.DOUBLE, Types.NUMERIC);

  /** As Grafana writes it before it sends it. */
  private static String written(String query) {
    String from = "'2026-01-05T00:00:00Z'";
    String to = "'2126-01-06T00:00:00Z'";
    return query
        .replaceAll("\\$__timeFilter\\(([^)]+)\\)", "$1 BETWEEN " + from + " AND " + to)
        .replaceAll(
            "\\$__timeGroupAlias\\(([^,]+), *\\$__interval\\)",
            "floor(extract(epoch from $1)/60)*60 AS \"time\"")
        .replace("$__timeFrom()", from)
        .replace("$__timeTo()", to)
        .replace("$__interval_ms", "60000")
        .replace("$tenant", "'acme','it''s'")
        .replace("$truck", "truck-1")
        .replace("$machine", "pump-1");
  }

  @Test
  public void eachGivesWhatItsPanelNeedsToWhoeverMayOnlyRead() throws Exception {
    TestDatabase.execute(ShownRows.DELETE);
    TestDatabase.execute(ShownRows.INSERT);
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    try (Connection connection = TestDatabase.settingsAs("person").connect()) {
      for (GrafanaQuery query : Dashboards.queries("crossdock-postgres")) {
        String sql = written(query.text());
        assertThat(sql, sql.contains("$"), is(false));
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery(sql)) {
          assertColumns(query, rows.getMetaData());
          if (!rows.next()) {
            wrong.add(query.where() + " has no rows");
          }
        }
        asked++;
      }
    } finally {
      TestDatabase.execute(ShownRows.DELETE);
    }
    assertThat(wrong, empty());
    assertThat(asked, greaterThan(20));
  }

  private static void assertColumns(GrafanaQuery query, ResultSetMetaData columns)
      throws Exception {
    String where = query.where();
    Set<String> names = new TreeSet<>();
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      assertThat(where, names.add(columns.getColumnLabel(column)), is(true));
    }
    switch (query.format()) {
      case "variable" -> assertThat(where, columns.getColumnCount(), equalTo(1));
      case "time_series" -> {
        // A column called time, at most one with the series' names, and numbers.
        assertThat(where, columns.getColumnLabel(1), equalTo("time"));
        assertThat(where, MOMENTS, hasItem(columns.getColumnType(1)));
        int numbers = 0;
        for (int column = 2; column <= columns.getColumnCount(); column++) {
          boolean number = NUMBERS.contains(columns.getColumnType(column));
          assertThat(where, number || columns.getColumnLabel(column).equals("metric"), is(true));
          numbers += number ? 1 : 0;
        }
        assertThat(where, numbers, greaterThan(0));
      }
      default -> assertThat(where, query.format(), equalTo("table"));
    }
  }
}
