package io.crossdock.sandbox.pubsub;

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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * The three pipelines on DirectRunner from Pub/Sub, which is our emulator, to a real database, with
 * so little to read that PubsubIO's own watermark would not move: what waits for time comes out all
 * the same. News and failures go to Pub/Sub.
 */
public class PubsubDoorsTest {
  @ClassRule public static final TestServers SERVERS = new TestServers();

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
            new PubsubStage(
                SERVERS, "scans", "anomalies", "failures", "trucks", "machines", "predictions");
        Connection connection = servers.connect();
        TestJob barcode = startBarcode(stage, "--allowedLateness=1h");
        TestJob fleet =
            stage.start(
                "fleet",
                "trucks",
                List.of(PipelineJob.DIRECT, "--joinWindow=1s", "--joinEvery=1s"));
        TestJob maintenance =
            stage.start(
                "maintenance",
                "machines",
                List.of(
                    PipelineJob.DIRECT,
                    "--models=" + directory.resolve("models") + "/*.onnx",
                    "--machines=" + machines,
                    "--featureEvery=2s",
                    "--trendWindows=1",
                    "--predictionsTopic=" + PubsubDoor.topic("predictions")))) {
      scansAreJudged(stage, connection, barcode);
      trucksAreJoined(stage, connection, fleet);
      machinesArePredicted(stage, connection, maintenance);
      barcode.kill();
      fleet.kill();
      maintenance.kill();
      aFailureIsReplayed(stage, connection);
    }
  }

  private static TestJob startBarcode(PubsubStage stage, String more) {
    return stage.start(
        "barcode",
        "scans",
        List.of(
            PipelineJob.DIRECT,
            "--shards=4",
            "--tick=1s",
            "--sessionGap=2s",
            "--pubsubIdAttribute=event",
            "--anomaliesTopic=" + PubsubDoor.topic("anomalies"),
            "--failureTopic=" + PubsubDoor.topic("failures"),
            more));
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
    Failure failure = FailureJson.decode(stage.take("failures").get(0).getData().toByteArray());
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

  private static void aFailureIsReplayed(PubsubStage stage, Connection connection)
      throws Exception {
    try (TestJob replay = startReplay(stage, "--replayKinds=LATE", "--allowedLateness=30d")) {
      replay.awaitEnd();
    }
    assertThat(
        number(connection, "select count(*) from crossdock.failure where status = 'REPLAYED'"),
        is(1L));
    assertThat(
        number(
            connection,
            "select count(*) from crossdock.scan where source_name = '"
                + PubsubDoor.subscription("scans")
                + "'"),
        is(3L));
  }

  private static TestJob startReplay(PubsubStage stage, String... more) {
    return new TestJob(
            "barcode",
            SERVERS.get(),
            SERVERS.directory(),
            List.of(
                PipelineJob.DIRECT,
                "--input=replay",
                "--pubsubEmulatorHost=" + stage.emulator().restHost(),
                "--failureTopic=" + PubsubDoor.topic("failures")))
        .start(more);
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
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    for (int second = 0; second < 3; second++) {
      ProcessReading reading =
          ProcessReading.of(
              "acme",
              "lathe-1",
              "",
              Double.NaN,
              Double.NaN,
              Double.NaN,
              70,
              Double.NaN,
              now + second * 1_000_000L,
              now,
              Source.kafka("", 0, 0));
      stage.publish(
          "machines",
          new String(MachineEventJson.encode(reading), StandardCharsets.UTF_8),
          Map.of());
    }
    job.await(
        "readings are rows",
        () -> number(connection, "select count(*) from crossdock.process_reading") == 3);
    assertThat(
        stage.take("predictions").stream().map(one -> one.getData().toStringUtf8()).toList(),
        hasItem(containsString("lathe-1")));
  }

  private static long number(Connection connection, String query) throws SQLException {
    return Tables.number(connection, query);
  }
}
