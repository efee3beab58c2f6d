package io.crossdock.sandbox.doors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.Assume.assumeTrue;

import io.crossdock.sandbox.jobs.TestJob;
import io.crossdock.sandbox.load.LoadOnKinesis;
import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.play.TableContent;
import io.crossdock.sandbox.play.Tables;
import io.crossdock.sandbox.servers.KinesisServer;
import io.crossdock.sandbox.servers.Servers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Each pipeline through Kinesis, for which Kinesalite stands in, to a real database. */
public class KinesisTest {
  private static final int SCANS = Integer.getInteger("crossdock.doors.scans", 2_000);

  /** Some clocks are ahead: what has not yet happened is in no session. */
  private static final String OVER =
      "select count(*) from crossdock.scan"
          + " where item is not null and event_time < now() - interval '15 seconds'";

  private static final Path ROOT = Path.of(System.getProperty("crossdock.root", ".."));

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path directory;
  private Servers servers;
  private KinesisServer kinesis;
  private KinesisClient client;
  private LoadOnKinesis load;
  private Connection connection;

  @Before
  public void start() throws Exception {
    assumeTrue(
        "kinesalite is not there; scripts/install-test-servers brings it",
        KinesisServer.isInstalled(ROOT));
    directory = folder.getRoot().toPath();
    kinesis = KinesisServer.start(ROOT, directory.resolve("kinesis.log"));
    client = kinesis.client();
    load = new LoadOnKinesis(kinesis, directory);
    servers = Servers.start(directory, 0, 0);
    connection = servers.connect();
  }

  @After
  public void stop() throws SQLException {
    if (servers != null) {
      connection.close();
      servers.close();
    }
    if (kinesis != null) {
      client.close();
      kinesis.close();
    }
  }

  @Test
  public void aJobThatIsKilledTwiceLeavesWhatAnUndisturbedOneDoes() throws Exception {
    kinesis.createStream(client, "scans", 2);
    List<String> arguments = new ArrayList<>(load.arguments("scans"));
    arguments.addAll(List.of("--sessionGap=5s", "--tick=1s"));
    List<String> killed = killedTwice(arguments);

    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "truncate crossdock.scan, crossdock.scan_copy, crossdock.session, crossdock.failure"
              + " cascade");
    }
    arguments.add("--shards=8");
    try (TestJob job = start("barcode", arguments)) {
      awaitAll(job);
      List<String> undisturbed = TableContent.of(connection);
      killed.removeAll(undisturbed);
      assertThat("only after kills: " + killed.stream().limit(3).toList(), killed.size(), is(0));
      shardsThatAreSplitAreReadOn(job);
      job.kill();
    }
    whatFailedIsReplayed();
  }

  /** Sends in three parts, with a kill after each of the first two; the rows. */
  private List<String> killedTwice(List<String> arguments) throws Exception {
    load.send("barcode", SCANS / 3);
    try (TestJob job = TestJob.keepingCheckpoints("barcode", servers, directory, arguments)) {
      job.start();
      job.await("rows and a checkpoint", () -> traced() > 0 && job.hasCheckpoint());
      int first = load.sent();
      load.send("barcode", SCANS / 3);
      job.await("more rows", () -> traced() > first);
      job.kill();
      // From here on a job that did not go on from its checkpoint would miss what came before.
      job.resume("--kinesisStartFrom=latest");
      job.await("it goes on", () -> traced() >= load.sent());
      int second = load.sent();
      load.send("barcode", SCANS - second);
      job.await("more rows", () -> traced() > second);
      job.kill();
      job.resume("--kinesisStartFrom=latest");
      awaitAll(job);
      job.kill();
    }
    return TableContent.of(connection);
  }

  private void shardsThatAreSplitAreReadOn(TestJob job) throws Exception {
    client.splitShard(
        request ->
            request
                .streamName("scans")
                .shardToSplit("shardId-000000000000")
                .newStartingHashKey("80000000000000000000000000000000"));
    kinesis.awaitActive(client, "scans");
    load.send("barcode", 200);
    awaitAll(job);
    assertThat(
        "read from the new shards",
        Tables.number(connection, "select count(*) from crossdock.scan where source_partition > 1"),
        greaterThan(0L));
  }

  private void whatFailedIsReplayed() throws Exception {
    String unreadable = "select count(*) from crossdock.failure where kind = 'MALFORMED'";
    long failures = Tables.number(connection, unreadable);
    assertThat(failures, greaterThan(0L));
    try (TestJob job =
        start("barcode", List.of("--input=replay", "--replayKinds=MALFORMED", "--shards=8"))) {
      job.awaitEnd();
    }
    assertThat(
        "none is another row, each was tried again",
        Tables.number(connection, unreadable + " and attempt = 2 and source_name = 'scans'"),
        equalTo(failures));
  }

  @Test
  public void trucksAndMachinesComeThroughAndAMissingStreamIsSaid() throws Exception {
    List<String> streams = List.of("temperature", "gps", "door", "vibration", "process");
    for (String stream : streams) {
      kinesis.createStream(client, stream, 1);
    }
    try (TestJob job = start("fleet", load.arguments("temperature,gps,dooor"))) {
      load.send("fleet", 400);
      load.send("maintenance", 200);
      assertThat(job.awaitRefusal(), containsString("Kinesis has no stream dooor in eu-central-1"));
    }
    try (TestJob fleet = start("fleet", load.arguments("temperature,gps,door"));
        TestJob maintenance = start("maintenance", load.arguments("vibration,process"))) {
      fleet.await("all events of trucks", () -> rows("truck_event") + failures("fleet") == 400);
      maintenance.await(
          "all events of machines",
          () -> rows("vibration") + rows("process_reading") + failures("maintenance") == 200);
      fleet.kill();
      maintenance.kill();
    }
  }

  private TestJob start(String pipeline, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(PipelineJob.DIRECT));
    all.addAll(arguments);
    return new TestJob(pipeline, servers, directory, all).start();
  }

  /** Waits until each message has its one row, and each scan of an item is in a session. */
  private void awaitAll(TestJob job) throws Exception {
    job.await(
        "one row each",
        () -> {
          long rows = rows("scan") + rows("scan_copy") + rows("failure");
          return traced() == load.sent() && rows == load.sent();
        });
    job.await(
        "all sessions",
        () ->
            Tables.number(connection, "select coalesce(sum(scans), 0) from crossdock.session")
                == Tables.number(connection, OVER));
  }

  private long traced() throws SQLException {
    return Tables.messages(connection);
  }

  private long rows(String table) throws SQLException {
    return Tables.number(connection, "select count(*) from crossdock." + table);
  }

  private long failures(String pipeline) throws SQLException {
    return Tables.number(
        connection, "select count(*) from crossdock.failure where pipeline = '" + pipeline + "'");
  }
}
