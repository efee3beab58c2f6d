package io.crossdock.sandbox.chaos;

import io.crossdock.pipelines.launch.OutsideException;
import io.crossdock.sandbox.flink.ClusterJob;
import io.crossdock.sandbox.flink.FlinkCluster;
import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.play.Day;
import io.crossdock.sandbox.play.EpcisSamples;
import io.crossdock.sandbox.play.PlayedDay;
import io.crossdock.sandbox.play.TableContent;
import io.crossdock.sandbox.play.Tables;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.simulator.WarehouseDay;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/** A cluster, a broker with a published day, and a database, on which jobs are disturbed. */
final class Stage implements AutoCloseable {
  private static final Duration STEADY = Duration.ofSeconds(3);

  private final Path directory;
  private final Servers servers;
  private final FlinkCluster cluster;
  private final Day day;
  private final PlayedDay played;

  private Stage(Path directory, Servers servers, FlinkCluster cluster, Day day) {
    this.directory = directory;
    this.servers = servers;
    this.cluster = cluster;
    this.day = day;
    this.played = new PlayedDay(day, servers, directory);
  }

  /** A stage with the whole day published. */
  static Stage set(Path directory, FlinkCluster cluster, int scans) {
    Stage stage = set(directory, cluster, scans, EpcisSamples.all(), 0);
    stage.played.publish();
    return stage;
  }

  /**
   * A stage with nothing published yet.
   *
   * @param samples EPCIS documents beside the scans
   * @param kafkaPort the broker's; 0 for a free one
   */
  static Stage set(
      Path directory,
      FlinkCluster cluster,
      int scans,
      List<EpcisSamples.Document> samples,
      int kafkaPort) {
    Servers servers = Servers.start(directory, kafkaPort, 0);
    WarehouseDay simulated = WarehouseDay.of(21, scans, LocalDate.of(2026, 1, 5));
    return new Stage(directory, servers, cluster, new Day(simulated, samples, directory));
  }

  Servers servers() {
    return servers;
  }

  FlinkCluster cluster() {
    return cluster;
  }

  Day day() {
    return day;
  }

  PlayedDay played() {
    return played;
  }

  int messages() {
    return day.messages();
  }

  /** Empties the tables and makes a topic for anomalies, as for a first run. */
  void empty(String group) throws SQLException {
    servers.createTopics(List.of(new NewTopic(topic(group), 2, (short) 1)));
    try (Connection connection = servers.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "truncate crossdock.scan, crossdock.scan_copy, crossdock.session, crossdock.failure,"
              + " crossdock.replay");
    }
  }

  /** Submits the pipeline over the whole day, as a job that never ends by itself. */
  ClusterJob submit(String group, List<String> more) throws InterruptedException {
    List<String> arguments = new ArrayList<>(day.arguments());
    arguments.addAll(
        List.of(
            "--kafkaBootstrapServers=" + servers.bootstrapServers(),
            "--kafkaGroupId=" + group,
            "--postgresUrl=" + servers.jdbcUrl(),
            "--postgresUser=" + Servers.WRITER,
            // All is published before: what is idle then has been read to its end.
            "--idlePartitions=advance",
            "--kafkaIdleAfter=3s",
            "--checkpointingInterval=2000",
            "--checkpointingMode=EXACTLY_ONCE",
            "--stateBackend=rocksdb",
            "--stateBackendStoragePath=" + cluster.checkpoints(),
            "--externalizedCheckpointsEnabled=true",
            "--maxBundleSize=1000",
            "--autoWatermarkInterval=200",
            "--tick=1m"));
    more.forEach(one -> arguments.removeIf(old -> name(old).equals(name(one))));
    arguments.addAll(more);
    return ClusterJob.submit(cluster, "barcode", arguments, directory.resolve("submit.log"));
  }

  /** The topic that a group's anomalies go to. */
  static String topic(String group) {
    return group + "-anomalies";
  }

  private static String name(String argument) {
    return argument.split("=", 2)[0];
  }

  /** Messages that have left a trace so far; the last known number while the database is away. */
  long traced() {
    try (Connection connection = servers.connect()) {
      return Tables.messages(connection);
    } catch (SQLException e) {
      return -1;
    }
  }

  /** Waits until something is so; a cluster that is just being struck does not answer yet. */
  static void await(String what, Await.Condition condition) throws Exception {
    Await.that(
        what,
        () -> {
          try {
            return condition.isMet();
          } catch (OutsideException e) {
            return false;
          }
        });
  }

  /**
   * Waits until the tables are as they must be and stay so: sessions are told when their gap has
   * passed, once partitions count as idle, and nobody can say how long that takes a busy machine.
   */
  void awaitContent(String what, Await.Condition condition) throws Exception {
    await(
        what,
        () -> {
          awaitSteady();
          return condition.isMet();
        });
  }

  /** Waits until nothing has been written for some time. */
  private void awaitSteady() throws Exception {
    String[] last = {""};
    long[] since = {System.nanoTime()};
    await(
        "nothing is written any more",
        () -> {
          String now = version();
          if (!now.equals(last[0])) {
            last[0] = now;
            since[0] = System.nanoTime();
          }
          return System.nanoTime() - since[0] > STEADY.toNanos();
        });
  }

  /** The tables' rows, but for sessions that are no more. */
  List<String> content() throws SQLException {
    try (Connection connection = servers.connect()) {
      return TableContent.of(connection).stream()
          .filter(line -> !(line.startsWith("session") && line.contains("\"scans\": 0,")))
          .toList();
    }
  }

  /** Changes whenever a row is written. */
  private String version() {
    try (Connection connection = servers.connect()) {
      return Tables.number(connection, "select coalesce(sum(revision), 0) from crossdock.scan")
          + " "
          + Tables.number(
              connection, "select count(*) + coalesce(sum(revision), 0) from crossdock.session");
    } catch (SQLException e) {
      return "away";
    }
  }

  @Override
  public void close() {
    servers.close();
  }
}
