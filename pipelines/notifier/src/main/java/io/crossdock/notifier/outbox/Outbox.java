package io.crossdock.notifier.outbox;

import io.crossdock.notifier.news.News;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code notification} for whoever decides what is to be told. */
final class Outbox {
  /** What is planned again changes what was planned only while nobody has heard of it. */
  private static final String PLAN =
      """
      insert into crossdock.notification as n (
        notification_id, tenant, episode_id, event, turn, channel, route, group_id, severity, facts,
        state, reason, not_before, due_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
      on conflict (notification_id) do update set
        severity = excluded.severity,
        facts = excluded.facts,
        not_before = least(n.not_before, excluded.not_before),
        due_at = least(n.due_at, excluded.due_at),
        updated_at = now()
      where n.state = 'WAITING' and excluded.state = 'WAITING' and n.attempts = 0
      """;

  private static final String CANCEL =
      """
      update crossdock.notification set state = 'CANCELLED', reason = ?, updated_at = now()
      where tenant = ? and episode_id = ? and state = 'WAITING' and not maybe_told
      """;

  private static final String TOLD =
      """
      select distinct on (channel) channel, route, group_id
      from crossdock.notification
      where tenant = ? and episode_id = ? and turn = ? and event in ('RAISED', 'ESCALATED')
        and maybe_told
      order by channel, seq
      """;

  private static final String LAST_TOLD =
      """
      select max(begun_at) from crossdock.notification
      where channel = ? and group_id = ? and maybe_told
      """;

  private final Connection connection;

  Outbox(Connection connection) {
    this.connection = connection;
  }

  /** What has been told, or may have been, of an episode. */
  record Told(String channel, String route, UUID group) {}

  /** Puts something in; whether it is new. */
  boolean plan(Planned planned) throws SQLException {
    News news = planned.news();
    try (PreparedStatement statement = connection.prepareStatement(PLAN)) {
      statement.setObject(1, planned.id());
      statement.setString(2, news.tenant());
      statement.setObject(3, news.episodeId());
      statement.setString(4, planned.event().name());
      statement.setInt(5, planned.turn());
      statement.setString(6, planned.channel());
      statement.setString(7, planned.route());
      statement.setObject(8, planned.group());
      statement.setString(9, news.severity().name());
      statement.setString(10, Facts.encode(news));
      statement.setString(11, planned.reason().isEmpty() ? "WAITING" : "RECORDED");
      statement.setString(12, planned.reason());
      statement.setObject(13, planned.when().notBefore().atOffset(ZoneOffset.UTC));
      statement.setObject(14, planned.when().dueAt().atOffset(ZoneOffset.UTC));
      return statement.executeUpdate() > 0;
    }
  }

  /** Cancels what nobody has heard of yet; how much that was. */
  int cancel(News news, String reason) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CANCEL)) {
      statement.setString(1, reason);
      statement.setString(2, news.tenant());
      statement.setObject(3, news.episodeId());
      return statement.executeUpdate();
    }
  }

  /** By which channels people have heard of an episode, or may have. */
  List<Told> told(News news, int turn) throws SQLException {
    List<Told> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(TOLD)) {
      statement.setString(1, news.tenant());
      statement.setObject(2, news.episodeId());
      statement.setInt(3, turn);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(new Told(row.getString(1), row.getString(2), row.getObject(3, UUID.class)));
        }
      }
    }
    return found;
  }

  /** When something of a group was told last; null where nothing was. */
  @Nullable Instant lastTold(String channel, UUID group) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LAST_TOLD)) {
      statement.setString(1, channel);
      statement.setObject(2, group);
      try (ResultSet row = statement.executeQuery()) {
        OffsetDateTime last = row.next() ? row.getObject(1, OffsetDateTime.class) : null;
        return last == null ? null : last.toInstant();
      }
    }
  }
}
