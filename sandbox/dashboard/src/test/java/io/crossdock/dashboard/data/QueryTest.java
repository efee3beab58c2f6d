package io.crossdock.dashboard.data;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.Test;

/** Queries as they are sent. */
public class QueryTest {
  private static final Set<String> KNOWN =
      Set.of("tenants", "tenant", "item", "truck", "machine", "failure");

  @Test
  public void namesBecomePlacesAndCastsStay() {
    NamedSql sql = NamedSql.of("select :a::text[], x::uuid from t where a = :a and b = :b");
    assertThat(sql.sql(), equalTo("select ?::text[], x::uuid from t where a = ? and b = ?"));
    assertThat(sql.order(), contains("a", "a", "b"));
  }

  @Test
  public void everyQueryIsBoundedAndAsksForKnownThings() {
    Pattern bounded = Pattern.compile("(?s).*\\blimit \\d+.*");
    // These have a row for each tenant, kind or pipeline, or one.
    Set<Query> few =
        Set.of(Query.TENANTS, Query.FAILURE_KINDS, Query.FAILURE, Query.LATE, Query.THROUGHPUT);
    for (Query query : Query.values()) {
      assertThat(query.name(), KNOWN.containsAll(query.parameters()), equalTo(true));
      if (!few.contains(query)) {
        assertThat(query.name(), query.sql(), matchesPattern(bounded));
      }
    }
    assertThat(List.copyOf(Query.ITEM_SCANS.parameters()), contains("tenant", "item"));
  }
}
