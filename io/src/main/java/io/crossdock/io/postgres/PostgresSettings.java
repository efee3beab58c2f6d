package io.crossdock.io.postgres;

import io.crossdock.io.secret.Secret;
import io.crossdock.io.settings.Problems;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is and how to write to it.
 *
 * @param url JDBC address, without user and password
 * @param user user to connect as
 * @param password the user's password by reference; absent for a connection without one
 * @param batchSize rows in one transaction
 * @param maxOutage how long a batch is tried again before its bundle fails
 * @param statementTimeout how long the database may work on one statement
 */
public record PostgresSettings(
    String url,
    String user,
    @Nullable Secret password,
    int batchSize,
    Duration maxOutage,
    Duration statementTimeout)
    implements Serializable {
  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern CREDENTIAL = Pattern.compile("[?&](user|password|sslpassword)=");

  /** Reads the options; what is wrong goes to {@code problems}. */
  public static PostgresSettings parse(PostgresOptions options, Problems problems) {
    return new PostgresSettings(
        url(options.getPostgresUrl(), problems),
        problems.required("--postgresUser", options.getPostgresUser()),
        secret(options.getPostgresPassword(), problems),
        problems.between("--postgresBatchSize", options.getPostgresBatchSize(), 1, 100_000),
        problems.duration("--postgresMaxOutage", options.getPostgresMaxOutage(), Duration.ZERO),
        problems.duration(
            "--postgresStatementTimeout",
            options.getPostgresStatementTimeout(),
            Duration.ofMillis(100)));
  }

  /**
   * Reads the options of a process that is no pipeline and writes row by row; what is wrong goes to
   * {@code problems}.
   */
  public static PostgresSettings parse(
      @Nullable String url, @Nullable String user, @Nullable String password, Problems problems) {
    return new PostgresSettings(
        url(url, problems),
        problems.required("--postgresUser", user),
        secret(password, problems),
        1,
        Duration.ZERO,
        STATEMENT_TIMEOUT);
  }

  private static String url(@Nullable String given, Problems problems) {
    String url = problems.required("--postgresUrl", given);
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
      problems.add("--postgresUrl", "does not begin with jdbc:postgresql:");
    }
    if (CREDENTIAL.matcher(url).find() || url.contains("@")) {
      problems.add(
          "--postgresUrl",
          "carries a user or a password: say --postgresUser and --postgresPassword=env:NAME");
    }
    return url;
  }

  private static @Nullable Secret secret(@Nullable String reference, Problems problems) {
    if (reference == null || reference.isEmpty()) {
      return null;
    }
    try {
      return Secret.reference(reference);
    } catch (IllegalArgumentException e) {
      problems.add("--postgresPassword", String.valueOf(e.getMessage()));
      return null;
    }
  }

  /**
   * Opens a connection that commits nothing by itself. The caller closes it.
   *
   * @throws SQLException when the database is not there or refuses
   * @throws io.crossdock.io.secret.MissingSecretException when the password's reference leads
   *     nowhere
   */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    if (password != null) {
      properties.setProperty("password", password.resolve());
    }
    properties.setProperty("ApplicationName", "crossdock");
    // Rows of one batch go as one statement of many rows.
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("connectTimeout", "10");
    // A silent network is noticed some time after the database itself would have given up.
    properties.setProperty("socketTimeout", Long.toString(statementTimeout.toSeconds() + 30));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("options", "-c statement_timeout=" + statementTimeout.toMillis());
    Connection connection = DriverManager.getConnection(url, properties);
    try {
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
