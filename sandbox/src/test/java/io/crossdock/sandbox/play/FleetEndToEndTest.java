package io.crossdock.sandbox.play;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.sandbox.simulator.fleet.FleetDay;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * A fleet's day from a real broker to a real database on embedded Flink. {@code
 * -Dcrossdock.fleet.trucks} and {@code -Dcrossdock.fleet.hours} make it larger.
 */
public class FleetEndToEndTest {
  private static final int TRUCKS = Integer.getInteger("crossdock.fleet.trucks", 10);
  private static final int HOURS = Integer.getInteger("crossdock.fleet.hours", 4);
  private static final double LATE_SHARE = 0.2;

  @ClassRule public static final TestServers SERVERS = TestServers.shared();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void whatComesLateEndsInTheSameTables() throws Exception {
    Path directory = folder.getRoot().toPath();
    FleetDay inOrder = FleetDay.of(3, TRUCKS, HOURS, LocalDate.of(2026, 1, 5));
    Servers servers = SERVERS.get();
    try (Connection connection = servers.connect()) {
      List<String> expected = played(new FleetMessages(inOrder, directory), servers, connection);
      assertThat(
          "told because nothing had come yet, of streams that were read one ahead of the other",
          Tables.number(
              connection,
              "select count(*) from crossdock.alert where state = 'WITHDRAWN'"
                  + " and rule in ('DOOR_OPEN', 'SENSOR_SILENT')"),
          is(0L));
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "truncate crossdock.truck_event, crossdock.truck_window, crossdock.alert,"
                + " crossdock.stop, crossdock.trip_ledger, crossdock.failure cascade");
      }
      FleetDay disordered = inOrder.withDisorder(4, LATE_SHARE);
      List<String> rows =
          played(new FleetMessages(disordered, directory, "late-"), servers, connection);
      System.out.printf(
          "%,d events, %.0f %% of them late: %,d rows in order, %,d with late ones%n",
          inOrder.events().size(), 100 * LATE_SHARE, expected.size(), rows.size());
      Set<String> missing = new HashSet<>(expected);
      rows.forEach(missing::remove);
      Set<String> extra = new HashSet<>(rows);
      expected.forEach(extra::remove);
      assertThat(missing.stream().sorted().limit(5).toList(), empty());
      assertThat(extra.stream().sorted().limit(5).toList(), empty());
      assertThat(
          "withdrawn when late data came",
          Tables.number(
              connection, "select count(*) from crossdock.alert where state = 'WITHDRAWN'"),
          greaterThan(0L));
    }
  }

  /** Plays a day, checks that all is found, and gives the tables' rows. */
  private List<String> played(FleetMessages day, Servers servers, Connection connection)
      throws Exception {
    PlayedFleet fleet = new PlayedFleet(day, servers, folder.newFolder().toPath());
    assertThat(fleet.play(List.of(PipelineJob.FLINK)), is(true));
    FleetFindings findings = fleet.findings(connection);
    System.out.println(findings.table());
    assertThat(findings.table(), findings.isRight(), is(true));
    Conservation conservation = fleet.conservation(connection);
    assertThat(conservation.text(), conservation.isRight(), is(true));
    return FleetContent.of(connection);
  }
}
