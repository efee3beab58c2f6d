package io.crossdock.sandbox.play;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;

/**
 * A day from a real Kafka broker through the pipeline into a real PostgreSQL, undisturbed or not.
 */
public class EndToEndTest {
  @ClassRule public static final TestServers SERVERS = TestServers.own();

  private final TemporaryFolder folder = new TemporaryFolder();
  private final SmallDay day = new SmallDay(SERVERS, folder, 2_000, 11);

  @Rule public final RuleChain rules = RuleChain.outerRule(folder).around(day);

  @Test
  public void allIsFoundAndNeitherReadingAgainNorReplaysMakeAnythingTwice() throws Exception {
    assertThat(day.day().run(List.of(PipelineJob.DIRECT)), is(true));
    day.assertAllIsRight();
    List<String> once = day.content();

    assertThat(
        day.day().run(List.of(PipelineJob.DIRECT, "--kafkaGroupId=again", "--shards=3")), is(true));
    day.assertContent(once);

    flinkMakesTheSameRows(once);
    replaysMakeOfLateScansRowsOnceAndTryNothingMoreOftenThanTheyMay();
  }

  private void flinkMakesTheSameRows(List<String> onDirect) throws Exception {
    try (Connection connection = day.servers().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "truncate crossdock.scan, crossdock.scan_copy, crossdock.session, crossdock.failure"
              + " cascade");
    }
    assertThat(day.day().run(List.of(PipelineJob.FLINK)), is(true));
    day.assertAllIsRight();
    day.assertContent(onDirect);
  }

  private void replaysMakeOfLateScansRowsOnceAndTryNothingMoreOftenThanTheyMay() throws Exception {
    long late = failures("LATE", "OPEN");
    long poison = failures("MALFORMED", "OPEN");
    assertThat(late, greaterThan(0L));
    long rows = rows();
    List<String> replayed = List.of();
    for (int attempt = 1; attempt <= 3; attempt++) {
      replay("--replayKinds=LATE,MALFORMED", "--allowedLateness=30d", "--replayMaxAttempts=2");
      if (attempt == 1) {
        assertThat(failures("LATE", "REPLAYED"), equalTo(late));
        assertThat(rows(), equalTo(rows + late));
        replayed = withoutAttempts(day.content());
      }
      assertThat(withoutAttempts(day.content()), equalTo(replayed));
    }
    assertThat(failures("MALFORMED", "OPEN"), equalTo(poison));
    try (Connection connection = day.servers().connect()) {
      assertThat(
          Tables.number(
              connection,
              "select count(*) from crossdock.failure where kind = 'MALFORMED' and attempt = 2"),
          equalTo(poison));
    }
  }

  private static List<String> withoutAttempts(List<String> content) {
    return content.stream().filter(line -> !line.startsWith("failure")).toList();
  }

  @Test
  public void aDatabaseThatStopsAndStartsLosesNothing() throws Exception {
    try (JavaProcess job = day.day().start(List.of())) {
      awaitMessages(200);
      day.servers().stopDatabase();
      // The job goes on and must meet the closed door; it says so in its log.
      awaitLog("takes nothing for");
      day.servers().startDatabase();
      assertThat(day.day().await(job, false), is(true));
    }
    day.assertAllIsRight();
  }

  @Test
  public void aJobThatIsKilledAndBegunAnewLeavesWhatAnUndisturbedOneWould() throws Exception {
    try (JavaProcess job = day.day().start(List.of())) {
      awaitMessages(400);
      job.kill();
      assertThat(job.await(10_000), is(true));
    }
    long before = messages();
    assertThat("killed in mid-run", before, lessThan(2_000L));
    assertThat(day.day().run(List.of("--shards=5")), is(true));
    day.assertAllIsRight();
  }

  private void replay(String... more) throws InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("--input=replay"));
    arguments.addAll(List.of(more));
    try (JavaProcess job = day.day().start(arguments)) {
      assertThat(job.await(120_000), is(true));
      assertThat(job.lastWords(), job.exitCode(), is(0));
    }
  }

  private void awaitMessages(long atLeast) throws Exception {
    Await.that("rows come", () -> messages() >= atLeast, this::messages);
  }

  private void awaitLog(String text) throws Exception {
    Path log = folder.getRoot().toPath().resolve("barcode.log");
    Await.that("\"" + text + "\" is logged", () -> Files.readString(log).contains(text));
  }

  private long messages() throws SQLException {
    try (Connection connection = day.servers().connect()) {
      return Tables.messages(connection);
    }
  }

  private long rows() throws SQLException {
    try (Connection connection = day.servers().connect()) {
      return Tables.number(connection, "select count(*) from crossdock.scan");
    }
  }

  private long failures(String kind, String status) throws SQLException {
    try (Connection connection = day.servers().connect()) {
      return Tables.number(
          connection,
          "select count(*) from crossdock.failure where kind = '"
              + kind
              + "' and status = '"
              + status
              + "'");
    }
  }
}
