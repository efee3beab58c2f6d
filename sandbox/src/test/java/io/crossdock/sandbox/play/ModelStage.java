package io.crossdock.sandbox.play;

import io.crossdock.io.format.MachineEventJson;
import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.jobs.TestJob;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/**
 * Machines that are measured once in each window, and a job that judges them. Time is that of the
 * readings: a window is judged when the next one is measured.
 */
final class ModelStage implements AutoCloseable {
  static final String TENANT = "acme";
  static final String READINGS = "readings";
  static final String MODELS = "models";
  static final String PREDICTIONS = "predictions";

  private static final Instant MORNING = Instant.parse("2026-01-05T06:00:00Z");
  private static final Duration WINDOW = Duration.ofSeconds(30);

  private final Servers servers;
  private final Path directory;
  private final List<String> arguments;
  private final Publisher publisher;
  private final Connection connection;
  private @Nullable TestJob job;
  private List<String> last = List.of();
  private int window;

  ModelStage(Servers servers, Path directory, List<String> arguments) throws SQLException {
    this.servers = servers;
    this.directory = directory;
    this.arguments = arguments;
    servers.createTopics(
        List.of(READINGS, MODELS, PREDICTIONS).stream()
            .map(name -> new NewTopic(name, Optional.of(1), Optional.empty()))
            .toList());
    this.publisher = new Publisher(servers.bootstrapServers(), 0);
    this.connection = servers.connect();
  }

  /** Starts the job at the beginning of all topics, without any state. */
  void start() {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(
        List.of(
            PipelineJob.FLINK,
            "--parallelism=1",
            "--maxBundleTimeMills=100",
            "--kafkaStartFrom=earliest",
            "--kafkaTopics=" + READINGS,
            "--modelsTopic=" + MODELS,
            "--predictionsTopic=" + PREDICTIONS,
            "--featureEvery=" + WINDOW.toSeconds() + "s",
            "--trendWindows=1"));
    job = new TestJob("maintenance", servers, directory, all).start();
  }

  /** Kills the job with SIGKILL. */
  void kill() throws InterruptedException {
    job().kill();
  }

  private TestJob job() {
    return Objects.requireNonNull(job);
  }

  Connection connection() {
    return connection;
  }

  /** When the window begins that is measured next. */
  Instant nextWindow() {
    return begin(window);
  }

  /** When the window of this number begins. */
  static Instant begin(int number) {
    return MORNING.plus(WINDOW.multipliedBy(number));
  }

  /** Keeps a machine from a time on, to another one or for ever. */
  void keep(String machine, String type, Instant from, @Nullable Instant to) throws SQLException {
    MachineRows.insert(
        connection,
        List.of(
            new Machine(
                TENANT,
                machine,
                micros(from),
                to == null ? Long.MAX_VALUE : micros(to),
                type,
                "",
                Double.NaN,
                null,
                "hall 1")),
        List.of());
  }

  /** Measures machines in the next window. */
  void measure(List<String> machines) {
    last = List.copyOf(machines);
    for (String machine : machines) {
      send(machine, window);
    }
    window++;
    publisher.awaitAll();
  }

  /** Measures machines in the next window, and waits until they are judged in the one before. */
  void judge(List<String> machines) throws Exception {
    List<String> measured = List.copyOf(last);
    measure(machines);
    String before = "prediction where from_time = '" + begin(window - 2) + "'";
    await(
        "all are judged in " + before,
        () -> {
          for (String machine : measured) {
            if (number(before + " and machine_id = '" + machine + "'") == 0) {
              return false;
            }
          }
          return true;
        });
  }

  /** Sends what was measured in a window that is past, only now. */
  void sendLate(String machine, int pastWindow) {
    send(machine, pastWindow);
    publisher.awaitAll();
  }

  private void send(String machine, int of) {
    long event = micros(begin(of).plusSeconds(5));
    long arrival = micros(begin(Math.max(of, window)).plusSeconds(5));
    ProcessReading reading =
        ProcessReading.of(
            TENANT,
            machine,
            "M",
            300,
            310,
            1_500,
            35 + of * 7 % 40,
            60 + of * 11 % 130,
            event,
            arrival,
            Source.kafka("", 0, 0));
    publisher.send(READINGS, machine, MachineEventJson.encode(reading), arrival, TENANT);
  }

  /** Says something of models, now. */
  void say(byte[] message) {
    long now = micros(Instant.now());
    publisher.send(MODELS, "model", message, now, "");
    publisher.awaitAll();
  }

  /** How often the job's log has this text. */
  long logged(String text) throws IOException {
    return Files.readString(PipelineJob.log("maintenance", directory), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains(text))
        .count();
  }

  /** How many rows a table has, or those of them that are chosen. */
  long number(String rows) throws SQLException {
    return Tables.number(connection, "select count(*) from crossdock." + rows);
  }

  /** Waits until something is so, as long as the job runs. */
  void await(String what, Await.Condition condition) throws Exception {
    try {
      job().await(what, condition);
    } catch (AssertionError e) {
      throw new AssertionError(
          "failures: "
              + failures()
              + "; restarts: "
              + logged("Restarting job")
              + "; "
              + e.getMessage(),
          e);
    }
  }

  private List<String> failures() throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select concat_ws(' ', step, kind, message) from crossdock.failure limit 5")) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }

  private static long micros(Instant time) {
    return TimeUnit.MILLISECONDS.toMicros(time.toEpochMilli());
  }

  @Override
  public void close() throws SQLException {
    if (job != null) {
      job.close();
    }
    publisher.close();
    connection.close();
  }
}
