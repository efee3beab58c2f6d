package io.crossdock.sandbox.pubsub;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.google.pubsub.v1.PubsubMessage;
import io.crossdock.io.failure.FailureJson;
import io.crossdock.io.format.MachineEventJson;
import io.crossdock.sandbox.doors.PubsubDoor;
import io.crossdock.sandbox.jobs.TestJob;
import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.play.SmallModels;
import io.crossdock.sandbox.play.Tables;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.source.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * The three pipelines on DirectRunner from Pub/Sub, which is our emulator, to a real database, with
 * so little to read that PubsubIO's own watermark would not move: what waits for time comes out all
 * the same. News and failures go to Pub/Sub. What trucks and machines sent and could not be read is
 * read by a replay when it can be; scans in {@link io.crossdock.sandbox.doors.DoorKillsTest}.
 */
public class PubsubDoorsTest {
  @ClassRule public static final TestServers SERVERS = TestServers.shared();

  private static final Path ROOT = Path.of(System.getProperty("crossdock.root", ".."));
  private static final String FAILED =
      "select count(*) from crossdock.failure where pipeline <> 'barcode' and ";
  private static final String CODE = "4006381333931";

  @Test
  public void littleIsReadAndAllOfItComesOut() throws Exception {
    Servers servers = SERVERS.get();
    Path directory = SERVERS.directory();
    SmallModels.trainOverload(directory.resolve("models"));
    Path machines =
        Files.writeString(
            directory.resolve("machines.csv"),
            "tenant,machine,from,to,type,group,rpm,balls,ballMillimetres,pitchMillimetres,"
                + "contactDegrees,location\nacme,lathe-1,,,lathe,,,,,,,hall\n");
    try (PubsubStage stage =
            new PubsubStage("scans", "anomalies", "failures", "trucks", "machines", "predictions");
        Connection connection = servers.connect()) {
      try (TestJob job =
          TestJob.together(
                  servers,
                  directory,
                  Map.of(
                      "barcode",
                      stage.arguments(
                          "scans",
                          "--shards=4",
                          "--tick=1s",
                          "--sessionGap=2s",
                          "--allowedLateness=1h",
                          "--pubsubIdAttribute=event",
                          "--anomaliesTopic=" + PubsubDoor.topic("anomalies"),
                          "--failureTopic=" + PubsubDoor.topic("failures")),
                      "fleet",
                      stage.arguments("trucks", "--joinWindow=1s", "--joinEvery=1s"),
                      "maintenance",
                      stage.arguments(
                          "machines",
                          "--models=" + directory.resolve("models") + "/*.onnx",
                          "--machines=" + machines,
                          "--featureEvery=2s",
                          "--trendWindows=1",
                          "--predictionsTopic=" + PubsubDoor.topic("predictions"))))
              .start(PipelineJob.DIRECT)) {
        scansAreJudged(stage, connection, job);
        trucksAreJoined(stage, connection, job);
        machinesArePredicted(stage, connection, job);
        whatCannotBeReadYetIsKept(stage, connection, job);
        job.kill();
      }
      whatFailedIsReplayed(stage, connection);
    }
  }

  private static String scan(Instant time) {
    return String.format(
        "{\"productId\":\"%s\",\"scannerId\":\"gate-1\",\"location\":\"DOCK-1\",\"timestamp\":\"%s\"}",
        CODE, time);
  }

  private static void scansAreJudged(PubsubStage stage, Connection connection, TestJob job)
      throws Exception {
    Instant now = Instant.now();
    stage.publish("scans", scan(now), Map.of("tenant", "acme", "event", "1"));
    stage.publish("scans", scan(now.plusMillis(900)), Map.of("tenant", "acme", "event", "2"));
    // The same sent twice by its sender, which is no second scan.
    stage.publish("scans", scan(now.plusMillis(900)), Map.of("tenant", "acme", "event", "2"));
    job.await(
        "the session is closed in the silence after two scans",
        () -> number(connection, "select count(*) from crossdock.session where scans = 2") == 1);
    assertThat(number(connection, "select count(*) from crossdock.scan"), is(2L));
    assertThat(number(connection, "select count(*) from crossdock.scan_copy"), is(0L));

    PubsubMessage anomaly = stage.take("anomalies").get(0);
    assertThat(anomaly.getData().toStringUtf8(), containsString("\"kind\":\"BOUNCE\""));
    assertThat(anomaly.getData().toStringUtf8(), containsString(anomaly.getOrderingKey()));
    assertThat(anomaly.getAttributesOrThrow("content-type"), equalTo("application/json"));
    assertThat(anomaly.getAttributesOrThrow("tenant"), equalTo("acme"));
    assertThat(anomaly.getAttributesOrThrow("id").length(), is(36));

    String late = scan(now.minus(2, ChronoUnit.HOURS));
    stage.publish("scans", late, Map.of("tenant", "acme", "event", "3"));
    Failure failure =
        FailureJson.decode(stage.take("failures").get(0).getData().toByteArray()).orElseThrow();
    assertThat(failure.kind(), is(FailureKind.LATE));
    assertThat(failure.tenant(), equalTo("acme"));
    assertThat(failure.contentType(), equalTo("application/json"));
    assertThat(new String(failure.payload(), StandardCharsets.UTF_8), equalTo(late));
    assertThat(failure.source(), equalTo(new Source(PubsubDoor.subscription("scans"), 0, -1, "3")));
    // DirectRunner finalises what a reader has read when the same reader has read something more.
    int[] published = {4};
    job.await(
        "what was read before is acknowledged",
        () -> {
          stage.publish("scans", late, Map.of("tenant", "acme", "event", "3"));
          published[0]++;
          return stage.emulator().unacknowledged(PubsubDoor.subscription("scans")) < published[0];
        });
  }

