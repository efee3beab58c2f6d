package io.crossdock.sandbox.play;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.crossdock.io.format.MachineEventJson;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.training.LimitModel;
import io.crossdock.training.Parameters;
import io.crossdock.training.TrainedModel;
import io.crossdock.training.Training;
import io.crossdock.transforms.maintenance.score.Model;
import io.crossdock.transforms.maintenance.score.OnnxFormat;
import io.crossdock.transforms.time.Micros;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Data that nobody here wrote, from a real broker through the pipeline on embedded Flink to a real
 * database: whether it scores as the trainer does, in whatever order rows arrive, and what a
 * detector of rolling statistics in the stream is worth on a machine's real failures.
 */
public class ReferenceDataTest {
  @ClassRule public static final TestServers SERVERS = TestServers.shared();

  private static final String FORWARD = "forward";
  private static final String SHUFFLED = "shuffled";
  private static final double TOLERANCE = 1e-6;

  private static final RollingStatistics TWO_DAYS = new RollingStatistics(48, 4);

  /** As cross-validation chooses it; it changes no probability. */
  private static final double THRESHOLD = 0.4832;

  private static final long SECOND_MICROS = 1_000_000;

  /** A reading, and when the broker says that it arrived. */
  private record Arrived(ProcessReading reading, long micros) {}

  @Test
  public void rowsInAnyOrderOfArrivalScoreAsInTraining() throws Exception {
    Ai4iMachines ai4i = Ai4iMachines.read();
    TrainedModel trained = Training.train(ai4i.data(), Parameters.DEFAULT);
    Path onnx = SERVERS.directory().resolve("ai4i.onnx");
    trained.writeOnnx(
        onnx,
        trained.metadata("ai4i", "", "machine-failure", List.of(Ai4iMachines.TYPE), THRESHOLD));
    List<String> machines = new ArrayList<>();
    for (String tenant : List.of(FORWARD, SHUFFLED)) {
      ai4i.machines().forEach(one -> machines.add(machine(tenant, one, Ai4iMachines.TYPE)));
    }
    // Each machine has one reading, so more windows would only be more empty ones.
    run(inAndOutOfOrder(ai4i), "ai4i", machines, onnx, List.of("--trendWindows=2"));

    double[] offline = trained.score(ai4i.data().rows());
    double[] runtime;
    try (Model model = new OnnxFormat().load(onnx.toString(), onnx)) {
      runtime = model.score(ai4i.data().rows());
    }
    Map<String, Double> forward = predictions(FORWARD);
    Map<String, Double> shuffled = predictions(SHUFFLED);
    assertThat(forward.size(), is(ai4i.machines().size()));
    assertThat("bit for bit", shuffled, equalTo(forward));
    double fromOffline = 0;
    double fromRuntime = 0;
    for (int i = 0; i < offline.length; i++) {
      double streamed = forward.getOrDefault(ai4i.machines().get(i), Double.POSITIVE_INFINITY);
      fromOffline = Math.max(fromOffline, Math.abs(streamed - offline[i]));
      fromRuntime = Math.max(fromRuntime, Math.abs(streamed - runtime[i]));
    }
    System.out.printf(
        Locale.ROOT,
        "AI4I: %,d rows in each of two tenants; farthest from the trainer %.1e, from ONNX Runtime"
            + " %.1e%n",
        offline.length,
        fromOffline,
        fromRuntime);
    assertThat(fromOffline, lessThanOrEqualTo(TOLERANCE));
    assertThat(fromRuntime, lessThanOrEqualTo(TOLERANCE));
  }

