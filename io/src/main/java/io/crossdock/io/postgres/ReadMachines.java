package io.crossdock.io.postgres;

import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.MaintenanceWork;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what is known of machines: the tables {@code machine} and {@code maintenance_work}. */
public final class ReadMachines implements Serializable {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(ReadMachines.class);

  private static final String MACHINES =
      """
      select tenant, machine_id, valid_from, valid_to, type, vibration_group, shaft_rpm,
        bearing_balls, bearing_ball_mm, bearing_pitch_mm, bearing_contact_deg, location
      from crossdock.machine
      order by tenant, machine_id, valid_from
      """;
  private static final String WORK =
      """
      select tenant, machine_id, component, done_at
      from crossdock.maintenance_work
      order by tenant, machine_id, done_at, component
      """;

  private final PostgresSettings settings;

  private ReadMachines(PostgresSettings settings) {
    this.settings = settings;
  }

  /**
   * What is known of machines.
   *
   * @param machines in the order of tenant, machine and time
   * @param work in the same order
   */
  public record Known(List<Machine> machines, List<MaintenanceWork> work) implements Serializable {}

  /** Reads from this database. */
  public static ReadMachines from(PostgresSettings settings) {
    return new ReadMachines(settings);
  }

  /**
   * All that is known, both tables as of one moment. While the database is away or busy it is tried
   * again.
   *
   * @throws SQLException when the database is away for longer than the settings allow, or refuses
   * @throws InterruptedException when the thread is told to end while it waits
   */
  public Known read() throws SQLException, InterruptedException {
    return read(Backoff.DEFAULT, () -> {});
  }

  Known read(Backoff backoff, Runnable onRetry) throws SQLException, InterruptedException {
    long start = System.nanoTime();
    for (int failures = 1; ; failures++) {
      try {
        return readOnce();
      } catch (SQLException e) {
        Duration pause = backoff.after(failures);
        Duration away = Duration.ofNanos(System.nanoTime() - start);
        if (!SqlErrors.isTransient(e) || away.plus(pause).compareTo(settings.maxOutage()) > 0) {
          throw e;
        }
        LOG.warn(
            "the machines cannot be read for {} ms now, next try in {} ms: {}",
            away.toMillis(),
            pause.toMillis(),
            SqlErrors.reasonOf(e));
        onRetry.run();
        Thread.sleep(pause.toMillis());
      }
    }
  }

  private Known readOnce() throws SQLException {
    try (Connection connection = settings.connect()) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      List<Machine> machines = rows(connection, MACHINES, ReadMachines::machine);
      List<MaintenanceWork> work = rows(connection, WORK, ReadMachines::work);
      connection.commit();
      return new Known(machines, work);
    }
  }

  private interface Row<T> {
    T of(ResultSet results) throws SQLException;
  }

  private static <T> List<T> rows(Connection connection, String sql, Row<T> row)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(1_000);
      try (ResultSet results = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (results.next()) {
          rows.add(row.of(results));
        }
        return List.copyOf(rows);
      }
    }
  }

  private static Machine machine(ResultSet results) throws SQLException {
    return new Machine(
        results.getString("tenant"),
        results.getString("machine_id"),
        micros(results, "valid_from", Long.MIN_VALUE),
        micros(results, "valid_to", Long.MAX_VALUE),
        results.getString("type"),
        results.getString("vibration_group"),
        results.getObject("shaft_rpm") == null ? Double.NaN : results.getDouble("shaft_rpm"),
        bearing(results),
        results.getString("location"));
  }

  /** The database sees to it that a bearing has all of its columns or none. */
  private static @Nullable Bearing bearing(ResultSet results) throws SQLException {
    int balls = results.getInt("bearing_balls");
    return results.wasNull()
        ? null
        : new Bearing(
            balls,
            results.getDouble("bearing_ball_mm"),
            results.getDouble("bearing_pitch_mm"),
            results.getDouble("bearing_contact_deg"));
  }

  private static MaintenanceWork work(ResultSet results) throws SQLException {
    return new MaintenanceWork(
        results.getString("tenant"),
        results.getString("machine_id"),
        results.getString("component"),
        micros(results, "done_at", Long.MIN_VALUE));
  }

  private static long micros(ResultSet results, String column, long none) throws SQLException {
    OffsetDateTime time = results.getObject(column, OffsetDateTime.class);
    if (time == null) {
      return none;
    }
    // PostgreSQL's infinity: the driver has a moment of its own for it, which no long can hold.
    if (time.equals(OffsetDateTime.MAX)) {
      return Long.MAX_VALUE;
    }
    if (time.equals(OffsetDateTime.MIN)) {
      return Long.MIN_VALUE;
    }
    return ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
  }
}
