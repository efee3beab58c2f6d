package io.crossdock.notifier.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Notifications that have failed, for a person who has seen to it. */
public final class FailedNotifications {
  private static final String RETRY =
      """
      update crossdock.notification set
        state = 'WAITING', retry_at = null, begun_at = null, attempts = 0, updated_at = now()
      where state = 'FAILED' and channel = coalesce(?, channel)
      """;

  private FailedNotifications() {}

  /**
   * Lets them be sent again; how many that are.
   *
   * @param channel of which channel; null for all
   */
  public static int retry(Connection connection, @Nullable String channel) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RETRY)) {
      statement.setString(1, channel);
      return statement.executeUpdate();
    }
  }
}
