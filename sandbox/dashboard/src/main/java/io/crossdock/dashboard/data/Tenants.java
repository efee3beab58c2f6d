package io.crossdock.dashboard.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tenants that there are. New ones are seen after some seconds. */
public final class Tenants {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long NANOS = Duration.ofSeconds(5).toNanos();

  private final DashboardDatabase database;
  private List<String> known = List.of();
  private long asked = System.nanoTime() - NANOS;

  /** The tenants of a database. */
  public Tenants(DashboardDatabase database) {
    this.database = database;
  }

  /**
   * All of them.
   *
   * @throws SQLException when the database is away
   */
  public synchronized List<String> all() throws SQLException {
    if (System.nanoTime() - asked >= NANOS) {
      known = parse(database.json(Query.TENANTS, Map.of()));
      asked = System.nanoTime();
    }
    return known;
  }

  /**
   * Those that a page is about.
   *
   * @param tenant one of them, or nothing for all
   */
  public List<String> of(String tenant) throws SQLException {
    return tenant.isEmpty() ? all() : List.of(tenant);
  }

  private static List<String> parse(String json) {
    try {
      List<String> tenants = new ArrayList<>();
      for (JsonNode row : JSON.readTree(json)) {
        tenants.add(row.path("tenant").asText());
      }
      return List.copyOf(tenants);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database made no JSON", e);
    }
  }
}
