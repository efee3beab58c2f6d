package io.crossdock.notifier.outbox;

import io.crossdock.notifier.channel.Event;
import io.crossdock.notifier.channel.Message;
import io.crossdock.notifier.channel.Notice;
import io.crossdock.notifier.channel.Outcome;
import io.crossdock.notifier.channel.Outcome.Kind;
import io.crossdock.notifier.outbox.DueNotifications.Due;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code notification} for whoever delivers, within the caller's transaction. All times
 * are the database's, so that notifiers whose clocks differ agree on a lease.
 */
final class DeliveryTable {
  private static final String CANCEL =
      """
      update crossdock.notification set state = 'CANCELLED', reason = ?, updated_at = now()
      where notification_id = ?
      """;

  /** That it may arrive is committed before it is sent. */
  private static final String TAKE =
      """
      update crossdock.notification n set
        state = 'TAKEN', lease_owner = ?, lease_until = now() + make_interval(secs => ?),
        message_id = ?, maybe_told = true, attempts = n.attempts + 1,
        begun_at = coalesce(n.begun_at, now()), updated_at = now()
      from (
          select notification_id, maybe_told from crossdock.notification
          where notification_id = any (?)
        ) before
      where n.notification_id = before.notification_id
      returning n.notification_id, n.event, n.tenant, n.episode_id, n.facts, n.attempts,
        before.maybe_told, n.seq
      """;

  /** Of whoever has lost the lease meanwhile nothing is taken. */
  private static final String DELIVERED =
      """
      update crossdock.notification set
        state = 'DELIVERED', reason = '', delivered_at = now(), lease_owner = null,
        lease_until = null, updated_at = now()
      where notification_id = any (?) and lease_owner = ?
      """;

  private static final String NOT_DELIVERED =
      """
      update crossdock.notification set
        state = case when ? or begun_at + make_interval(secs => ?) < now() then 'FAILED'
          else 'WAITING' end,
        reason = ?,
        maybe_told = ?,
        message_id = case when ? then message_id end,
        retry_at = now() + make_interval(secs => ?),
        lease_owner = null,
        lease_until = null,
        updated_at = now()
      where notification_id = any (?) and lease_owner = ?
      """;

  private final Connection connection;

  DeliveryTable(Connection connection) {
    this.connection = connection;
  }

  /** Takes the oldest message that is due for a channel; null when nothing is. */
  @Nullable Attempt take(String channel, String owner, Duration lease) throws SQLException {
    DueNotifications notifications = new DueNotifications(connection);
    for (Due due = notifications.first(channel); due != null; due = notifications.first(channel)) {
      if (due.voidFor() == null) {
        List<UUID> ids = new ArrayList<>(List.of(due.id()));
        if (due.message() != null) {
          ids.addAll(notifications.rest(due));
        } else {
          for (Due other : notifications.others(channel, due)) {
            if (other.voidFor() == null) {
              ids.add(other.id());
            } else {
              cancel(other.id(), other.voidFor());
            }
          }
        }
        return mark(due.id(), ids, owner, lease);
      }
      cancel(due.id(), due.voidFor());
    }
    return null;
  }

  private void cancel(UUID id, String reason) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CANCEL)) {
      statement.setString(1, reason);
      statement.setObject(2, id);
      statement.executeUpdate();
    }
  }

  private Attempt mark(UUID id, List<UUID> ids, String owner, Duration lease) throws SQLException {
    record Row(long seq, Notice notice) {}
    List<Row> rows = new ArrayList<>();
    int number = 1;
    boolean maybeTold = false;
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setString(1, owner);
      statement.setDouble(2, lease.toMillis() / 1_000.0);
      statement.setObject(3, id);
      statement.setArray(4, array(ids));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(
              new Row(
                  row.getLong(8),
                  Facts.decode(
                      row.getObject(1, UUID.class),
                      Event.valueOf(row.getString(2)),
                      row.getString(3),
                      row.getObject(4, UUID.class),
                      row.getString(5))));
          number = Math.max(number, row.getInt(6));
          maybeTold |= row.getBoolean(7);
        }
      }
    }
    rows.sort((a, b) -> Long.compare(a.seq(), b.seq()));
    List<Notice> notices = rows.stream().map(Row::notice).toList();
    return new Attempt(new Message(id, notices), ids, owner, number, maybeTold);
  }

  /**
   * Writes down what came of an attempt.
   *
   * @param pause how long to wait before the next
   * @param giveUpAfter how long after the first attempt there is no next
   * @return whether it was still ours
   */
  boolean settle(Attempt attempt, Outcome outcome, Duration pause, Duration giveUpAfter)
      throws SQLException {
    if (outcome.kind() == Kind.DELIVERED) {
      try (PreparedStatement statement = connection.prepareStatement(DELIVERED)) {
        statement.setArray(1, array(attempt.ids()));
        statement.setString(2, attempt.owner());
        return statement.executeUpdate() > 0;
      }
    }
    boolean maybeTold = attempt.maybeTold() || outcome.kind() == Kind.UNSURE;
    try (PreparedStatement statement = connection.prepareStatement(NOT_DELIVERED)) {
      statement.setBoolean(1, outcome.kind() == Kind.REFUSED);
      statement.setDouble(2, giveUpAfter.toMillis() / 1_000.0);
      statement.setString(3, outcome.text());
      statement.setBoolean(4, maybeTold);
      statement.setBoolean(5, maybeTold);
      statement.setDouble(6, pause.toMillis() / 1_000.0);
      statement.setArray(7, array(attempt.ids()));
      statement.setString(8, attempt.owner());
      return statement.executeUpdate() > 0;
    }
  }

  private Array array(List<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
  }
}
