package io.crossdock.sandbox.pubsub;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import com.google.pubsub.v1.PubsubMessage;
import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.play.Tables;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * A job on embedded Flink that reads Pub/Sub, which is our emulator, is killed twice as by a power
 * cut and goes on from its last checkpoint, while a tenth of the scans are sent twice: each is one
 * row, and each of its session's scans is counted once. {@code -Dcrossdock.doors.scans} and {@code
 * -Pdoors} make it larger.
 */
public class PubsubKillsTest {
  private static final int SCANS = Integer.getInteger("crossdock.doors.scans", 2_000);
  private static final int AT_ONCE = 500;

  @ClassRule public static final TestServers SERVERS = new TestServers();

  @Test
  public void eachScanIsOneRow() throws Exception {
    Servers servers = SERVERS.get();
    Path directory = SERVERS.directory();
    try (PubsubStage stage = new PubsubStage(servers, "scans");
        Connection connection = servers.connect()) {
      int third = SCANS / 3;
      publish(stage, 0, third);
      killedWith(stage, connection, directory, third / 2);
      publish(stage, third, 2 * third);
      killedWith(stage, connection, directory, third + third / 2);
      publish(stage, 2 * third, SCANS);
      try (JavaProcess job = start(stage, directory)) {
        PubsubStage.await(
            "all are rows, and acknowledged",
            job,
            () ->
                rows(connection) >= SCANS
                    && stage.emulator().unacknowledged(PubsubStage.subscription("scans")) == 0);
        PubsubStage.await(
            "all sessions are closed",
            job,
            () -> Tables.number(connection, "select count(*) from crossdock.session") >= SCANS);
        job.kill();
      }
      assertThat(rows(connection), is((long) SCANS));
      assertThat(Tables.number(connection, "select count(*) from crossdock.scan_copy"), is(0L));
      assertThat(Tables.number(connection, "select count(*) from crossdock.failure"), is(0L));
      assertThat(
          "sessions of one scan",
          Tables.number(connection, "select count(*) from crossdock.session where scans = 1"),
          is((long) SCANS));
      long deliveries = stage.emulator().deliveries(PubsubStage.subscription("scans"));
      System.out.printf("%,d scans, %,d deliveries%n", SCANS, deliveries);
      assertThat("some came again", deliveries, greaterThan(SCANS + SCANS / 10L));
    }
  }

  /** Runs a job until some rows have come, and kills it in mid-run. */
  private static void killedWith(PubsubStage stage, Connection connection, Path directory, int rows)
      throws Exception {
    try (JavaProcess job = start(stage, directory)) {
      PubsubStage.await(
          "rows come, and a checkpoint",
          job,
          () -> rows(connection) >= rows && newestCheckpoint(directory).isPresent());
      job.kill();
      assertThat(job.await(10_000), is(true));
    }
    assertThat(
        "not all is acknowledged",
        stage.emulator().unacknowledged(PubsubStage.subscription("scans")),
        greaterThan(0));
    assertThat("killed in mid-run", rows(connection), lessThan((long) SCANS));
  }

  private static JavaProcess start(PubsubStage stage, Path directory) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                PipelineJob.FLINK,
                "--parallelism=2",
                "--checkpointingInterval=2000",
                "--externalizedCheckpointsEnabled=true",
                "--stateBackend=filesystem",
                "--stateBackendStoragePath=" + checkpoints(directory).toUri(),
                "--pubsubIdAttribute=event",
                "--sessionGap=2s",
                "--tick=1s",
                "--defaultTenant=acme"));
    Optional<Path> checkpoint = newestCheckpoint(directory);
    if (checkpoint.isPresent()) {
      // Within this process Beam passes on no path of a savepoint, but Flink's configuration does.
      Path conf = Files.createDirectories(directory.resolve("conf"));
      Files.writeString(
          conf.resolve("config.yaml"),
          "execution.savepoint.path: \"" + checkpoint.get().toUri() + "\"\n");
      arguments.add("--flinkConfDir=" + conf);
    }
    return stage.start("barcode", directory, List.of("scans"), arguments);
  }

  private static Path checkpoints(Path directory) throws IOException {
    return Files.createDirectories(directory.resolve("kept"));
  }

  /** The newest checkpoint that is complete. */
  private static Optional<Path> newestCheckpoint(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(checkpoints(directory))) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .map(Path::getParent);
    } catch (java.io.UncheckedIOException e) {
      return Optional.empty(); // one went while it was looked at
    }
  }

  private static long rows(Connection connection) throws Exception {
    return Tables.number(connection, "select count(*) from crossdock.scan");
  }

  /** Publishes scans, each of an item of its own, and every tenth of them twice. */
  private static void publish(PubsubStage stage, int from, int to) {
    Instant now = Instant.now();
    List<PubsubMessage> messages = new ArrayList<>();
    for (int number = from; number < to; number++) {
      PubsubMessage message =
          PubsubStage.message(
              String.format(
                  "{\"rawData\":\"]C1010400638133393121%06d\",\"scannerId\":\"gate-%d\","
                      + "\"location\":\"DOCK-1\",\"timestamp\":\"%s\"}",
                  number, number % 50, now.plusMillis(number - from)),
              Map.of("event", Integer.toString(number)));
      messages.add(message);
      if (number % 10 == 0) {
        messages.add(message);
      }
    }
    for (int first = 0; first < messages.size(); first += AT_ONCE) {
      stage
          .emulator()
          .publish(
              PubsubStage.topic("scans"),
              messages.subList(first, Math.min(messages.size(), first + AT_ONCE)));
    }
  }
}
