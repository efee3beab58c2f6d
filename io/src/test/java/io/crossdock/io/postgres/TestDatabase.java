package io.crossdock.io.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A real PostgreSQL for the tests of this module, one a JVM, with the schema of the project. A test
 * empties the tables first.
 */
public final class TestDatabase {
  private static final EmbeddedPostgres SERVER = start();

  private TestDatabase() {}

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1").start();
      MigrateDatabase.migrate(settings(server.getPort(), "postgres"));
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create user pipeline in role crossdock_writer");
        statement.execute("create user person in role crossdock_reader");
        statement.execute("create user teller in role crossdock_notifier");
        statement.execute("create user screen in role crossdock_dashboard");
        statement.execute("create user nobody_special");
      }
      return server;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a pipeline would connect with: the user has the role {@code crossdock_writer}. */
  public static PostgresSettings settings() {
    return settingsAs("pipeline");
  }

  public static PostgresSettings settingsAs(String user) {
    return settings(SERVER.getPort(), user);
  }

  public static PostgresSettings settings(int port, String user) {
    return new PostgresSettings(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        user,
        null,
        1_000,
        Duration.ofSeconds(30),
        Duration.ofSeconds(20));
  }

  /** A connection as the database's owner. */
  public static Connection connect() throws SQLException {
    return SERVER.getPostgresDatabase().getConnection();
  }

  public static void empty() throws SQLException {
    execute(
        "truncate crossdock.scan, crossdock.scan_copy, crossdock.session, crossdock.failure,"
            + " crossdock.replay");
  }

  public static void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows of a query as text, columns with bars between them. */
  public static List<String> rows(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      int columns = results.getMetaData().getColumnCount();
      while (results.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(String.valueOf(results.getString(column)));
        }
        rows.add(String.join("|", row));
      }
      return rows;
    }
  }
}
