package io.crossdock.sandbox.play;

import io.crossdock.sandbox.simulator.plant.PlantTruth;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.Verdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the maintenance pipeline found beside what was injected, order by order. */
public final class PlantFindings {
  /** A detector is sure after a few windows, and an order may begin in the first of them. */
  private static final long SLACK_MICROS = 15 * 60_000_000L;

  private final List<FoundLine> lines;
  private final List<String> surprises;

  private PlantFindings(List<FoundLine> lines, List<String> surprises) {
    this.lines = lines;
    this.surprises = surprises;
  }

  /** An order in the database; times in microseconds since the epoch, 0 for none. */
  private record Found(
      String tenant, String machineId, String failureMode, String state, long began, long ended) {}

  /** Compares the database with the truth. */
  public static PlantFindings compare(Connection connection, PlantTruth truth) throws SQLException {
    List<FoundLine> lines = new ArrayList<>();
    List<String> surprises = new ArrayList<>();
    List<Found> left = new ArrayList<>(orders(connection));
    Map<String, long[]> byMode = new TreeMap<>();
    long recover = 0;
    long recovered = 0;
    for (PlantTruth.Breakdown one : truth.breakdowns()) {
      long[] counts = byMode.computeIfAbsent(one.failureMode(), mode -> new long[2]);
      counts[0]++;
      recover += one.recoversMicros() > 0 ? 1 : 0;
      Found match = left.stream().filter(order -> matches(order, one)).findFirst().orElse(null);
      if (match == null) {
        surprises.add("missed " + one);
        continue;
      }
      left.remove(match);
      counts[1]++;
      if (one.recoversMicros() > 0 && match.ended >= one.recoversMicros()) {
        recovered++;
      }
      if (one.recoversMicros() == 0 && !match.state.equals("OPEN")) {
        surprises.add("closed though it lasts " + match);
      }
    }
    byMode.forEach(
        (mode, counts) ->
            lines.add(
                new FoundLine(
                    "orders " + mode,
                    counts[0],
                    counts[1],
                    left.stream().filter(order -> order.failureMode.equals(mode)).count())));
    lines.add(new FoundLine("orders recovered", recover, recovered, 0));
    left.forEach(order -> surprises.add("false " + order));
    for (Map.Entry<Verdict, Set<PlantTruth.Moment>> one : truth.noVerdict().entrySet()) {
      lines.add(
          line(
              "blocks " + one.getKey(),
              one.getValue(),
              moments(
                  connection,
                  "select tenant, machine_id, event_time from crossdock.vibration where verdict = '"
                      + one.getKey()
                      + "'")));
    }
    lines.add(
        line(
            "clock ahead",
            truth.clockAhead(),
            moments(
                connection,
                "select tenant, machine_id, event_time from crossdock.vibration where clock_ahead"
                    + " union all select tenant, machine_id, event_time"
                    + " from crossdock.process_reading where clock_ahead")));
    lines.add(unknown(connection, truth));
    lines.add(imbalance(connection, truth));
    for (Map.Entry<FailureKind, Integer> one : failures(truth).entrySet()) {
      long found =
          Tables.number(
              connection,
              "select count(*) from crossdock.failure where pipeline = 'maintenance' and kind = '"
                  + one.getKey()
                  + "'");
      lines.add(
          new FoundLine(
              "failures " + one.getKey(),
              one.getValue(),
              Math.min(found, one.getValue()),
              Math.max(0, found - one.getValue())));
    }
    return new PlantFindings(lines, surprises);
  }

  private static Map<FailureKind, Integer> failures(PlantTruth truth) {
    Map<FailureKind, Integer> failures = new TreeMap<>(truth.unusable());
    failures.merge(FailureKind.LATE, truth.tooLate().size(), Integer::sum);
    failures.merge(FailureKind.SCORING, 0, Integer::sum);
    return failures;
  }

  /**
   * Whether the order is about this. Where it begins is its name and not more: windows of a day
   * that was published before come in any order, and an order keeps the name that it was told by.
   */
  private static boolean matches(Found order, PlantTruth.Breakdown one) {
    return order.tenant.equals(one.tenant())
        && order.machineId.equals(one.machineId())
        && order.failureMode.equals(one.failureMode())
        && order.began >= one.mayBeginMicros() - SLACK_MICROS
        && order.began <= (one.recoversMicros() == 0 ? Long.MAX_VALUE : one.recoversMicros())
        && (order.ended == 0 || order.ended >= one.mustBeginMicros());
  }

  private static List<Found> orders(Connection connection) throws SQLException {
    List<Found> orders = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select tenant, machine_id, failure_mode, state,"
                    + " (extract(epoch from began_at) * 1000000)::bigint,"
                    + " coalesce((extract(epoch from ended_at) * 1000000)::bigint, 0)"
                    + " from crossdock.work_order where state <> 'WITHDRAWN' order by began_at")) {
      while (rows.next()) {
        orders.add(
            new Found(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getLong(5),
                rows.getLong(6)));
      }
    }
    return orders;
  }

  private static Set<PlantTruth.Moment> moments(Connection connection, String query)
      throws SQLException {
    Set<PlantTruth.Moment> moments = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select tenant, machine_id, (extract(epoch from event_time) * 1000000)::bigint"
                    + " from ("
                    + query
                    + ") as found")) {
      while (rows.next()) {
        moments.add(new PlantTruth.Moment(rows.getString(1), rows.getString(2), rows.getLong(3)));
      }
    }
    return moments;
  }

  private static FoundLine unknown(Connection connection, PlantTruth truth) throws SQLException {
    Set<PlantTruth.Unit> found = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select distinct tenant, machine_id from crossdock.prediction where not known")) {
      while (rows.next()) {
        found.add(new PlantTruth.Unit(rows.getString(1), rows.getString(2)));
      }
    }
    return line("machines unknown", truth.unknown(), found);
  }

  /** A machine out of balance: from a time on all its blocks are in zone D. */
  private static FoundLine imbalance(Connection connection, PlantTruth truth) throws SQLException {
    Set<String> injected = new TreeSet<>();
    Set<String> found = new TreeSet<>();
    for (PlantTruth.Imbalance one : truth.imbalances()) {
      String name = one.tenant() + " " + one.machineId();
      injected.add(name);
      long outside =
          Tables.number(
              connection,
              String.format(
                  "select count(*) filter (where zone <> 'D')"
                      + " + (case when count(*) = 0 then 1 else 0 end)"
                      + " from crossdock.vibration where tenant = '%s' and machine_id = '%s'"
                      + " and verdict = 'VALID' and not clock_ahead and event_time >="
                      + " to_timestamp(%d / 1000000.0)",
                  one.tenant(), one.machineId(), one.zoneDMicros() + SLACK_MICROS));
      if (outside == 0) {
        found.add(name);
      }
    }
    return line("machines in zone D", injected, found);
  }

  private static <T> FoundLine line(String kind, Set<T> injected, Set<T> found) {
    long right = found.stream().filter(injected::contains).count();
    return new FoundLine(kind, injected.size(), right, found.size() - right);
  }

  /** Whether all was found and nothing falsely. */
  public boolean isRight() {
    return surprises.isEmpty() && lines.stream().allMatch(FoundLine::isRight);
  }

  /** The lines as a text table, and under it what was missed or is false. */
  public String table() {
    StringBuilder text = new StringBuilder(FoundLine.table(lines));
    surprises.stream().limit(20).forEach(one -> text.append("\n  ").append(one));
    return text.toString();
  }
}
