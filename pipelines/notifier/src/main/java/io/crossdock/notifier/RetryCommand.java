package io.crossdock.notifier;

import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.io.postgres.SqlErrors;
import io.crossdock.io.settings.Problems;
import io.crossdock.notifier.outbox.FailedNotifications;
import io.crossdock.notifier.outbox.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code scripts/notify retry}. */
@Command(
    name = "retry",
    sortOptions = false,
    description = {
      "Lets what has failed be sent again, once what was wrong is right. What is over by now, or"
          + " acknowledged, is not told any more."
    })
final class RetryCommand implements Callable<Integer> {
  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      description = "Of this receiver only. Default: of all.")
  private @Nullable String channel;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    PostgresSettings settings = database.settings(problems);
    problems.throwIfAny();
    try (Session session = new Session(settings)) {
      int again = session.run(connection -> FailedNotifications.retry(connection, channel));
      System.out.println(again + " notifications are to be sent again.");
      return 0;
    } catch (SQLException e) {
      throw new IOException("The database refuses: " + SqlErrors.reasonOf(e), e);
    }
  }
}
