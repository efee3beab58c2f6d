package io.crossdock.sandbox.play;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.crossdock.io.format.MachineEventJson;
import io.crossdock.sandbox.cmms.CmmsFault;
import io.crossdock.sandbox.cmms.StandInCmms;
import io.crossdock.sandbox.cmms.StandInOrder;
import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.jobs.TestJob;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Each real problem is one order at the maintenance system, which is a stand-in, whatever happens:
 * it takes an order and does not answer in time, it answers 500 before or after it took one, the
 * job is killed in mid-call and begins anew without any state, and late data take the cause away
 * meanwhile. On embedded Flink, with a real broker and a real database.
 */
public class WorkOrdersTest {
  /** All rows of the tables are looked at, so nobody else may have written any. */
  @ClassRule public static final TestServers SERVERS = TestServers.own();

  private static final long MINUTE = 60_000_000L;

  /** Monday 2026-01-05, 06:00 UTC. */
  private static final long MORNING = 1_767_592_800_000_000L;

  private static final double USUAL = 30;
  private static final double OVERLOAD = 80;
  private static final List<String> MACHINES = List.of("lathe-1", "lathe-2", "lathe-3", "lathe-4");

  @Test
  public void eachProblemIsOneOrderWhateverHappens() throws Exception {
    Servers servers = SERVERS.get();
    servers.createTopics(List.of(new NewTopic("machines", Optional.of(1), Optional.empty())));
    Path token = Files.writeString(SERVERS.directory().resolve("token"), "s3cret");
    SmallModels.trainOverload(SERVERS.directory().resolve("models"));
    try (StandInCmms cmms = StandInCmms.start("s3cret", Duration.ofSeconds(20));
        Publisher publisher = new Publisher(servers.bootstrapServers(), 0);
        Connection connection = servers.connect()) {
      MachineRows.insert(
          connection, MACHINES.stream().map(WorkOrdersTest::lathe).toList(), List.of());
      cmms.then(
          CmmsFault.LATE_ANSWER,
          CmmsFault.ERROR_BEFORE,
          CmmsFault.ERROR_AFTER,
          CmmsFault.LATE_ANSWER);
      List<String> arguments =
          List.of(
              PipelineJob.FLINK,
              "--kafkaTopics=machines",
              "--parallelism=1",
              "--kafkaStartFrom=earliest",
              "--models=" + SERVERS.directory().resolve("models") + "/*.onnx",
              "--featureEvery=1m",
              "--trendWindows=1",
              "--openAfter=2",
              "--recoverAfter=2",
              "--allowedLateness=2h",
              "--cmmsUrl=" + cmms.url(),
              "--cmmsToken=file:" + token,
              "--cmmsEvery=1s",
              "--cmmsTimeout=2s",
              "--cmmsSettle=3s",
              "--cmmsBudget=6s",
              "--cmmsFailures=20");
      try (TestJob job = start(servers, arguments)) {
        for (int minute = 0; minute < 11; minute++) {
          for (String machine : MACHINES) {
            send(publisher, machine, minute, minute, minute < 5 ? USUAL : OVERLOAD);
          }
        }
        publisher.awaitAll();
        // The first, third and fourth are taken, and nobody has told us; the fourth call goes on.
        job.await("three orders are taken", () -> cmms.orders().size() == 3);
        job.kill();
        assertThat("not one answer came", recorded(connection), is(0L));
      }
      // While the job is dead lathe-1 recovers, and late data show that nothing was with lathe-4.
      for (int minute = 11; minute < 16; minute++) {
        send(publisher, "lathe-1", minute, minute, USUAL);
        send(publisher, "lathe-2", minute, minute, OVERLOAD);
        send(publisher, "lathe-3", minute, minute, OVERLOAD);
        send(publisher, "lathe-4", minute, minute, USUAL);
      }
      for (int minute = 5; minute < 11; minute++) {
        for (int second = 0; second < 4; second++) {
          sendAt(publisher, "lathe-4", minute * MINUTE + second, 16 * MINUTE, 0);
        }
      }
      // So long afterwards no event can change any more what was.
      send(publisher, "lathe-1", 300, 300, USUAL);
      send(publisher, "lathe-1", 301, 301, USUAL);
      publisher.awaitAll();
      List<String> expected =
          List.of(
              "lathe-1 RECOVERED CLOSED",
              "lathe-2 OPEN OPEN",
              "lathe-3 OPEN OPEN",
              "lathe-4 WITHDRAWN CLOSED");
      try (TestJob job = start(servers, arguments)) {
        job.await("all is delivered", () -> progress(connection).equals(expected));
        hasEachOnce(cmms);
        job.kill();
      }
      int requests = cmms.requests();
      String before = time(connection);
      // Nothing comes any more, and only a checkpoint ends a bundle: what it says must come all the
      // same.
      List<String> quiet = new ArrayList<>(arguments);
      quiet.addAll(List.of("--checkpointingInterval=500", "--maxBundleTimeMills=600000"));
      try (TestJob job = start(servers, quiet)) {
        Await.that(
            "all is read and judged again",
            () ->
                Tables.number(
                        connection,
                        "select count(*) from crossdock.prediction where written_at < '"
                            + before
                            + "'")
                    == 0,
            () -> notAgain(connection, before));
        job.await("and nothing waits", () -> progress(connection).equals(expected));
        job.kill();
      }
      hasEachOnce(cmms);
      assertThat("what is done is not asked for again", cmms.requests(), is(requests));
    }
  }

