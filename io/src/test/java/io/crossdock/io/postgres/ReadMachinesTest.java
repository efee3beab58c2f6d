package io.crossdock.io.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.MaintenanceWork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Test;

/** The machines of a real database. */
public class ReadMachinesTest {
  private static final long NOON = 1_767_614_400_000_000L;
  private static final String HEAD =
      "insert into crossdock.machine (tenant, machine_id, valid_from, valid_to, type,"
          + " vibration_group, shaft_rpm, bearing_balls, bearing_ball_mm, bearing_pitch_mm,"
          + " bearing_contact_deg, location) values ";

  @Before
  public void emptyTables() throws SQLException {
    TestDatabase.execute("truncate crossdock.machine, crossdock.maintenance_work");
  }

  private static void insert(String values) throws SQLException {
    TestDatabase.execute(HEAD + values);
  }

  @Test
  public void allThatIsKnownIsRead() throws Exception {
    insert(
        "('acme', 'm1', '2026-01-05T12:00:00.000001Z', null, 'press', 'group2-rigid', 1797, 9,"
            + " 7.94, 39.04, 0, 'hall 2')");
    insert(
        "('acme', 'm1', '2026-01-01Z', '2026-01-05T12:00:00.000001Z', 'lathe', '', null, null,"
            + " null, null, null, '')");
    insert("('acme', 'm2', '-infinity', 'infinity', 'mill', '', 3000, null, null, null, null, '')");
    TestDatabase.execute(
        "insert into crossdock.maintenance_work values ('acme', 'm1', 'bearing',"
            + " '2026-01-05T12:00:00.25Z')");
    ReadMachines.Known known = ReadMachines.from(TestDatabase.settings()).read();
    assertThat(
        known.machines(),
        contains(
            new Machine(
                "acme", "m1", 1_767_225_600_000_000L, NOON + 1, "lathe", "", Double.NaN, null, ""),
            new Machine(
                "acme",
                "m1",
                NOON + 1,
                Long.MAX_VALUE,
                "press",
                "group2-rigid",
                1797,
                new Bearing(9, 7.94, 39.04, 0),
                "hall 2"),
            new Machine("acme", "m2", Long.MIN_VALUE, Long.MAX_VALUE, "mill", "", 3000, null, "")));
    assertThat(
        known.work(), contains(new MaintenanceWork("acme", "m1", "bearing", NOON + 250_000)));
  }

  @Test
  public void nothingKnownIsNoError() throws Exception {
    assertThat(ReadMachines.from(TestDatabase.settings()).read().machines(), empty());
  }

  @Test
  public void aMachineIsOneThingAtATime() throws Exception {
    String tail = ", 'press', '', null, null, null, null, null, '')";
    insert("('acme', 'm1', '2026-01-01Z', '2026-02-01Z'" + tail);
    insert("('acme', 'm1', '2026-02-01Z', null" + tail);
    insert("('acme', 'm', '2026-01-01Z', null" + tail);
    insert("('acm', 'em1', '2026-01-01Z', null" + tail);
    insert("('acme', 'm0', '2026-03-01Z', '2026-04-01Z'" + tail);
    assertThat(refused("('acme', 'm1', '2026-01-31Z', '2026-02-01Z'" + tail), equalTo("23P01"));
    assertThat(refused("('acme', 'm1', '2025-01-01Z', '2026-01-02Z'" + tail), equalTo("23P01"));
    assertThat(refused("('acme', 'm1', '2027-01-01Z', null" + tail), equalTo("23P01"));
    assertThat(refused("('acme', 'm9', '2026-02-01Z', '2026-02-01Z'" + tail), equalTo("23514"));
    assertThat(
        refused("('acme', 'm9', '2026-01-01Z', null, 'p', '', null, 9, null, 39.04, 0, '')"),
        equalTo("23514"));
    assertThat(
        refused("('acme', 'm9', '2026-01-01Z', null, 'p', '', 0, null, null, null, null, '')"),
        equalTo("23514"));
    assertThat(
        refused("('acme', 'm9', '2026-01-01Z', null, 'p', '', null, 9, 40, 39.04, 0, '')"),
        equalTo("23514"));
  }

  private static String refused(String values) {
    return assertThrows(values, SQLException.class, () -> insert(values)).getSQLState();
  }

  @Test
  public void anOutageIsWaitedForAndNoLongerThanAllowed() throws Exception {
    PostgresSettings nobody =
        new PostgresSettings(
            "jdbc:postgresql://127.0.0.1:" + freePort() + "/postgres",
            "pipeline",
            null,
            1,
            Duration.ofMillis(200),
            Duration.ofSeconds(5));
    AtomicInteger retries = new AtomicInteger();
    SQLException away =
        assertThrows(
            SQLException.class,
            () ->
                ReadMachines.from(nobody)
                    .read(
                        new Backoff(Duration.ofMillis(10), Duration.ofMillis(40), () -> 1),
                        retries::incrementAndGet));
    assertThat(SqlErrors.isTransient(away), equalTo(true));
    assertThat(retries.get(), greaterThan(1));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
