package io.crossdock.sandbox.play;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assume.assumeThat;

import io.crossdock.io.format.TruckEventJson;
import io.crossdock.sandbox.jobs.ListeningSockets;
import io.crossdock.sandbox.jobs.TestJob;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.source.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.ClassRule;
import org.junit.Test;

/** Rules from a topic of a real broker change what a running pipeline tells, for one tenant. */
public class ChangingRulesTest {
  @ClassRule public static final TestServers SERVERS = TestServers.shared();

  private static final Instant MORNING = Instant.parse("2026-01-05T06:00:00Z");

  /** Doors are open so long each time: no alert by the standard of 20 minutes. */
  private static final Duration OPEN = Duration.ofMinutes(5);

  private Instant now = MORNING;

  @Test
  public void aTenantsRuleChangesWithoutARestart() throws Exception {
    Servers servers = SERVERS.get();
    Path duties = SERVERS.directory().resolve("duties.csv");
    Files.writeString(
        duties,
        """
        tenant,truck,from,to,route,setPoint,tolerance,profile
        north,t1,2026-01-05T00:00:00Z,2026-01-06T00:00:00Z,,,,
        south,t1,2026-01-05T00:00:00Z,2026-01-06T00:00:00Z,,,,
        """);
    servers.createTopics(List.of(topic("doors"), topic("rules")));
    try (Publisher publisher = new Publisher(servers.bootstrapServers(), 0);
        Connection connection = servers.connect();
        TestJob job =
            new TestJob(
                    "fleet",
                    servers,
                    SERVERS.directory(),
                    List.of(
                        PipelineJob.FLINK,
                        "--kafkaTopics=doors",
                        "--rulesTopic=rules",
                        "--idlePartitions=advance",
                        "--duties=" + duties))
                .start()) {
      openDoors(publisher);
      job.await("the first doors are rows", () -> rows(connection, "truck_event") == 4);
      assertThat("by the standard", alerts(connection, "true"), is(0L));

      tell(publisher, "no rule at all");
      tell(publisher, rule("doorlimit", "1m"));
      tell(publisher, rule("doorLimit", "1m"));
      job.await("bad rules are failures", () -> rows(connection, "failure") == 2);
      // A rule holds for what passes after it was heard; when that was, nobody tells.
      job.await(
          "an alert by the new rule",
          () -> {
            openDoors(publisher);
            return alerts(connection, "tenant = 'north'") > 0;
          });
      assertThat("south's rule is what it was", alerts(connection, "tenant = 'south'"), is(0L));
      assertThat(
          "and what happened before it holds is judged as before",
          alerts(connection, "began_at < '" + MORNING.plus(OPEN) + "'"),
          is(0L));
      assertThat(job.isRunning(), is(true));
      hearsThisMachineAlone(job);
    }
  }

  /** Flink's REST interface runs whatever code it is given. */
  private static void hearsThisMachineAlone(TestJob job) throws IOException {
    assumeThat("what listens is told by Linux", ListeningSockets.areTold(), is(true));
    List<InetAddress> listens = job.listens();
    assertThat("embedded Flink listens", listens, is(not(empty())));
    assertThat(
        listens.toString(), listens.stream().allMatch(InetAddress::isLoopbackAddress), is(true));
  }

  private static NewTopic topic(String name) {
    return new NewTopic(name, Optional.of(1), Optional.empty());
  }

  /** Both trucks open their rear door for a while. */
  private void openDoors(Publisher publisher) {
    Instant opened = now;
    Instant closed = opened.plus(OPEN);
    now = closed.plus(OPEN);
    for (String tenant : List.of("north", "south")) {
      door(publisher, tenant, true, opened);
      door(publisher, tenant, false, closed);
    }
    publisher.awaitAll();
  }

  private static void door(Publisher publisher, String tenant, boolean open, Instant time) {
    long micros = TimeUnit.MILLISECONDS.toMicros(time.toEpochMilli());
    DoorEvent event =
        DoorEvent.of(tenant, "t1", "rear", open, micros, micros, Source.kafka("", 0, 0));
    publisher.send("doors", tenant, TruckEventJson.encode(event), micros, "");
  }

  private static String rule(String name, String value) {
    return String.format(
        "{\"tenant\":\"north\",\"from\":\"%s\",\"rules\":{\"%s\":\"%s\"}}",
        MORNING.plus(OPEN), name, value);
  }

  private void tell(Publisher publisher, String message) {
    publisher.send(
        "rules",
        "north",
        message.getBytes(StandardCharsets.UTF_8),
        TimeUnit.MILLISECONDS.toMicros(now.toEpochMilli()),
        "");
    publisher.awaitAll();
  }

  private static long rows(Connection connection, String table) throws SQLException {
    return Tables.number(connection, "select count(*) from crossdock." + table);
  }

  private static long alerts(Connection connection, String which) throws SQLException {
    return rows(connection, "alert where rule = 'DOOR_OPEN' and " + which);
  }
}