  /** XML of a recorder that no mapping is there for, and a reading that comes too late. */
  private static void whatCannotBeReadYetIsKept(
      PubsubStage stage, Connection connection, TestJob job) throws Exception {
    String time =
        DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss")
            .format(Instant.now().atZone(ZoneId.of("Europe/Berlin")));
    stage.publish(
        "trucks",
        "<recorder><unit><plate>t-2</plate><rec probe='1'><time>"
            + time
            + "</time><temp>39,2</temp></rec></unit></recorder>",
        Map.of("content-type", "application/xml"));
    stage.publish("machines", reading("lathe-2", Instant.now().minus(40, DAYS)), Map.of());
    job.await("they are kept", () -> number(connection, FAILED + "status = 'OPEN'") == 2);
  }

  /** The mapping is there now, and what comes late is allowed. */
  private static void whatFailedIsReplayed(PubsubStage stage, Connection connection)
      throws Exception {
    List<String> replay =
        List.of(
            "--input=replay",
            "--pubsubEmulatorHost=" + stage.emulator().restHost(),
            "--failureTopic=" + PubsubDoor.topic("failures"));
    List<String> trucks = new ArrayList<>(replay);
    trucks.add("--xmlMapping=" + ROOT.resolve("runners-config/xml/old-recorder.json"));
    List<String> machines = new ArrayList<>(replay);
    machines.add("--allowedLateness=60d");
    try (TestJob job =
        TestJob.together(
                SERVERS.get(),
                SERVERS.directory(),
                Map.of("fleet", trucks, "maintenance", machines))
            .start(PipelineJob.DIRECT)) {
      job.awaitEnd();
    }
    for (String done :
        List.of(
            FAILED + "status = 'REPLAYED' and content_type = 'application/xml'" + from("trucks"),
            FAILED + "status = 'REPLAYED' and kind = 'LATE'" + from("machines"),
            "select count(*) from crossdock.truck_event where truck_id = 't-2'"
                + " and celsius between 3.99 and 4.01"
                + from("trucks"),
            "select count(*) from crossdock.process_reading where machine_id = 'lathe-2'"
                + from("machines"))) {
      assertThat(done, number(connection, done), is(1L));
    }
  }

  private static String from(String subscription) {
    return " and source_name = '" + PubsubDoor.subscription(subscription) + "'";
  }

  private static void trucksAreJoined(PubsubStage stage, Connection connection, TestJob job)
      throws Exception {
    Instant now = Instant.now();
    for (int second = 0; second < 3; second++) {
      stage.publish(
          "trucks",
          String.format(
              "{\"truckId\":\"t-1\",\"timestamp\":\"%s\",\"sensorId\":\"s\",\"celsius\":%d}",
              now.plusSeconds(second), 4 + second),
          Map.of("tenant", "acme"));
    }
    job.await(
        "windows are joined",
        () ->
            number(connection, "select count(*) from crossdock.truck_event") == 3
                && number(connection, "select count(*) from crossdock.truck_window") > 0);
  }

  private static void machinesArePredicted(PubsubStage stage, Connection connection, TestJob job)
      throws Exception {
    Instant now = Instant.now();
    for (int second = 0; second < 3; second++) {
      stage.publish("machines", reading("lathe-1", now.plusSeconds(second)), Map.of());
    }
    job.await(
        "readings are rows",
        () -> number(connection, "select count(*) from crossdock.process_reading") == 3);
    assertThat(
        stage.take("predictions").stream().map(one -> one.getData().toStringUtf8()).toList(),
        hasItem(containsString("lathe-1")));
  }

  private static String reading(String machine, Instant time) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
    ProcessReading reading =
        ProcessReading.of(
            "acme",
            machine,
            "",
            Double.NaN,
            Double.NaN,
            Double.NaN,
            70,
            Double.NaN,
            micros,
            micros,
            Source.kafka("", 0, 0));
    return new String(MachineEventJson.encode(reading), StandardCharsets.UTF_8);
  }

  private static long number(Connection connection, String query) throws SQLException {
    return Tables.number(connection, query);
  }
}