  /**
   * The rows of one tenant in order, each there at once; then those of the other, one a second:
   * whatever their order, none arrives before it happened.
   */
  private static List<Arrived> inAndOutOfOrder(Ai4iMachines ai4i) {
    long from = Micros.of(Duration.between(Instant.EPOCH, Instant.parse("2013-12-02T21:15:00Z")));
    List<Arrived> messages = new ArrayList<>();
    for (ProcessReading reading : ai4i.readings(FORWARD, from)) {
      messages.add(new Arrived(reading, reading.eventTimeMicros()));
    }
    List<ProcessReading> shuffled = ai4i.readings(SHUFFLED, from);
    Collections.shuffle(shuffled, new Random(20));
    long arrival = messages.get(messages.size() - 1).micros();
    for (ProcessReading reading : shuffled) {
      arrival += SECOND_MICROS;
      messages.add(new Arrived(reading, arrival));
    }
    return messages;
  }

  /** One for each machine, or it says for which not. */
  private static Map<String, Double> predictions(String tenant) throws SQLException {
    Map<String, Double> all = new HashMap<>();
    try (Connection connection = SERVERS.get().connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select machine_id, probability from crossdock.prediction where verdict = 'VALID'"
                    + " and known and model = 'ai4i' and tenant = '"
                    + tenant
                    + "'")) {
      while (rows.next()) {
        assertThat(
            "twice: " + rows.getString(1), all.put(rows.getString(1), rows.getDouble(2)) == null);
      }
      assertThat(
          Tables.number(
              connection,
              "select count(*) from crossdock.prediction where tenant = '" + tenant + "'"),
          is((long) all.size()));
    }
    return all;
  }

  /**
   * The numbers are what it is, and no bar: there are no published ones of this kind. They are held
   * so that nobody changes them without seeing it.
   */
  @Test
  public void rollingStatisticsFindSomeOfARealMachinesFailures() throws Exception {
    NabMachine nab = NabMachine.read();
    LimitModel rolling =
        new LimitModel("process_temperature_deviation", (float) TWO_DAYS.limit(), 0);
    Path onnx = SERVERS.directory().resolve("rolling.onnx");
    Files.write(
        onnx,
        rolling.toOnnx(rolling.metadata("rolling", "", "temperature", List.of(NabMachine.TYPE))));
    List<Arrived> messages = new ArrayList<>();
    for (ProcessReading reading : nab.readings()) {
      messages.add(new Arrived(reading, reading.eventTimeMicros()));
    }
    run(
        messages,
        "nab",
        List.of(machine(NabMachine.TENANT, NabMachine.MACHINE, NabMachine.TYPE)),
        onnx,
        List.of(
            "--trendWindows=" + TWO_DAYS.windows(),
            "--orderGap=12h",
            "--openAfter=" + RollingStatistics.OPEN_AFTER,
            "--recoverAfter=" + RollingStatistics.RECOVER_AFTER,
            "--recoverBelow=" + RollingStatistics.RECOVER_BELOW));

    RollingStatistics.Said streamed = streamed(nab);
    List<DetectorScore> scores = new ArrayList<>();
    DetectorScore inStream = DetectorScore.of("in the stream", streamed, nab.windows());
    scores.add(inStream);
    for (int windows : List.of(24, 48, 168)) {
      for (int limit : List.of(3, 4, 5)) {
        scores.add(
            DetectorScore.of(
                windows + " h, " + limit,
                new RollingStatistics(windows, limit).of(nab),
                nab.windows()));
      }
    }
    System.out.println(DetectorScore.table(scores));
    assertThat(nab.windows().size(), is(4));
    assertThat(
        inStream,
        is(new DetectorScore("in the stream", 11, 4, List.of(2, 3, 4), List.of(2, 4), 9, 36)));
    RollingStatistics.Said offline = TWO_DAYS.of(nab);
    assertThat(streamed.episodes(), equalTo(offline.episodes()));
    assertThat(streamed.hoursOver(), equalTo(offline.hoursOver()));
  }

  /** What the pipeline says, as rows of its tables. */
  private static RollingStatistics.Said streamed(NabMachine nab) throws SQLException {
    List<NabMachine.Span> episodes = new ArrayList<>();
    List<Long> hoursOver = new ArrayList<>();
    long end =
        (Math.floorDiv(nab.lastMicros(), RollingStatistics.HOUR_MICROS) + 1)
            * RollingStatistics.HOUR_MICROS;
    String where = " where tenant = '" + NabMachine.TENANT + "' and ";
    try (Connection connection = SERVERS.get().connect();
        Statement statement = connection.createStatement()) {
      try (ResultSet orders =
          statement.executeQuery(
              "select (extract(epoch from began_at) * 1000000)::bigint,"
                  + " (extract(epoch from ended_at) * 1000000)::bigint"
                  + " from crossdock.work_order"
                  + where
                  + "state <> 'WITHDRAWN' order by began_at")) {
        while (orders.next()) {
          long ended = orders.getLong(2);
          episodes.add(new NabMachine.Span(orders.getLong(1), orders.wasNull() ? end : ended));
        }
      }
      try (ResultSet hours =
          statement.executeQuery(
              "select (extract(epoch from from_time) * 1000000)::bigint from crossdock.prediction"
                  + where
                  + "probability >= threshold order by from_time")) {
        while (hours.next()) {
          hoursOver.add(hours.getLong(1));
        }
      }
    }
    return new RollingStatistics.Said(episodes, hoursOver);
  }

  private static void run(
      List<Arrived> messages, String topic, List<String> machines, Path model, List<String> more)
      throws Exception {
    SERVERS
        .get()
        .createTopics(
            List.of(
                new NewTopic(topic, Optional.of(2), Optional.empty())
                    .configs(Map.of("message.timestamp.type", "CreateTime"))));
    try (Publisher publisher = new Publisher(SERVERS.get().bootstrapServers(), 0)) {
      messages.forEach(message -> send(publisher, topic, message));
      publisher.awaitAll();
    }
    List<String> book = new ArrayList<>();
    book.add(
        "tenant,machine,from,to,type,group,rpm,balls,ballMillimetres,pitchMillimetres,"
            + "contactDegrees,location");
    book.addAll(machines);
    List<String> arguments = new ArrayList<>();
    long last = messages.get(messages.size() - 1).micros();
    arguments.addAll(
        List.of(
            PipelineJob.FLINK,
            "--kafkaTopics=" + topic,
            "--kafkaReadUntil=" + Micros.toInstant(last + SECOND_MICROS),
            "--machines=" + Files.write(SERVERS.directory().resolve(topic + ".csv"), book),
            "--models=" + model,
            "--featureEvery=1h",
            "--allowedLateness=100d"));
    arguments.addAll(more);
    try (Connection connection = SERVERS.get().connect()) {
      long before = readings(connection);
      long start = System.nanoTime();
      try (JavaProcess job =
          PipelineJob.start(
              "maintenance",
              SERVERS.get(),
              Files.createDirectory(SERVERS.directory().resolve(topic)),
              new PipelineJob.Suited(List.of(), List.of()),
              arguments)) {
        assertThat(
            new FollowJob(
                    job,
                    "readings in the database",
                    messages.size(),
                    () -> readings(connection) - before)
                .toItsEnd(),
            is(true));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%s: %,d readings took %.1f s, %,.0f a second%n",
          topic,
          messages.size(),
          seconds,
          messages.size() / seconds);
      assertThat(readings(connection) - before, is((long) messages.size()));
      assertThat(Tables.number(connection, "select count(*) from crossdock.failure"), is(0L));
    }
  }

  private static long readings(Connection connection) throws SQLException {
    return Tables.number(connection, "select count(*) from crossdock.process_reading");
  }

  private static void send(Publisher publisher, String topic, Arrived message) {
    ProcessReading reading = message.reading();
    publisher.send(
        topic,
        reading.tenant() + "/" + reading.machineId(),
        MachineEventJson.encode(reading),
        message.micros(),
        "");
  }

  private static String machine(String tenant, String machine, String type) {
    return String.join(",", tenant, machine, "", "", type, "", "", "", "", "", "", "");
  }
}
