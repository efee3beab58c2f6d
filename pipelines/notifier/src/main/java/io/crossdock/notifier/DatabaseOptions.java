package io.crossdock.notifier;

import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.io.settings.Problems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the outbox is, named as those of the pipelines. */
final class DatabaseOptions {
  @Option(
      names = "--postgresUrl",
      paramLabel = "URL",
      description = "The database with the outbox, such as jdbc:postgresql://HOST:5432/crossdock.")
  private @Nullable String url;

  @Option(
      names = "--postgresUser",
      paramLabel = "NAME",
      description =
          "User to connect as, with the role crossdock_notifier. Default: ${DEFAULT-VALUE}.")
  private String user = "crossdock";

  @Option(
      names = "--postgresPassword",
      paramLabel = "REFERENCE",
      description = "Its password, as env:NAME or file:PATH.")
  private @Nullable String password;

  /** The settings; what is wrong goes to {@code problems}. */
  PostgresSettings settings(Problems problems) {
    return PostgresSettings.parse(url, user, password, problems);
  }
}
