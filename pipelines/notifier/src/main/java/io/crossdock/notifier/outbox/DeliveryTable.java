package io.crossdock.notifier.outbox;

import io.crossdock.notifier.channel.Event;
import io.crossdock.notifier.channel.Message;
import io.crossdock.notifier.channel.Notice;
import io.crossdock.notifier.channel.Outcome;
import io.crossdock.notifier.channel.Outcome.Kind;
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
  /** More are told in a message of their own. */
  private static final int MOST_OF_A_GROUP = 50;

  /**
   * Why something is not to be told any more; null where it is. Whoever has acknowledged an episode
   * knows of it. An end is told to those alone who may have heard of the beginning.
   */
  private static final String VOID =
      """
      case
        when n.maybe_told then null
        when n.event in ('RAISED', 'ESCALATED') then
          case
            when e.state <> 'RAISED' or e.turn <> n.turn then 'it was over before it was told'
            when a.subject_id is not null then 'acknowledged by ' || a.acknowledged_by
          end
        when not exists (
            select from crossdock.notification r
            where r.tenant = n.tenant and r.episode_id = n.episode_id and r.turn = n.turn
              and r.channel = n.channel and r.event in ('RAISED', 'ESCALATED') and r.maybe_told)
          then 'its beginning was not told'
      end
      """;

  private static final String FROM =
      """
      from crossdock.notification n
        join crossdock.notification_episode e using (tenant, episode_id)
        left join crossdock.acknowledgement a
          on a.tenant = e.tenant and a.subject_kind = e.kind and a.subject_id = e.subject_id
      where n.channel = ?
        and not exists (
          select from crossdock.notification p
          where p.tenant = n.tenant and p.episode_id = n.episode_id and p.channel = n.channel
            and p.seq < n.seq and p.state in ('WAITING', 'TAKEN'))
      """;

  /** What is due, the oldest: new, to be tried again, or left behind by a notifier that died. */
  private static final String FIRST =
      "select n.notification_id, n.message_id, n.group_id, "
          + VOID
          + FROM
          + """
            and n.state in ('WAITING', 'TAKEN') and n.due_at <= now()
            and (n.message_id is null or n.message_id = n.notification_id)
            and (n.state = 'WAITING' or n.lease_until <= now())
          order by n.due_at, n.seq
          limit 1
          for update of n skip locked
          """;

  /** What goes out with it: more of its group, also before its time, but not in quiet hours. */
  private static final String OTHERS =
      "select n.notification_id, "
          + VOID
          + FROM
          + """
            and n.group_id = ? and n.notification_id <> ? and n.state = 'WAITING'
            and n.message_id is null and n.not_before <= now()
            and (n.attempts = 0 or n.due_at <= now())
          order by n.due_at, n.seq
          limit %d
          for update of n skip locked
          """
              .formatted(MOST_OF_A_GROUP - 1);

  /** The rest of a message that may have arrived: it stays as it was. */
  private static final String SAME =
      """
      select notification_id from crossdock.notification
      where message_id = ? and notification_id <> ? and state in ('WAITING', 'TAKEN')
      for update
      """;

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
        due_at = now() + make_interval(secs => ?),
        lease_owner = null,
        lease_until = null,
        updated_at = now()
      where notification_id = any (?) and lease_owner = ?
      """;

  private final Connection connection;

  DeliveryTable(Connection connection) {
    this.connection = connection;
  }

  private record First(UUID id, @Nullable UUID message, UUID group, @Nullable String voidFor) {}

  /** Takes the oldest message that is due for a channel; null when nothing is. */
  @Nullable Attempt take(String channel, String owner, Duration lease) throws SQLException {
    for (First first = first(channel); first != null; first = first(channel)) {
      if (first.voidFor() != null) {
        cancel(first.id(), first.voidFor());
        continue;
      }
      List<UUID> ids = new ArrayList<>(List.of(first.id()));
      ids.addAll(first.message() == null ? others(channel, first) : same(first));
      return mark(first.id(), ids, owner, lease);
    }
    return null;
  }

  private @Nullable First first(String channel) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
      statement.setString(1, channel);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? new First(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4))
            : null;
      }
    }
  }

  private List<UUID> others(String channel, First first) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(OTHERS)) {
      statement.setString(1, channel);
      statement.setObject(2, first.group());
      statement.setObject(3, first.id());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          UUID id = row.getObject(1, UUID.class);
          String voidFor = row.getString(2);
          if (voidFor == null) {
            ids.add(id);
          } else {
            cancel(id, voidFor);
          }
        }
      }
    }
    return ids;
  }

  private List<UUID> same(First first) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(SAME)) {
      statement.setObject(1, first.message());
      statement.setObject(2, first.id());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ids.add(row.getObject(1, UUID.class));
        }
      }
    }
    return ids;
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
