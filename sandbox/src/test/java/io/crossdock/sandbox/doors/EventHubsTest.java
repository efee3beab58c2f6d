package io.crossdock.sandbox.doors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.crossdock.sandbox.jobs.TestJob;
import io.crossdock.sandbox.play.Conservation;
import io.crossdock.sandbox.play.Day;
import io.crossdock.sandbox.play.PlayedDay;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.sandbox.simulator.WarehouseDay;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * A day through a door like that of Azure Event Hubs, and a connection string that is wrong. Kills
 * are in {@link DoorKillsTest}.
 */
public class EventHubsTest {
  @ClassRule public static final TestServers SERVERS = TestServers.secured();

  @Test
  public void aDayComesThroughAndAWrongPasswordIsSaidAtLaunch() throws Exception {
    Path directory = SERVERS.directory();
    Day day = new Day(WarehouseDay.of(31, 1_000, LocalDate.of(2026, 1, 5)), List.of(), directory);
    day.prepare(SERVERS.get());
    day.publish(SERVERS.get(), 0);
    String wrong = TestServers.CONNECTION_STRING.replace("c2VjcmV0", "d3Jvbmc");
    List<String> arguments = new ArrayList<>(day.arguments());
    arguments.addAll(new EventHubsDoor(SERVERS, wrong).login());
    try (TestJob job = new TestJob("barcode", SERVERS.get(), directory, arguments).start()) {
      assertThat(
          job.awaitRefusal(),
          allOf(
              containsString("does not let us in: Authentication failed"),
              containsString("see security.protocol and sasl.jaas.config in --kafkaProperties"),
              not(containsString("d3Jvbmc")),
              not(containsString("\tat "))));
    }
    PlayedDay played = new PlayedDay(day, SERVERS.get(), directory);
    arguments.addAll(new EventHubsDoor(SERVERS, TestServers.CONNECTION_STRING).login());
    assertThat(played.run(arguments), is(true));
    try (Connection connection = SERVERS.get().connect()) {
      Conservation conservation = played.conservation(connection);
      assertThat(conservation.text(), conservation.isRight(), is(true));
      assertThat("rows as the oracle's", played.printComparison(connection), is(true));
    }
  }
}
