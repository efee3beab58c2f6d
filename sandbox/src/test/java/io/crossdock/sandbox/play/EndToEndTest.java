package io.crossdock.sandbox.play;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.servers.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;

/**
 * A day from a real Kafka broker through the pipeline into a real PostgreSQL, undisturbed or not.
 */
public class EndToEndTest {
  private final TemporaryFolder folder = new TemporaryFolder();
  private final SmallDay day = new SmallDay(folder, 2_000, 11);

  @Rule public final RuleChain rules = RuleChain.outerRule(folder).around(day);

  @Test
  public void allIsFoundAndNeitherReadingAgainNorReplaysMakeAnythingTwice() throws Exception {
    assertThat(day.day().run(List.of()), is(true));
    day.assertAllIsRight();
    List<String> once = day.content();

    assertThat(day.day().run(List.of("--kafkaGroupId=again", "--shards=3")), is(true));
    day.assertContent(once);

    lateScansAreReplayedOnceTheyAreAllowed();
    whatFailsAgainIsTriedNoMoreThanItMay();
  }

  private void lateScansAreReplayedOnceTheyAreAllowed() throws Exception {
    long late = failures("LATE", "OPEN");
    assertThat(late, greaterThan(0L));
    long rows = rows();
    replay("--replayKinds=LATE", "--allowedLateness=30d");
    assertThat(failures("LATE", "REPLAYED"), equalTo(late));
    assertThat(rows(), equalTo(rows + late));
    List<String> replayed = day.content();
    replay("--replayKinds=LATE", "--allowedLateness=30d");
    day.assertContent(replayed);
  }

  private void whatFailsAgainIsTriedNoMoreThanItMay() throws Exception {
    long poison = failures("MALFORMED", "OPEN");
    for (int attempt = 1; attempt <= 2; attempt++) {
      replay("--replayKinds=MALFORMED", "--replayMaxAttempts=2");
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
