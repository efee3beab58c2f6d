package io.crossdock.notifier.outbox;

import io.crossdock.notifier.news.EpisodeState;
import io.crossdock.notifier.news.News;
import io.crossdock.notifier.news.Severity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The table {@code notification_episode}. */
final class EpisodeTable {
  private static final String FIND =
      """
      select state, severity, turn, revision from crossdock.notification_episode
      where tenant = ? and episode_id = ?
      for update
      """;

  private static final String ADD =
      """
      insert into crossdock.notification_episode (
        tenant, episode_id, kind, subject_id, asset, rule, began_at, state, severity, turn, revision)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
      on conflict do nothing
      """;

  private static final String CHANGE =
      """
      update crossdock.notification_episode set
        state = ?, severity = ?, turn = ?, revision = ?, written_at = now()
      where tenant = ? and episode_id = ?
      """;

  private final Connection connection;

  EpisodeTable(Connection connection) {
    this.connection = connection;
  }

  /** An episode as it was before these news; null where they are the first. It is ours then. */
  @Nullable Episode findOrAdd(News news) throws SQLException {
    Episode found = find(news);
    if (found != null || add(news)) {
      return found;
    }
    return find(news); // another notifier has just added it
  }

  private @Nullable Episode find(News news) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, news.tenant());
      statement.setObject(2, news.episodeId());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? new Episode(
                EpisodeState.valueOf(row.getString(1)),
                Severity.valueOf(row.getString(2)),
                row.getInt(3),
                row.getInt(4))
            : null;
      }
    }
  }

  private boolean add(News news) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setString(1, news.tenant());
      statement.setObject(2, news.episodeId());
      statement.setString(3, news.kind().name());
      statement.setString(4, news.subjectId());
      statement.setString(5, news.asset());
      statement.setString(6, news.rule());
      statement.setObject(7, news.beganAt().atOffset(ZoneOffset.UTC));
      statement.setString(8, news.state().name());
      statement.setString(9, news.severity().name());
      statement.setInt(10, news.revision());
      return statement.executeUpdate() > 0;
    }
  }

  /** Writes how it stands now. */
  void change(News news, int turn) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CHANGE)) {
      statement.setString(1, news.state().name());
      statement.setString(2, news.severity().name());
      statement.setInt(3, turn);
      statement.setInt(4, news.revision());
      statement.setString(5, news.tenant());
      statement.setObject(6, news.episodeId());
      statement.executeUpdate();
    }
  }
}
