package io.crossdock.notifier;

import io.crossdock.io.postgres.Backoff;
import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.io.postgres.SqlErrors;
import io.crossdock.notifier.outbox.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks at the start whether the database has the outbox and lets us use it. */
final class OutboxCheck {
  private final PostgresSettings settings;
  private final Reachable reachable;

  OutboxCheck(PostgresSettings settings, Reachable reachable) {
    this.settings = settings;
    this.reachable = reachable;
  }

  /**
   * Waits until the database answers, or the end has come.
   *
   * @throws RefusedException when it has no outbox, or does not let us in
   */
  void await(CompletableFuture<?> end) throws RefusedException, InterruptedException {
    try (Session session = new Session(settings)) {
      for (int failures = 1; !end.isDone(); failures++) {
        try {
          session.run(OutboxCheck::look);
          reachable.answered();
          return;
        } catch (SQLException e) {
          if (!SqlErrors.isTransient(e)) {
            throw new RefusedException(
                "the database refuses, see --postgresUser and scripts/migrate: "
                    + SqlErrors.reasonOf(e));
          }
          reachable.away(SqlErrors.reasonOf(e));
          waitFor(end, failures);
        }
      }
    }
  }

  private static boolean look(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "select from crossdock.notification join crossdock.notification_episode"
              + " using (tenant, episode_id) left join crossdock.acknowledgement using (tenant)"
              + " limit 0");
      return true;
    }
  }

  private static void waitFor(CompletableFuture<?> end, int failures) throws InterruptedException {
    try {
      end.get(Backoff.DEFAULT.after(failures).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Time to look again.
    }
  }
}
