package io.crossdock.dashboard.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What can be asked. The SQL of each is a file of its name, in lower case, beside this class. */
public enum Query {
  /** All tenants. */
  TENANTS,
  /** Scanners with their rates of anomalies. */
  SCANNERS,
  /** The newest anomalies. */
  ANOMALIES,
  /** The newest scans. */
  SCANS,
  /** The sessions of an item. */
  ITEM_SESSIONS,
  /** The scans of an item. */
  ITEM_SCANS,
  /** Trucks with what they said last. */
  TRUCKS,
  /** Alerts, those first that are on. */
  ALERTS,
  /** The temperatures of a truck. */
  TRUCK_TEMPERATURES,
  /** The doors of a truck. */
  TRUCK_DOORS,
  /** The positions of a truck. */
  TRUCK_TRACK,
  /** The joined windows of a truck. */
  TRUCK_WINDOWS,
  /** The stops of a truck. */
  TRUCK_STOPS,
  /** Machines with their newest predictions. */
  MACHINES,
  /** Work orders, the open ones first. */
  ORDERS,
  /** The predictions of a machine. */
  MACHINE_PREDICTIONS,
  /** The features of a machine. */
  MACHINE_FEATURES,
  /** The vibration of a machine. */
  MACHINE_VIBRATION,
  /** Rows a second by pipeline. */
  THROUGHPUT,
  /** Delays by pipeline. */
  DELAYS,
  /** Failures by kind. */
  FAILURE_KINDS,
  /** The newest failures. */
  FAILURES,
  /** One failure with its message. */
  FAILURE,
  /** What came late. */
  LATE,
  /** What became of the messages of each source. */
  CONSERVATION,
  /** The newest replays. */
  REPLAYS,
  /** For metrics: what became of the messages of each source, as numbers. */
  METRICS_CONSERVATION,
  /** For metrics: rows that were inserted. */
  METRICS_ROWS,
  /** For metrics: alerts that are on and orders that are open. */
  METRICS_OPEN,
  /** For metrics: the notifier's outbox. */
  METRICS_OUTBOX;

  @SuppressWarnings("ImmutableEnumChecker") // its list is a copy
  private final NamedSql statement;

  Query() {
    // The database makes the JSON: its types are known there, and no row is made an object here.
    this.statement =
        NamedSql.of(
            "select coalesce(json_agg(row_to_json(q)), '[]')::text from ("
                + read(name().toLowerCase(Locale.ROOT) + ".sql")
                + ") q");
  }

  private static String read(String file) {
    try (InputStream in = Query.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The statement; its one row and column is the rows as JSON. */
  String sql() {
    return statement.sql();
  }

  /** The names of its parameters, in the order of their places. */
  List<String> order() {
    return statement.order();
  }

  /** Whether pages may ask for it. */
  public boolean isForPages() {
    return !name().startsWith("METRICS_");
  }

  /** What it has to be told. */
  public Set<String> parameters() {
    return new LinkedHashSet<>(order());
  }
}
