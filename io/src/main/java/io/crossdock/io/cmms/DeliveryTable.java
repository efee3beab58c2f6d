package io.crossdock.io.cmms;

import io.crossdock.io.cmms.Delivery.Standing;
import io.crossdock.schemas.maintenance.WorkOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code work_order_delivery}: which orders are to be delivered, who delivers them, and
 * what became of it. All times are the database's, so that workers whose clocks differ agree on a
 * lease. Each method is a transaction.
 */
final class DeliveryTable {
  private static final String SLOT_TAKEN = "23505";

  /**
   * Of what is due the oldest. An order that is to be opened waits behind one of its machine and
   * failure mode that is open there or may be, and behind an older one that is to be opened.
   */
  private static final String DUE =
      """
      select d.order_id, w.tenant, w.machine_id, w.failure_mode, w.began_at, w.ended_at, w.state,
        w.probability, w.model, w.model_version, w.reason, w.location, w.revision,
        d.state_at_cmms, d.ambiguous, coalesce(d.external_id, '') as external_id, d.attempts
      from crossdock.work_order_delivery d
        join crossdock.work_order w using (order_id)
      where d.pending and d.next_attempt_at <= now()
        and (d.lease_until is null or d.lease_until <= now())
        and (w.state <> 'OPEN'
          or not exists (
              select from crossdock.work_order_delivery o
              where o.tenant = d.tenant and o.machine_id = d.machine_id
                and o.failure_mode = d.failure_mode and o.order_id <> d.order_id
                and (o.ambiguous or o.state_at_cmms = 'OPEN'))
            and not exists (
              select from crossdock.work_order_delivery e
                join crossdock.work_order older using (order_id)
              where e.tenant = d.tenant and e.machine_id = d.machine_id
                and e.failure_mode = d.failure_mode and e.began_at < d.began_at
                and e.pending and older.state = 'OPEN'))
      order by d.began_at, d.order_id
      limit 1
      for update of d skip locked
      """;

  private static final String TAKE =
      """
      update crossdock.work_order_delivery set
        lease_owner = ?,
        lease_until = now() + make_interval(secs => ?),
        next_attempt_at = case when ? then now() + make_interval(secs => ?)
          else next_attempt_at end,
        ambiguous = ambiguous or ?,
        attempts = ?,
        updated_at = now()
      where order_id = ?
      """;

  private static final String GIVE_BACK =
      """
      update crossdock.work_order_delivery set
        state_at_cmms = ?,
        ambiguous = ?,
        external_id = ?,
        attempts = ?,
        delivered_revision = greatest(delivered_revision, ?),
        delivered_at = case when ? > 0 then now() else delivered_at end,
        refused_revision = greatest(refused_revision, ?),
        next_attempt_at = now() + make_interval(secs => ?),
        last_error = ?,
        lease_owner = null,
        lease_until = null,
        updated_at = now()
      where order_id = ? and lease_owner = ?
      """;

  private final Connection connection;

  DeliveryTable(Connection connection) {
    this.connection = connection;
  }

  /**
   * Takes the oldest order that is due, for as long as {@code lease}. One whose next step may open
   * it at the CMMS is marked as unsure first: whoever finds it so after a crash asks before it
   * sends it again. Null when nothing is due.
   */
  @Nullable Delivery take(Duration lease) throws SQLException {
    while (true) {
      try {
        Delivery due = due();
        if (due != null) {
          mark(due, lease);
        }
        connection.commit();
        return due;
      } catch (SQLException e) {
        connection.rollback();
        if (!SLOT_TAKEN.equals(e.getSQLState())) {
          throw e;
        }
        // Another worker has just taken the machine's only place: what is due is looked up anew.
      }
    }
  }

  private @Nullable Delivery due() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DUE);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? delivery(row) : null;
    }
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        new WorkOrder(
            row.getString("tenant"),
            row.getString("machine_id"),
            row.getString("failure_mode"),
            micros(row, "began_at"),
            micros(row, "ended_at"),
            WorkOrder.State.valueOf(row.getString("state")),
            row.getDouble("probability"),
            row.getString("model"),
            row.getString("model_version"),
            row.getString("reason"),
            row.getString("location"),
            row.getInt("revision")),
        Standing.valueOf(row.getString("state_at_cmms")),
        row.getBoolean("ambiguous"),
        row.getString("external_id"),
        row.getInt("attempts"),
        UUID.randomUUID().toString());
  }

  private static long micros(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? 0 : ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
  }

  private void mark(Delivery due, Duration lease) throws SQLException {
    Step step = due.next();
    boolean opens = Delivery.opens(step);
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setString(1, due.lease());
      statement.setDouble(2, seconds(lease));
      statement.setBoolean(3, opens);
      statement.setDouble(4, seconds(lease));
      statement.setBoolean(5, opens);
      statement.setInt(6, due.attempts() + (step == null ? 0 : 1));
      statement.setObject(7, due.order().id());
      statement.executeUpdate();
    }
  }

  /**
   * Writes what became of an order and lets it go. False when it was no longer ours, because the
   * lease ran out: then nothing is written, and whoever has it finds out by itself.
   */
  boolean giveBack(Delivery delivery, Result result) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(GIVE_BACK)) {
      int delivered = result.isDelivered() ? delivery.order().revision() : 0;
      statement.setString(1, result.standing().name());
      statement.setBoolean(2, result.unsure());
      statement.setString(3, result.externalId().isEmpty() ? null : result.externalId());
      statement.setInt(4, result.isDelivered() ? 0 : delivery.attempts() + 1);
      statement.setInt(5, delivered);
      statement.setInt(6, delivered);
      statement.setInt(7, result.isRefused() ? delivery.order().revision() : 0);
      statement.setDouble(8, seconds(result.pause()));
      statement.setString(9, result.text().isEmpty() ? null : result.text());
      statement.setObject(10, delivery.order().id());
      statement.setString(11, delivery.lease());
      boolean ours = statement.executeUpdate() == 1;
      connection.commit();
      return ours;
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  /** How many orders wait to be delivered, whatever they wait for. */
  long waiting() throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select count(*) from crossdock.work_order_delivery where pending");
        ResultSet row = statement.executeQuery()) {
      row.next();
      long waiting = row.getLong(1);
      connection.commit();
      return waiting;
    }
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
