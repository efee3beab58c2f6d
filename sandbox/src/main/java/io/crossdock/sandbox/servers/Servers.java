package io.crossdock.sandbox.servers;

import io.crossdock.io.postgres.MigrateDatabase;
import io.crossdock.io.postgres.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.flywaydb.core.api.FlywayException;

/** A Kafka broker and a PostgreSQL server on the loopback address, for one run on a laptop. */
public final class Servers implements AutoCloseable {
  /** The user that pipelines write as: it may do what the role crossdock_writer may, no more. */
  public static final String WRITER = "crossdock_app";

  /** The user that the dashboard looks as: it may do what crossdock_dashboard may. */
  public static final String SCREEN = "crossdock_screen";

  private static final long TOPIC_SECONDS = 30;
  private static final String BROKER_DATA = "kafka";
  private static final String DATABASE_DATA = "postgres";

  private final ServerProcess broker;
  private final ServerProcess database;
  private final List<Integer> brokerPorts;
  private final int databasePort;
  private final Path directory;
  private final Thread hook = new Thread(this::stop);

  private Servers(ServerProcess broker, ServerProcess database, Path directory) {
    this.broker = broker;
    this.database = database;
    this.brokerPorts = broker.awaitPorts();
    this.databasePort = database.awaitReady();
    this.directory = directory;
  }

  /**
   * Starts both and brings the database's schema to its newest version.
   *
   * @param directory for their data, which goes when they are closed, and their log, which stays;
   *     must exist and not be in use by others
   * @param kafkaPort port of the broker; 0 for a free one
   * @param postgresPort port of the database; 0 for a free one
   * @throws SandboxException saying what is wrong and what to do
   */
  public static Servers start(Path directory, int kafkaPort, int postgresPort) {
    return start(directory, kafkaPort, postgresPort, List.of());
  }

  /**
   * Starts both as above; the broker has a second door, that of Azure Event Hubs.
   *
   * @param secured what that door asks for
   */
  public static Servers start(Path directory, SecuredDoor secured) {
    return start(directory, 0, 0, secured.arguments());
  }

  private static Servers start(
      Path directory, int kafkaPort, int postgresPort, List<String> brokerArguments) {
    Path log = directory.resolve("servers.log");
    for (String name : List.of(BROKER_DATA, DATABASE_DATA)) {
      if (Files.exists(directory.resolve(name))) {
        throw new SandboxException(
            directory.resolve(name) + " is there already: choose another directory or delete it.");
      }
    }
    List<ServerProcess> started = new ArrayList<>();
    try {
      ServerProcess broker =
          ServerProcess.start(
              "broker",
              "BrokerProcess",
              512,
              kafkaPort,
              directory.resolve(BROKER_DATA),
              brokerArguments,
              log);
      started.add(broker);
      ServerProcess database =
          ServerProcess.start(
              "database",
              "DatabaseProcess",
              128,
              postgresPort,
              directory.resolve(DATABASE_DATA),
              List.of(),
              log);
      started.add(database);
      Servers servers = new Servers(broker, database, directory);
      servers.prepareDatabase();
      started.clear();
      // Ctrl-C leaves no data behind either.
      Runtime.getRuntime().addShutdownHook(servers.hook);
      return servers;
    } catch (SQLException | FlywayException e) {
      throw new SandboxException("The database could not be prepared: " + e.getMessage());
    } finally {
      if (!started.isEmpty()) {
        started.forEach(ServerProcess::close);
        deleteData(directory);
      }
    }
  }

  private void prepareDatabase() throws SQLException {
    MigrateDatabase.migrate(
        new PostgresSettings(
            jdbcUrl(), "postgres", null, 1_000, Duration.ofMinutes(1), Duration.ofSeconds(30)));
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create role " + WRITER + " login in role crossdock_writer");
      statement.execute("create role " + SCREEN + " login in role crossdock_dashboard");
    }
  }

  /** The broker's address. */
  public String bootstrapServers() {
    return "127.0.0.1:" + brokerPorts.get(0);
  }

  /** The broker's process id. */
  public long brokerPid() {
    return broker.pid();
  }

  /** The address of the broker's second door. */
  public String securedServers() {
    return "127.0.0.1:" + brokerPorts.get(1);
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
      awaitLeaders(admin, topics);
    } catch (ExecutionException e) {
      throw new SandboxException("Topics could not be made: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while topics were made.");
    }
  }

  /**
   * Waits until the broker answers for every partition. A producer that is faster has its records
   * refused, and was seen to hold them back until they expired.
   */
  private static void awaitLeaders(Admin admin, Collection<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> all = new HashMap<>();
    for (NewTopic topic : topics) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        all.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TOPIC_SECONDS);
    while (true) {
      try {
        admin.listOffsets(all).all().get();
        return;
      } catch (ExecutionException e) {
        // What was made last may be unknown for a moment.
        boolean unknown = e.getCause() instanceof UnknownTopicOrPartitionException;
        if (!unknown || System.nanoTime() > deadline) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  /** Stops the broker; its data stays. */
  public void stopBroker() {
    broker.command("stop", "STOPPED");
  }

  /** Starts the broker again, on its port and data. */
  public void startBroker() {
    broker.command("start", "READY");
  }

  /** Stops the database; its data stays. */
  public void stopDatabase() {
    database.command("stop", "STOPPED");
  }

  /** Starts the database again, on its port and data. */
  public void startDatabase() {
    database.command("start", "READY");
  }

  /** Stops both and deletes their data. */
  @Override
  public void close() {
    stop();
    JavaProcess.forget(hook);
  }

  private void stop() {
    broker.close();
    database.close();
    deleteData(directory);
  }

  private static void deleteData(Path directory) {
    for (String name : List.of(BROKER_DATA, DATABASE_DATA)) {
      try (Stream<Path> files = Files.walk(directory.resolve(name))) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (NoSuchFileException e) {
        // It did not come as far as that.
      } catch (IOException | UncheckedIOException e) {
        System.err.println("Data of the servers is left behind: " + e.getMessage());
      }
    }
  }
}