  /** The predictions that were not written again, and what failed since. */
  private static List<String> notAgain(Connection connection, String before) throws SQLException {
    return Tables.lines(
        connection,
        "select concat_ws(' ', machine_id, failure_mode, to_time, verdict, revision)"
            + " from crossdock.prediction where written_at < '"
            + before
            + "' union all select concat_ws(' ', kind, message) from crossdock.failure"
            + " union all select count(*) || ' again' from crossdock.prediction where written_at >= '"
            + before
            + "'");
  }

  /** Each machine's order once, two of them open. */
  private static void hasEachOnce(StandInCmms cmms) {
    assertThat(
        cmms.orders().stream().map(WorkOrdersTest::described).sorted().toList(),
        contains("lathe-1 closed", "lathe-2 open", "lathe-3 open", "lathe-4 closed"));
  }

  private static String described(StandInOrder order) {
    String machine =
        MACHINES.stream()
            .filter(one -> (order.title() + order.description()).contains(one))
            .findFirst()
            .orElse(order.title());
    return machine + (order.isOpen() ? " open" : " closed");
  }

  private static Machine lathe(String id) {
    return new Machine("acme", id, 0, Long.MAX_VALUE, "lathe", "", Double.NaN, null, "hall 3");
  }

  private static TestJob start(Servers servers, List<String> arguments) {
    return new TestJob("maintenance", servers, SERVERS.directory(), arguments).start();
  }

  private static void send(
      Publisher publisher, String machine, int minute, int arrived, double torque) {
    sendAt(publisher, machine, minute * MINUTE + 10, arrived * MINUTE + 20, torque);
  }

  private static void sendAt(
      Publisher publisher, String machine, long after, long arrivedAfter, double torque) {
    ProcessReading reading =
        ProcessReading.of(
            "acme",
            machine,
            "",
            Double.NaN,
            Double.NaN,
            Double.NaN,
            torque,
            Double.NaN,
            MORNING + after,
            MORNING + arrivedAfter,
            Source.kafka("", 0, 0));
    publisher.send(
        "machines", machine, MachineEventJson.encode(reading), MORNING + arrivedAfter, "");
  }

  private static long recorded(Connection connection) throws SQLException {
    return Tables.number(
        connection,
        "select count(*) from crossdock.work_order_delivery where state_at_cmms <> 'NONE'");
  }

  private static String time(Connection connection) throws SQLException {
    return Tables.lines(connection, "select now()::text").get(0);
  }

  private static List<String> progress(Connection connection) throws SQLException {
    return Tables.lines(
        connection,
        "select w.machine_id || ' ' || w.state || ' '"
            + " || case when d.pending then 'PENDING' else d.state_at_cmms end"
            + " from crossdock.work_order w"
            + " join crossdock.work_order_delivery d using (order_id) order by 1");
  }
}
