package io.crossdock.sandbox.doors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.crossdock.sandbox.jobs.TestJob;
import io.crossdock.sandbox.load.Sender;
import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.play.Tables;
import io.crossdock.sandbox.servers.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Scans through each door while what reads is killed twice as by a power cut, and goes on from its
 * last checkpoint: each scan is one row, whatever was sent or read twice, and what cannot be a row
 * is kept once, with where it came from. In the end all of that is replayed, with late scans
 * allowed. {@code -Pdoors} sends 100,000 through each door; without it Pub/Sub has few.
 */
@RunWith(Parameterized.class)
public class DoorKillsTest {
  private static final boolean ALL = Boolean.getBoolean("crossdock.doors");
  private static final int SCANS = Integer.getInteger("crossdock.doors.scans", 2_000);
  private static final int AT_ONCE = Math.max(100, SCANS / 50);

  /** What many scans leave in the state is not written each second. */
  private static final int CHECKPOINT_MILLIS = SCANS > 10_000 ? 5_000 : 1_000;

  /** No more are sent while so many are not yet rows: what reads is killed in the midst of them. */
  private static final int WAITING = SCANS / 10;

  @ClassRule public static final TestServers SERVERS = TestServers.secured();

  /** Without {@code -Pdoors}, when it is asked for by name: one whose messages are acknowledged. */
  @Parameters(name = "{0}")
  public static List<Doors> doors() {
    return ALL ? List.of(Doors.values()) : List.of(Doors.PUBSUB);
  }

  /** The tests that are done, whose failures are to be replayed. */
  private static final List<DoorKillsTest> DONE = new ArrayList<>();

  private final Doors which;
  private final String topic;
  private final NumberedScans scans;
  private String source = "";

  public DoorKillsTest(Doors which) {
    this.which = which;
    this.topic = "scans-" + which;
    this.scans = new NumberedScans(which.toString(), topic, SCANS);
  }

