package io.crossdock.sandbox.doors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;

import io.crossdock.sandbox.jobs.TestJob;
import io.crossdock.sandbox.load.LoadOnKinesis;
import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.play.Tables;
import io.crossdock.sandbox.servers.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Test;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * What is particular to Kinesis, for which Kinesalite stands in: shards that are split, and streams
 * that are not there. Kills are in {@link DoorKillsTest}.
 */
public class KinesisTest {
  @ClassRule public static final TestServers SERVERS = TestServers.shared();

  @Test
  public void shardsThatAreSplitAreReadOnAndAMissingStreamIsSaid() throws Exception {
    try (KinesisDoor door = new KinesisDoor(SERVERS.directory());
        KinesisClient client = door.kinesis().client();
        Connection connection = SERVERS.get().connect()) {
      door.create(List.of("scans"), "");
      try (TestJob job = start(door, "scans", "dooor")) {
        assertThat(
            job.awaitRefusal(), containsString("Kinesis has no stream dooor in eu-central-1"));
      }
      LoadOnKinesis load = new LoadOnKinesis(door.kinesis(), SERVERS.directory());
      try (TestJob job = start(door, "scans")) {
        load.send("barcode", 300);
        awaitAll(job, load, connection);
        client.splitShard(
            request ->
                request
                    .streamName("scans")
                    .shardToSplit("shardId-000000000000")
                    .newStartingHashKey("80000000000000000000000000000000"));
        door.kinesis().awaitActive(client, "scans");
        load.send("barcode", 200);
        awaitAll(job, load, connection);
        assertThat(
            "read from the new shards",
            rows(connection, "scan where source_partition > 1"),
            greaterThan(0L));
      }
    }
  }

  private static TestJob start(TestDoor door, String... streams) {
    List<String> all = new ArrayList<>(List.of(PipelineJob.DIRECT, "--shards=8"));
    all.addAll(door.arguments(List.of(streams)));
    return new TestJob("barcode", SERVERS.get(), SERVERS.directory(), all).start();
  }

  /** Waits until each message has its one row. */
  private static void awaitAll(TestJob job, LoadOnKinesis load, Connection connection)
      throws Exception {
    job.await(
        "one row each",
        () ->
            Tables.messages(connection) == load.sent()
                && rows(connection, "scan")
                        + rows(connection, "scan_copy")
                        + rows(connection, "failure")
                    == load.sent());
  }

  private static long rows(Connection connection, String table) throws SQLException {
    return Tables.number(connection, "select count(*) from crossdock." + table);
  }
}
