package io.crossdock.dashboard.data;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crossdock.io.secret.Secret;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database as it is looked at. Its connections can only read, but for those of {@link
 * Acknowledgements}, and each statement has its time.
 */
public final class DashboardDatabase implements AutoCloseable {
  private static final int READERS = 5;
  private static final int WRITERS = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final HikariDataSource reading;
  private final HikariDataSource writing;

  /**
   * A database that need not be there yet.
   *
   * @param url JDBC address
   * @param user a user with the role {@code crossdock_dashboard}
   * @param password by reference; null for a connection without one
   * @param statementTimeout how long the database may work on one statement
   */
  public DashboardDatabase(
      String url, String user, @Nullable Secret password, Duration statementTimeout) {
    this.reading = pool(url, user, password, statementTimeout, READERS, true);
    this.writing = pool(url, user, password, statementTimeout, WRITERS, false);
  }

  private static HikariDataSource pool(
      String url,
      String user,
      @Nullable Secret password,
      Duration statementTimeout,
      int size,
      boolean readOnly) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    if (password != null) {
      config.setPassword(password.resolve());
    }
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(readOnly ? 2 : 0);
    config.setReadOnly(readOnly);
    config.setPoolName(readOnly ? "reading" : "writing");
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(PATIENCE.toMillis() - 1);
    config.setInitializationFailTimeout(-1); // a database that is away is said on the page
    config.addDataSourceProperty("ApplicationName", "crossdock-dashboard");
    config.addDataSourceProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
    config.addDataSourceProperty(
        "socketTimeout", Long.toString(statementTimeout.toSeconds() + PATIENCE.toSeconds()));
    // Read-only by the session too: the driver says it to transactions, and here are none.
    config.addDataSourceProperty(
        "options",
        "-c statement_timeout="
            + statementTimeout.toMillis()
            + (readOnly ? " -c default_transaction_read_only=on" : ""));
    return new HikariDataSource(config);
  }

  /**
   * The answer to a query as JSON, an array of its rows.
   *
   * @param values of its parameters: texts, or a list of texts
   * @throws SQLException when the database is away, refuses or takes too long
   */
  public String json(Query query, Map<String, ?> values) throws SQLException {
    try (Connection connection = reading.getConnection()) {
      return json(connection, query, values);
    }
  }

  /**
   * As above, unless nothing at all was written to the database since {@code mark}.
   *
   * @param mark of the answer that one has; null for none
   */
  public Optional<Answer> jsonSince(@Nullable String mark, Query query, Map<String, ?> values)
      throws SQLException {
    try (Connection connection = reading.getConnection()) {
      String now = mark(connection);
      if (now.equals(mark)) {
        return Optional.empty();
      }
      return Optional.of(new Answer(now, json(connection, query, values)));
    }
  }

  /**
   * What was asked, and when.
   *
   * @param mark changes with every transaction that writes, whatever it writes
   * @param json the rows
   */
  public record Answer(String mark, String json) {}

  /** The transactions that are visible: costs nothing, and no commit is missed by it. */
  private static String mark(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select pg_current_snapshot()::text");
        ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getString(1);
    }
  }

  private static String json(Connection connection, Query query, Map<String, ?> values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
      int place = 1;
      for (String name : query.order()) {
        Object value = values.get(name);
        if (value instanceof List<?> list) {
          Array array = connection.createArrayOf("text", list.toArray());
          statement.setArray(place++, array);
        } else {
          statement.setString(place++, (String) value);
        }
      }
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getString(1);
      }
    }
  }

  /** A connection that may write what the role may. The caller closes it. */
  Connection writer() throws SQLException {
    return writing.getConnection();
  }

  @Override
  public void close() {
    reading.close();
    writing.close();
  }
}
