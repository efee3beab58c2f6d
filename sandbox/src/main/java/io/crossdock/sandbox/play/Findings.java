package io.crossdock.sandbox.play;

import io.crossdock.sandbox.simulator.Truth;
import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.failure.FailureKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the pipeline found beside what was injected, kind by kind and scan by scan. */
public final class Findings {
  /** A median clock offset beyond this is a wrong clock, seconds. */
  private static final int WRONG_CLOCK_SECONDS = 30;

  private final List<FoundLine> lines;

  private Findings(List<FoundLine> lines) {
    this.lines = lines;
  }

  /**
   * Compares the database with the truth.
   *
   * @param tenant the tenant of messages that no truth is told of; it is left out
   */
  public static Findings compare(Connection connection, Truth truth, String tenant)
      throws SQLException {
    List<FoundLine> lines = new ArrayList<>();
    Map<String, Map<String, Integer>> found = anomalies(connection, tenant);
    Map<String, Map<String, Integer>> injected = new TreeMap<>();
    for (Truth.Finding finding : truth.findings()) {
      add(
          injected,
          finding.kind().name(),
          finding.tenant() + " " + finding.scanId() + " " + finding.other());
    }
    for (Anomaly.Kind kind : Anomaly.Kind.values()) {
      lines.add(
          line(
              kind.name(),
              injected.getOrDefault(kind.name(), Map.of()),
              found.getOrDefault(kind.name(), Map.of())));
    }
    Truth.OffsetScanner offset = truth.offsetScanner();
    lines.add(
        line(
            "WRONG CLOCK (of a scanner)",
            Map.of(offset.tenant() + " " + offset.scannerId(), 1),
            wrongClocks(connection, tenant)));
    Map<String, Integer> failures = failures(connection);
    for (FailureKind kind : FailureKind.values()) {
      int expected = truth.failures().getOrDefault(kind, 0);
      int got = failures.getOrDefault(kind.name(), 0);
      if (expected + got > 0) {
        lines.add(
            new FoundLine(
                "failures " + kind,
                expected,
                Math.min(expected, got),
                Math.max(0, got - expected)));
      }
    }
    return new Findings(lines);
  }

  /** Whether all was found and nothing falsely. */
  public boolean isRight() {
    return lines.stream().allMatch(FoundLine::isRight);
  }

  /** The lines. */
  public List<FoundLine> lines() {
    return List.copyOf(lines);
  }

  /** The lines as a text table. */
  public String table() {
    return FoundLine.table(lines);
  }

  private static FoundLine line(
      String kind, Map<String, Integer> injected, Map<String, Integer> found) {
    long right = 0;
    long falsely = 0;
    for (Map.Entry<String, Integer> one : found.entrySet()) {
      int expected = injected.getOrDefault(one.getKey(), 0);
      right += Math.min(expected, one.getValue());
      falsely += Math.max(0, one.getValue() - expected);
    }
    long all = injected.values().stream().mapToLong(Integer::longValue).sum();
    return new FoundLine(kind, all, right, falsely);
  }

  private static Map<String, Map<String, Integer>> anomalies(Connection connection, String tenant)
      throws SQLException {
    Map<String, Map<String, Integer>> found = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select kind, tenant, scan_id, other from crossdock.anomaly")) {
      while (rows.next()) {
        if (rows.getString("tenant").equals(tenant)) {
          continue;
        }
        String kind = rows.getString("kind");
        // The sender does not know where in the topic a copy stands.
        String other = kind.equals("TRANSPORT_DUPLICATE") ? "" : rows.getString("other");
        add(found, kind, rows.getString("tenant") + " " + rows.getString("scan_id") + " " + other);
      }
    }
    return found;
  }

  /** Scanners whose clock is off, but for those that are flagged for it scan by scan. */
  private static Map<String, Integer> wrongClocks(Connection connection, String tenant)
      throws SQLException {
    Map<String, Integer> found = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select tenant, scanner_id from crossdock.scanner_report"
                    + " where clock_ahead = 0 and clock_offset_seconds > "
                    + WRONG_CLOCK_SECONDS)) {
      while (rows.next()) {
        if (!rows.getString("tenant").equals(tenant)) {
          found.put(rows.getString("tenant") + " " + rows.getString("scanner_id"), 1);
        }
      }
    }
    return found;
  }

  private static Map<String, Integer> failures(Connection connection) throws SQLException {
    Map<String, Integer> found = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select kind, count(*)::int as count from crossdock.failure group by kind")) {
      while (rows.next()) {
        found.put(rows.getString("kind"), rows.getInt("count"));
      }
    }
    return found;
  }

  private static void add(Map<String, Map<String, Integer>> map, String kind, String key) {
    map.computeIfAbsent(kind, k -> new HashMap<>()).merge(key, 1, Integer::sum);
  }
}
