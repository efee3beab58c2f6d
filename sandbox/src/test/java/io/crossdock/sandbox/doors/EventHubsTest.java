package io.crossdock.sandbox.doors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.crossdock.pipelines.launch.Launch;
import io.crossdock.sandbox.jobs.TestJob;
import io.crossdock.sandbox.play.Day;
import io.crossdock.sandbox.play.PlayedDay;
import io.crossdock.sandbox.play.Tables;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.SecuredDoor;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.simulator.WarehouseDay;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Scans through a door like that of Azure Event Hubs: Kafka's protocol, TLS, and a connection
 * string for a password. The broker behind it is Kafka's own; Event Hubs itself can't be had here.
 * {@code -Pdoors} sends more of them.
 */
public class EventHubsTest {
  private static final int SCANS = Integer.getInteger("crossdock.doors.scans", 2_000);
  private static final String CONNECTION =
      "Endpoint=sb://127.0.0.1/;SharedAccessKeyName=crossdock;SharedAccessKey=c2VjcmV0";
  private static final String SESSIONS = "select count(*) from crossdock.session where scans > 0";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Servers servers;
  private Path directory;
  private SecuredDoor door;
  private Day day;

  @Before
  public void start() {
    directory = folder.getRoot().toPath();
    door = SecuredDoor.make(directory, CONNECTION);
    servers = Servers.start(directory, door);
    WarehouseDay simulated = WarehouseDay.of(31, SCANS, LocalDate.of(2026, 1, 5));
    day = new Day(simulated, List.of(), directory);
    day.prepare(servers);
  }

  @After
  public void stop() {
    servers.close();
  }

  private List<String> arguments(String password) {
    List<String> arguments = new ArrayList<>(day.arguments());
    arguments.add("--kafkaBootstrapServers=" + servers.securedServers());
    arguments.add(
        "--kafkaProperties=file:" + door.clientProperties(password.hashCode() + ".txt", password));
    return arguments;
  }

  @Test
  public void aDayComesThroughAndAWrongPasswordIsSaidAtLaunch() throws Exception {
    day.publish(servers, 0);
    PlayedDay played = new PlayedDay(day, servers, directory);
    String wrong = CONNECTION.replace("c2VjcmV0", "d3Jvbmc");
    try (JavaProcess job = played.start(arguments(wrong))) {
      assertThat("it ends by itself", job.await(60_000), is(true));
      assertThat(job.exitCode(), is(Launch.FAILED));
      assertThat(
          job.lastWords(),
          allOf(
              containsString("does not let us in: Authentication failed"),
              containsString("see security.protocol and sasl.jaas.config in --kafkaProperties"),
              not(containsString("d3Jvbmc")),
              not(containsString("\tat "))));
    }
    assertThat(played.run(arguments(CONNECTION)), is(true));
    try (Connection connection = servers.connect()) {
      assertThat("conservation", played.printConservation(connection), is(true));
      assertThat("rows as the oracle's", played.printComparison(connection), is(true));
    }
  }

  @Test
  public void aJobThatIsKilledTwiceLeavesWhatAnUndisturbedOneWould() throws Exception {
    List<String> arguments = arguments(CONNECTION);
    arguments.addAll(
        List.of("--parallelism=2", "--tick=1m", "--idlePartitions=advance", "--kafkaIdleAfter=3s"));
    PlayedDay played = new PlayedDay(day, servers, directory);
    int third = day.messages() / 3;
    day.publish(servers, 0, 0, third);
    try (TestJob job = TestJob.keepingCheckpoints("barcode", servers, directory, arguments);
        Connection connection = servers.connect()) {
      job.start();
      job.await("rows and a checkpoint", () -> traced() > 0 && job.hasCheckpoint());
      day.publish(servers, 0, third, 2 * third);
      job.await("more rows", () -> traced() > third);
      job.kill();
      // From here on a job that did not go on from its checkpoint would miss what came before.
      job.resume("--kafkaStartFrom=latest");
      job.await("it goes on", () -> traced() >= 2L * third);
      day.publish(servers, 0, 2 * third, day.messages());
      job.await("more rows", () -> traced() > 2L * third);
      job.kill();
      job.resume("--kafkaStartFrom=latest");
      job.await("all rows", () -> traced() == day.messages());
      int sessions = played.sessions();
      job.await("and all sessions are told", () -> Tables.number(connection, SESSIONS) == sessions);
      job.kill();
      assertThat("conservation", played.printConservation(connection), is(true));
      assertThat("rows as the oracle's", played.printComparison(connection), is(true));
    }
  }

  private long traced() throws SQLException {
    try (Connection connection = servers.connect()) {
      return Tables.messages(connection);
    }
  }
}
