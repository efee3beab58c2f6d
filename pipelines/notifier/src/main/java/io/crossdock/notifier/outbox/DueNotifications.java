package io.crossdock.notifier.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of the table {@code notification} is due, locked for the caller's transaction; what others
 * have locked is passed over.
 */
final class DueNotifications {
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
            and case n.state when 'TAKEN' then n.lease_until <= now()
              else n.retry_at is null or n.retry_at <= now() end
          order by n.due_at, n.seq
          limit 1
          for update of n skip locked
          """;

  /** What goes out with it: more of its group, also before its time, but not in quiet hours. */
  private static final String OTHERS =
      "select n.notification_id, n.message_id, n.group_id, "
          + VOID
          + FROM
          + """
            and n.group_id = ? and n.notification_id <> ? and n.state = 'WAITING'
            and n.message_id is null and n.not_before <= now()
            and (n.retry_at is null or n.retry_at <= now())
          order by n.due_at, n.seq
          limit %d
          for update of n skip locked
          """
              .formatted(MOST_OF_A_GROUP - 1);

  /** The rest of a message that may have arrived: it stays as it was. */
  private static final String REST =
      """
      select notification_id from crossdock.notification
      where message_id = ? and notification_id <> ? and state in ('WAITING', 'TAKEN')
      for update
      """;

  private final Connection connection;

  DueNotifications(Connection connection) {
    this.connection = connection;
  }

  /**
   * Something that is due.
   *
   * @param id the notification
   * @param message the message that it may have been sent in; absent where it never was
   * @param group with what else it may be told
   * @param voidFor why it is not to be told any more; absent where it is
   */
  record Due(UUID id, @Nullable UUID message, UUID group, @Nullable String voidFor) {}

  /** The oldest that is due for a channel; null where nothing is. */
  @Nullable Due first(String channel) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
      statement.setString(1, channel);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? due(row) : null;
      }
    }
  }

  /** What may go out with it. */
  List<Due> others(String channel, Due first) throws SQLException {
    List<Due> others = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(OTHERS)) {
      statement.setString(1, channel);
      statement.setObject(2, first.group());
      statement.setObject(3, first.id());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          others.add(due(row));
        }
      }
    }
    return others;
  }

  private static Due due(ResultSet row) throws SQLException {
    return new Due(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4));
  }

  /** The rest of its message. */
  List<UUID> rest(Due first) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(REST)) {
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
}
