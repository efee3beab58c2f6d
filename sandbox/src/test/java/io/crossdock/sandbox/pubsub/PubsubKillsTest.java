package io.crossdock.sandbox.pubsub;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import com.google.pubsub.v1.PubsubMessage;
import io.crossdock.sandbox.doors.PubsubDoor;
import io.crossdock.sandbox.jobs.TestJob;
import io.crossdock.sandbox.play.Tables;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    try (PubsubStage stage = new PubsubStage(SERVERS, "scans");
        Connection connection = servers.connect();
        TestJob job = TestJob.keepingCheckpoints("barcode", servers, directory, arguments(stage))) {
      killedWith(stage, connection, job.start(), SCANS / 3);
      killedWith(stage, connection, job.resume(), 2 * SCANS / 3);
      job.resume();
      job.await(
          "all are rows, and acknowledged",
          () -> {
            publishMore(stage);
            return published == SCANS && rows(connection) >= SCANS && waiting(stage) == 0;
          });
      job.await(
          "all sessions are closed",
          () -> Tables.number(connection, "select count(*) from crossdock.session") >= SCANS);
      job.kill();
      assertThat(rows(connection), is((long) SCANS));
      assertThat(Tables.number(connection, "select count(*) from crossdock.scan_copy"), is(0L));
      assertThat(Tables.number(connection, "select count(*) from crossdock.failure"), is(0L));
      assertThat(
          "sessions of one scan",
          Tables.number(connection, "select count(*) from crossdock.session where scans = 1"),
          is((long) SCANS));
      long deliveries = stage.emulator().deliveries(PubsubDoor.subscription("scans"));
      System.out.printf("%,d scans, %,d deliveries%n", SCANS, deliveries);
      assertThat("some came again", deliveries, greaterThan(SCANS + SCANS / 10L));
    }
  }

  /** Lets a job run until some rows have come, and kills it while more are being read. */
  private void killedWith(PubsubStage stage, Connection connection, TestJob job, int rows)
      throws Exception {
    job.await(
        "rows come, and a checkpoint",
        () -> {
          publishMore(stage);
          return rows(connection) >= rows && job.hasCheckpoint();
        });
    publish(stage);
    job.kill();
    assertThat("not all is acknowledged", waiting(stage), greaterThan(0));
    assertThat("killed in mid-run", rows(connection), lessThan((long) SCANS));
  }

  private static int waiting(PubsubStage stage) {
    return stage.emulator().unacknowledged(PubsubDoor.subscription("scans"));
  }

  private void publishMore(PubsubStage stage) {
    if (waiting(stage) < WAITING) {
      publish(stage);
    }
  }

  private static List<String> arguments(PubsubStage stage) {
    List<String> arguments = new ArrayList<>(stage.arguments("scans"));
    arguments.addAll(
        List.of(
            "--parallelism=2",
            "--autoWatermarkInterval=100",
            "--checkpointingInterval=2000",
            "--pubsubIdAttribute=event",
            "--sessionGap=2s",
            "--tick=1s",
            "--defaultTenant=acme"));
    return arguments;
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
      stage.emulator().publish(PubsubDoor.topic("scans"), messages);
    }
  }
}
