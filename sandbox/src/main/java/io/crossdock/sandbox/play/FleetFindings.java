package io.crossdock.sandbox.play;

import io.crossdock.sandbox.simulator.fleet.FleetTruth;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.EventFlag;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What the fleet pipeline found beside what was injected, alert by alert and event by event. */
public final class FleetFindings {
  private final List<FoundLine> lines;
  private final List<String> surprises;

  private FleetFindings(List<FoundLine> lines, List<String> surprises) {
    this.lines = lines;
    this.surprises = surprises;
  }

  /** An alert in the database; its beginning in microseconds since the epoch. */
  private record Found(String tenant, String truckId, String rule, String subject, long began) {}

  /** Compares the database with the truth. */
  public static FleetFindings compare(Connection connection, FleetTruth truth) throws SQLException {
    List<FoundLine> lines = new ArrayList<>();
    List<String> surprises = new ArrayList<>();
    List<Found> alerts = alerts(connection);
    for (AlertRule rule : AlertRule.values()) {
      lines.add(alerts(rule, truth, alerts, surprises));
    }
    lines.add(flagged(connection, EventFlag.IMPOSSIBLE_SPEED, truth.ghosts()));
    lines.add(flagged(connection, EventFlag.NULL_ISLAND, truth.nullIslands()));
    lines.add(flagged(connection, EventFlag.POOR_ACCURACY, truth.poorAccuracies()));
    lines.add(clocksAhead(connection, truth));
    for (Map.Entry<FailureKind, Integer> one : FleetMessages.failures().entrySet()) {
      long found =
          Tables.number(
              connection,
              "select count(*) from crossdock.failure where pipeline = 'fleet' and kind = '"
                  + one.getKey()
                  + "'");
      lines.add(
          new FoundLine(
              "failures " + one.getKey(),
              one.getValue(),
              Math.min(found, one.getValue()),
              Math.max(0, found - one.getValue())));
    }
    return new FleetFindings(lines, surprises);
  }

  private static FoundLine alerts(
      AlertRule rule, FleetTruth truth, List<Found> alerts, List<String> surprises) {
    List<Found> left =
        new ArrayList<>(alerts.stream().filter(one -> one.rule.equals(rule.name())).toList());
    long injected = 0;
    long found = 0;
    for (FleetTruth.Episode episode : truth.episodes()) {
      if (episode.rule() != rule) {
        continue;
      }
      injected++;
      Found match = left.stream().filter(one -> matches(one, episode)).findFirst().orElse(null);
      if (match == null) {
        surprises.add("missed " + episode);
      } else {
        found++;
        left.remove(match);
      }
    }
    left.forEach(one -> surprises.add("false " + one));
    return new FoundLine(rule.title(), injected, found, left.size());
  }

  private static boolean matches(Found alert, FleetTruth.Episode episode) {
    return alert.tenant.equals(episode.tenant())
        && alert.truckId.equals(episode.truckId())
        && alert.subject.equals(episode.subject())
        && alert.began >= episode.fromMicros()
        && alert.began <= episode.toMicros();
  }

  private static List<Found> alerts(Connection connection) throws SQLException {
    List<Found> alerts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select tenant, truck_id, rule, subject,"
                    + " (extract(epoch from began_at) * 1000000)::bigint"
                    + " from crossdock.alert where state <> 'WITHDRAWN'")) {
      while (rows.next()) {
        alerts.add(
            new Found(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getLong(5)));
      }
    }
    return alerts;
  }

  private static FoundLine flagged(Connection connection, EventFlag flag, Set<UUID> injected)
      throws SQLException {
    Set<UUID> found = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select event_id from crossdock.truck_event where '"
                    + flag
                    + "' = any(flag_names)")) {
      while (rows.next()) {
        found.add(rows.getObject(1, UUID.class));
      }
    }
    return line("positions " + flag, injected, found);
  }

  private static FoundLine clocksAhead(Connection connection, FleetTruth truth)
      throws SQLException {
    Set<String> injected = new TreeSet<>();
    truth.clocksAhead().forEach(one -> injected.add(one.tenant() + " " + one.truckId()));
    Set<String> found = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select distinct tenant || ' ' || truck_id from crossdock.truck_event"
                    + " where 'CLOCK_AHEAD' = any(flag_names)")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return line("trucks CLOCK_AHEAD", injected, found);
  }

  private static <T> FoundLine line(String kind, Set<T> injected, Set<T> found) {
    long right = found.stream().filter(injected::contains).count();
    return new FoundLine(kind, injected.size(), right, found.size() - right);
  }

  /** Whether all was found and nothing falsely. */
  public boolean isRight() {
    return lines.stream().allMatch(FoundLine::isRight);
  }

  /** The lines as a text table, and under it what was missed or is false. */
  public String table() {
    StringBuilder text = new StringBuilder(FoundLine.table(lines));
    surprises.stream().limit(20).forEach(one -> text.append("\n  ").append(one));
    return text.toString();
  }
}
