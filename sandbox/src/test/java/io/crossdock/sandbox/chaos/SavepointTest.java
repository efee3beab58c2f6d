package io.crossdock.sandbox.chaos;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.Assume.assumeTrue;

import io.crossdock.sandbox.flink.ClusterJob;
import io.crossdock.sandbox.play.Tables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * A savepoint of an earlier build, kept in the repository with the tables as they were then,
 * restores in this one: half of a day was read by that job, this one reads the rest, and the tables
 * are the oracle's. When a change breaks it on purpose, CHANGELOG.md says so, and it is made anew
 * by
 *
 * <pre>mvn verify -pl sandbox -am -Dtest=SavepointTest -Dcrossdock.savepoint=make</pre>
 */
public class SavepointTest {
  private static final Path FIXTURE =
      Path.of(System.getProperty("crossdock.root", ".."), "sandbox/src/test/resources/savepoint");
  private static final Path SAVEPOINT = FIXTURE.resolve("barcode");

  /** The broker's port is in the savepoint: Beam keeps its reader there with all it knows. */
  private static final int PORT = 24_817;

  private static final int SCANS = 1_000;
  private static final List<String> ARGUMENTS =
      List.of("--parallelism=1", "--shards=8", "--kafkaIdleAfter=15s");

  @ClassRule public static final TestCluster CLUSTER = new TestCluster();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void anEarlierSavepointRestores() throws Exception {
    assumeTrue("port " + PORT + " of the savepoint's broker is free", isFree());
    assumeTrue("not while it is made anew", !isMaking());
    try (Stage stage =
        Stage.set(folder.getRoot().toPath(), CLUSTER.get(), SCANS, List.of(), PORT)) {
      stage.day().prepare(stage.servers());
      stage.day().publish(stage.servers(), 0);
      long before;
      try (Connection connection = stage.servers().connect()) {
        TableDump.load(connection, FIXTURE);
        before = Tables.number(connection, "select count(*) from crossdock.scan");
      }
      assertThat(before, greaterThan(100L));
      ClusterJob job = stage.submit("savepoint", more("--savepointPath=" + SAVEPOINT.toUri()));
      Stage.await("all leave a trace", () -> stage.traced() == stage.messages());
      try (Connection connection = stage.servers().connect()) {
        stage.awaitContent(
            "rows are the oracle's", () -> stage.played().printComparison(connection));
        stage.cluster().rest().cancel(job.id());
        Stage.await("it ends", () -> job.state().equals("CANCELED"));
        assertThat(
            "rows of the earlier job that were not written again",
            Tables.number(
                connection,
                "select count(*) from crossdock.scan where written_at < pg_postmaster_start_time()"),
            greaterThan(100L));
      }
    }
  }

  @Test
  public void makeItAnew() throws Exception {
    assumeTrue("made on request only", isMaking());
    try (Stage stage =
        Stage.set(folder.getRoot().toPath(), CLUSTER.get(), SCANS, List.of(), PORT)) {
      stage.day().prepare(stage.servers());
      int half = stage.messages() / 2;
      stage.day().publish(stage.servers(), 0, 0, half);
      ClusterJob job = stage.submit("savepoint", ARGUMENTS);
      Stage.await("half of them leave a trace", () -> stage.traced() == half);
      String savepoint =
          stage
              .cluster()
              .rest()
              .stopWithSavepoint(job.id(), stage.cluster().savepoints(), Duration.ofSeconds(60));
      copy(Path.of(savepoint.replaceFirst("^file:/*", "/")));
      try (Connection connection = stage.servers().connect()) {
        TableDump.save(connection, FIXTURE);
      }
    }
  }

  private static boolean isMaking() {
    return "make".equals(System.getProperty("crossdock.savepoint"));
  }

  private static boolean isFree() {
    try (ServerSocket socket = new ServerSocket(PORT, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> more(String argument) {
    return Stream.concat(ARGUMENTS.stream(), Stream.of(argument)).toList();
  }

  private static void copy(Path savepoint) throws IOException {
    Files.createDirectories(SAVEPOINT);
    try (Stream<Path> old = Files.list(SAVEPOINT)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    try (Stream<Path> files = Files.list(savepoint)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, SAVEPOINT.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
