package io.crossdock.sandbox.servers;

import io.crossdock.io.postgres.MigrateDatabase;
import io.crossdock.io.postgres.PostgresSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.flywaydb.core.api.FlywayException;

/** A Kafka broker and a PostgreSQL server on the loopback address, for one run on a laptop. */
public final class Servers implements AutoCloseable {
  /** The user that pipelines write as: it may do what the role crossdock_writer may, no more. */
  public static final String WRITER = "crossdock_app";

  private final ServerProcess broker;
  private final ServerProcess database;
  private final int brokerPort;
  private final int databasePort;

  private Servers(ServerProcess broker, ServerProcess database, int brokerPort, int databasePort) {
    this.broker = broker;
    this.database = database;
    this.brokerPort = brokerPort;
    this.databasePort = databasePort;
  }

  /**
   * Starts both and brings the database's schema to its newest version.
   *
   * @param directory for their data and logs; must exist
   * @param kafkaPort port of the broker; 0 for a free one
   * @param postgresPort port of the database; 0 for a free one
   * @throws SandboxException saying what is wrong and what to do
   */
  public static Servers start(Path directory, int kafkaPort, int postgresPort) {
    Path log = directory.resolve("servers.log");
    List<ServerProcess> started = new ArrayList<>();
    try {
      ServerProcess broker =
          ServerProcess.start(
              "broker", "BrokerProcess", 512, kafkaPort, directory.resolve("kafka"), log);
      started.add(broker);
      ServerProcess database =
          ServerProcess.start(
              "database", "DatabaseProcess", 128, postgresPort, directory.resolve("postgres"), log);
      started.add(database);
      Servers servers = new Servers(broker, database, broker.awaitReady(), database.awaitReady());
      servers.prepareDatabase();
      started.clear();
      return servers;
    } catch (SQLException | FlywayException e) {
      throw new SandboxException("The database could not be prepared: " + e.getMessage());
    } finally {
      started.forEach(ServerProcess::close);
    }
  }

  private void prepareDatabase() throws SQLException {
    MigrateDatabase.migrate(
        new PostgresSettings(
            jdbcUrl(), "postgres", null, 1_000, Duration.ofMinutes(1), Duration.ofSeconds(30)));
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create role " + WRITER + " login in role crossdock_writer");
    }
  }

  /** The broker's address. */
  public String bootstrapServers() {
    return "127.0.0.1:" + brokerPort;
  }

  /** The database's port. */
  public int databasePort() {
    return databasePort;
  }

  /** The database's address. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres";
  }

  /** A connection as the database's owner. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), "postgres", "");
  }

  /** Makes topics that are kept for ever and take the time that a record carries. */
  public void createTopics(Collection<NewTopic> topics) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new SandboxException("Topics could not be made: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while topics were made.");
    }
  }

  /** Stops the database; its data stays. */
  public void stopDatabase() {
    database.command("stop", "STOPPED");
  }

  /** Starts the database again, on its port and data. */
  public void startDatabase() {
    database.command("start", "READY");
  }

  @Override
  public void close() {
    broker.close();
    database.close();
  }
}