  @Test
  public void eachScanIsOneRow() throws Exception {
    try (TestDoor door = which.start(SERVERS);
        Connection connection = SERVERS.get().connect()) {
      door.create(List.of(topic), NumberedScans.CONTENT_TYPE);
      long began = System.nanoTime();
      try (Sender sender = door.sender();
          TestJob job = job(door)) {
        String[] onlyFromCheckpoint = door.fromCheckpointOnly().toArray(new String[0]);
        door.startBridge();
        job.start();
        killAfter(SCANS / 3, door, job, sender, connection);
        door.startBridge();
        job.resume(onlyFromCheckpoint);
        killAfter(2 * SCANS / 3, door, job, sender, connection);
        door.startBridge();
        job.resume(onlyFromCheckpoint);
        job.awaitCount(
            "all are rows",
            traces(door, SCANS),
            () -> {
              long rows = number(connection, "scan");
              sendMore(sender, rows);
              return rows + number(connection, "scan_copy") + failures(door, connection);
            });
        job.awaitCount("all are in sessions", SCANS, () -> inSessions(connection));
        job.kill();
        door.killBridge();
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      assertThat("all were sent", scans.sent(), is(SCANS));
      check(door, connection, seconds);
    }
  }

  private TestJob job(TestDoor door) {
    List<String> arguments = new ArrayList<>(door.arguments(List.of(topic)));
    arguments.addAll(
        List.of(
            "--parallelism=2",
            "--checkpointingInterval=" + CHECKPOINT_MILLIS,
            "--autoWatermarkInterval=100",
            "--allowedLateness=1h",
            "--sessionGap=2s",
            "--tick=1s",
            "--defaultTenant=" + which));
    return TestJob.keepingCheckpoints(
        "barcode", SERVERS.get(), which.directory(SERVERS), arguments);
  }

  /** Lets all run until there are so many rows, and kills it while more come. */
  private void killAfter(int rows, TestDoor door, TestJob job, Sender sender, Connection connection)
      throws Exception {
    job.awaitCount(
        "rows",
        rows,
        () -> {
          long there = number(connection, "scan");
          sendMore(sender, there);
          return there;
        });
    job.await("and a checkpoint", job::hasCheckpoint);
    scans.send(sender, WAITING);
    door.killBridge();
    job.kill();
    assertThat("killed in mid-run", number(connection, "scan"), lessThan((long) scans.sent()));
    scans.send(sender, AT_ONCE); // nobody is there
  }

  private void sendMore(Sender sender, long rows) {
    if (scans.sent() - rows < WAITING) {
      scans.send(sender, AT_ONCE);
    }
  }

  /** How many rows so many scans leave, with those of copies and of what nobody can read. */
  private long traces(TestDoor door, int sent) {
    return (long) sent + copies(door, sent) + 2L * NumberedScans.POISON;
  }

  private static int copies(TestDoor door, int sent) {
    return door.knowsItsCopies() ? 0 : sent / NumberedScans.TWICE;
  }

  private long number(Connection connection, String table) throws SQLException {
    return number(connection, table, "");
  }

  private long number(Connection connection, String table, String more) throws SQLException {
    return Tables.number(
        connection, "select count(*) from crossdock." + table + scans.where() + more);
  }

  private long failures(TestDoor door, Connection connection) throws SQLException {
    return Tables.number(connection, "select count(*)" + NumberedScans.failed(door.source(topic)));
  }

  private long inSessions(Connection connection) throws SQLException {
    return Tables.number(
        connection, "select coalesce(sum(scans), 0) from crossdock.session" + scans.where());
  }

  private void check(TestDoor door, Connection connection, double seconds) throws Exception {
    List<String> found = scans.found(connection);
    List<String> lost = without(scans.rows(), found);
    List<String> doubled = without(found, scans.rows());
    System.out.printf(
        Locale.ROOT,
        "%-9s | %s | %,d sent, %,d of them twice | %s | %,d rows | %d lost | %d doubled | %.0f s%n",
        which,
        door.server(),
        scans.sent(),
        scans.copies(),
        door.given(topic),
        found.size(),
        lost.size(),
        doubled.size(),
        seconds);
    assertThat("lost", lost, empty());
    assertThat("no scan's row, or its second", doubled, empty());
    assertThat("copies", number(connection, "scan_copy"), is((long) copies(door, SCANS)));
    assertThat("each in one session", inSessions(connection), is((long) SCANS));
    assertThat("failures", failures(door, connection), is(2L * NumberedScans.POISON));
    assertThat(
        "what cannot be a row, with its source and content type",
        NumberedScans.failures(connection, door.source(topic)),
        containsInAnyOrder(scans.failed().toArray()));
    source = door.source(topic);
    DONE.add(this);
  }

  /** One job replays what failed through any door. */
  @AfterClass
  public static void whatFailedIsReplayed() throws Exception {
    if (DONE.isEmpty()) {
      return;
    }
    try (TestJob job =
            new TestJob(
                    "barcode",
                    SERVERS.get(),
                    SERVERS.directory(),
                    List.of(
                        PipelineJob.DIRECT,
                        "--shards=8",
                        "--input=replay",
                        "--allowedLateness=30d"))
                .start();
        Connection connection = SERVERS.get().connect()) {
      job.awaitEnd();
      for (DoorKillsTest test : DONE) {
        NumberedScans scans = test.scans;
        List<String> expected = new ArrayList<>(scans.rows());
        expected.addAll(scans.lateRows());
        assertThat(without(expected, scans.found(connection)), empty());
        assertThat(without(scans.found(connection), expected), empty());
        assertThat(
            "rows from elsewhere",
            test.number(connection, "scan", " and source_name not like '" + test.source + "'"),
            is(0L));
        assertThat(
            NumberedScans.failures(connection, test.source),
            containsInAnyOrder(scans.failedAfterReplay().toArray()));
        System.out.printf(
            "%-9s | %d late scans are rows after a replay%n", test.which, scans.lateRows().size());
      }
    }
  }

  /** What is in a list and not in another one, each as often. */
  private static List<String> without(List<String> all, List<String> those) {
    Map<String, Integer> left = new HashMap<>();
    those.forEach(one -> left.merge(one, 1, Integer::sum));
    return all.stream().filter(one -> left.merge(one, -1, Integer::sum) < 0).toList();
  }
}
