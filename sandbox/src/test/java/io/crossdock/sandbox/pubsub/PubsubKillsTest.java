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
  private static final int AT_ONCE = Math.min(900, Math.max(50, SCANS / 200));

  /** No more are published while so many wait: a job is killed in the midst of them. */
  private static final int WAITING = SCANS / 10;

  @ClassRule public static final TestServers SERVERS = new TestServers();

  private int published;

  @Test
  public void eachScanIsOneRow() throws Exception {
    Servers servers = SERVERS.get();
    Path directory = SERVERS.directory();
    try (PubsubStage stage = new PubsubStage(servers, "scans");
        Connection connection = servers.connect()) {
      killedWith(stage, connection, directory, SCANS / 3);
      killedWith(stage, connection, directory, 2 * SCANS / 3);
      try (JavaProcess job = start(stage, directory)) {
        PubsubStage.await(
            "all are rows, and acknowledged",
            job,
            () -> {
              publishMore(stage);
              return published == SCANS && rows(connection) >= SCANS && waiting(stage) == 0;
            });
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

  /** Runs a job until some rows have come, and kills it while more are being read. */
  private void killedWith(PubsubStage stage, Connection connection, Path directory, int rows)
      throws Exception {
    try (JavaProcess job = start(stage, directory)) {
      PubsubStage.await(
          "rows come, and a checkpoint",
          job,
          () -> {
            publishMore(stage);
            return rows(connection) >= rows && newestCheckpoint(directory).isPresent();
          });
      publish(stage);
      job.kill();
      assertThat(job.await(10_000), is(true));
    }
    assertThat("not all is acknowledged", waiting(stage), greaterThan(0));
    assertThat("killed in mid-run", rows(connection), lessThan((long) SCANS));
  }

  private static int waiting(PubsubStage stage) {
    return stage.emulator().unacknowledged(PubsubStage.subscription("scans"));
  }

  private void publishMore(PubsubStage stage) {
    if (waiting(stage) < WAITING) {
      publish(stage);
    }
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
  private void publish(PubsubStage stage) {
    Instant now = Instant.now();
    List<PubsubMessage> messages = new ArrayList<>();
    int to = Math.min(SCANS, published + AT_ONCE);
    for (; published < to; published++) {
      PubsubMessage message =
          PubsubStage.message(
              String.format(
                  "{\"rawData\":\"]C1010400638133393121%06d\",\"scannerId\":\"gate-%d\","
                      + "\"location\":\"DOCK-1\",\"timestamp\":\"%s\"}",
                  published, published % 50, now),
              Map.of("event", Integer.toString(published)));
      messages.add(message);
      if (published % 10 == 0) {
        messages.add(message);
      }
    }
    if (!messages.isEmpty()) {
      stage.emulator().publish(PubsubStage.topic("scans"), messages);
    }
  }
}
