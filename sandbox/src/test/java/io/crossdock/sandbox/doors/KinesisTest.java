package io.crossdock.sandbox.doors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.Assume.assumeTrue;

import io.crossdock.pipelines.launch.Launch;
import io.crossdock.sandbox.load.LoadOnKinesis;
import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.play.TableContent;
import io.crossdock.sandbox.play.Tables;
import io.crossdock.sandbox.servers.JavaProcess;
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
    try (JavaProcess job = start("barcode", arguments)) {
      awaitAll(job);
      List<String> undisturbed = TableContent.of(connection);
      killed.removeAll(undisturbed);
      assertThat("only after kills: " + killed.stream().limit(3).toList(), killed.size(), is(0));
      shardsThatAreSplitAreReadOn(job);
      KillableJob.kill(job);
    }
    whatFailedIsReplayed();
  }

  /** Sends in three parts, with a kill after each of the first two; the rows. */
  private List<String> killedTwice(List<String> arguments) throws Exception {
    KillableJob killable = new KillableJob("barcode", servers, directory, arguments);
    load.send("barcode", SCANS / 3);
    try (JavaProcess job = killable.start()) {
      KillableJob.await(
          "rows and a checkpoint",
          job,
          () -> traced() > 0 && killable.newestCheckpoint().isPresent());
      int before = load.sent();
      load.send("barcode", SCANS / 3);
      KillableJob.await("more rows", job, () -> traced() > before);
      KillableJob.kill(job);
    }
    // From here on a job that did not go on from its checkpoint would miss what came before.
    try (JavaProcess job = killable.start("--kinesisStartFrom=latest")) {
      KillableJob.await("it goes on", job, () -> traced() >= load.sent());
      int before = load.sent();
      load.send("barcode", SCANS - before);
      KillableJob.await("more rows", job, () -> traced() > before);
      KillableJob.kill(job);
    }
    try (JavaProcess job = killable.start("--kinesisStartFrom=latest")) {
      awaitAll(job);
      KillableJob.kill(job);
    }
    return TableContent.of(connection);
  }

  private void shardsThatAreSplitAreReadOn(JavaProcess job) throws Exception {
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
    try (JavaProcess job =
        start("barcode", List.of("--input=replay", "--replayKinds=MALFORMED", "--shards=8"))) {
      assertThat(job.await(120_000), is(true));
      assertThat(job.lastWords(), job.exitCode(), is(0));
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
    try (JavaProcess job = start("fleet", load.arguments("temperature,gps,dooor"))) {
      load.send("fleet", 400);
      load.send("maintenance", 200);
      assertThat(job.await(60_000), is(true));
      assertThat(job.exitCode(), is(Launch.FAILED));
      assertThat(job.lastWords(), containsString("Kinesis has no stream dooor in eu-central-1"));
    }
    try (JavaProcess fleet = start("fleet", load.arguments("temperature,gps,door"));
        JavaProcess maintenance = start("maintenance", load.arguments("vibration,process"))) {
      KillableJob.await(
          "all events of trucks", fleet, () -> rows("truck_event") + failures("fleet") == 400);
      KillableJob.await(
          "all events of machines",
          maintenance,
          () -> rows("vibration") + rows("process_reading") + failures("maintenance") == 200);
      KillableJob.kill(fleet);
      KillableJob.kill(maintenance);
    }
  }

  private JavaProcess start(String pipeline, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(PipelineJob.DIRECT));
    all.addAll(arguments);
    return PipelineJob.start(
        pipeline, servers, directory, new PipelineJob.Suited(List.of(), List.of()), all);
  }

  /** Waits until each message has its one row, and each scan of an item is in a session. */
  private void awaitAll(JavaProcess job) throws Exception {
    KillableJob.await(
        "one row each",
        job,
        () -> {
          long rows = rows("scan") + rows("scan_copy") + rows("failure");
          return traced() == load.sent() && rows == load.sent();
        });
    KillableJob.await(
        "all sessions",
        job,
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
