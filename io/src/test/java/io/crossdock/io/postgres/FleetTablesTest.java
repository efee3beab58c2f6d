package io.crossdock.io.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.Excursion;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.SensorDay;
import io.crossdock.schemas.fleet.SensorWindow;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.TruckDay;
import io.crossdock.schemas.fleet.TruckWindow;
import io.crossdock.schemas.source.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** The fleet's tables in a real database, written by the role that a pipeline has. */
@RunWith(Parameterized.class)
public class FleetTablesTest {
  @Parameterized.Parameters(name = "COPY from {0} rows on")
  public static List<Integer> data() {
    return List.of(1, Integer.MAX_VALUE);
  }

  @Parameterized.Parameter public int rowsToCopy;

  private static final long NOON = 1_767_614_400_000_000L;
  private static final long MINUTE = 60_000_000L;

  @Before
  public void emptyTables() throws SQLException {
    TestDatabase.execute(
        "truncate crossdock.truck_event, crossdock.truck_window, crossdock.alert, crossdock.stop,"
            + " crossdock.trip_ledger");
  }

  private <T> void write(Table<T> table, List<T> rows) throws SQLException, InterruptedException {
    try (BatchWriter<T> writer =
        new BatchWriter<>(table, TestDatabase.settings(), Backoff.DEFAULT, () -> {}, rowsToCopy)) {
      assertThat(writer.write(rows), empty());
    }
  }

  private static CheckedEvent fix(long arrival, int flags, int revision) {
    Source source = Source.kafka("gps", 0, arrival);
    return new CheckedEvent(
        GpsFix.of("acme", "t1", 60, 25, null, NOON, arrival, source), flags, revision);
  }

  @Test
  public void ofCopiesTheFirstStandsAndDoubtsAreAddedLater() throws Exception {
    TruckEventTable table = new TruckEventTable();
    write(table, List.of(fix(NOON + 9, 0, 0)));
    write(table, List.of(fix(NOON + 5, 0, 0)));
    write(table, List.of(fix(NOON + 7, 0, 0)));
    String query = "select source_offset - " + NOON + ", flag_names from crossdock.truck_event";
    assertThat(TestDatabase.rows(query), contains("5|{}"));
    write(table, List.of(fix(NOON + 5, EventFlag.IMPOSSIBLE_SPEED.mask(), 8)));
    write(table, List.of(fix(NOON + 5, 0, 0)));
    assertThat(TestDatabase.rows(query), contains("5|{IMPOSSIBLE_SPEED}"));
  }

  private static Alert alert(Alert.State state, int revision) {
    return new Alert(
        "acme",
        "t1",
        AlertRule.CARGO_OVERHEATING,
        "supply",
        NOON,
        NOON + 10 * MINUTE,
        state == Alert.State.RAISED ? 0 : NOON + 50 * MINUTE,
        state,
        Alert.Severity.WARNING,
        state == Alert.State.RAISED ? Double.NaN : 12.5,
        NOON - MINUTE,
        NOON + 11 * MINUTE,
        revision);
  }

  @Test
  public void anEpisodeIsOneRowThatTheHighestRevisionHolds() throws Exception {
    AlertTable table = new AlertTable();
    write(table, List.of(alert(Alert.State.RAISED, 3)));
    String query = "select title, state, ended_at is null, extreme from crossdock.alert";
    assertThat(TestDatabase.rows(query), contains("Cargo Overheating|RAISED|t|null"));
    write(table, List.of(alert(Alert.State.CLEARED, 9), alert(Alert.State.RAISED, 4)));
    write(table, List.of(alert(Alert.State.RAISED, 5)));
    assertThat(TestDatabase.rows(query), contains("Cargo Overheating|CLEARED|f|12.5"));
  }

  @Test
  public void stopsAreSummedByPlaceWithoutThoseThatNeverWere() throws Exception {
    Stop there = new Stop("acme", "t1", NOON, NOON + 9 * MINUTE, 60, 25, "Depot", true, false, 1);
    Stop again =
        new Stop(
            "acme", "t1", NOON + 60 * MINUTE, NOON + 61 * MINUTE, 60, 25, "Depot", true, false, 1);
    Stop never = new Stop("acme", "t1", NOON + 90 * MINUTE, NOON, 60, 25, "", false, false, 1);
    write(new StopTable(), List.of(there, again, never));
    write(new StopTable(), List.of(never.withdraw().said(2)));
    assertThat(
        TestDatabase.rows("select place, stops, stopped_seconds from crossdock.stoppage"),
        contains("Depot|2|600"));
  }

  @Test
  public void aWindowOfMoreEventsHolds() throws Exception {
    write(new TruckWindowTable(), List.of(window(5), window(2)));
    write(new TruckWindowTable(), List.of(window(4)));
    assertThat(
        TestDatabase.rows(
            "select revision, missing, sensors->0->>'mean', latitude from crossdock.truck_window"),
        contains("5|{gps}|4.5|null"));
  }

  private static TruckWindow window(int events) {
    return new TruckWindow(
        "acme",
        "t1",
        NOON,
        NOON + 5 * MINUTE,
        events,
        0,
        0,
        List.of("gps"),
        List.of(new SensorWindow("supply \"x\"", events, 4, 5, 4.5, 0.5)),
        null,
        null,
        0,
        0,
        events);
  }

  @Test
  public void theLedgerIsReadByNameAndLimit() throws Exception {
    Excursion limit = new Excursion("8C-600m", 3_600, 43_200, NOON);
    SensorDay sensor = new SensorDay("supply", 9, 86_400, 2, 12, 5, 6.25, 60, 0, List.of(limit));
    SensorDay bare = new SensorDay("return", 1, 0, 5, 5, Double.NaN, Double.NaN, 0, 0, List.of());
    write(
        new LedgerTable(),
        List.of(
            new TruckDay(
                "acme",
                "t1",
                20_458,
                "Europe/Dublin",
                9,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                List.of(bare, sensor),
                9)));
    assertThat(
        TestDatabase.rows(
            "select day, sensor, kinetic_mean, above_minutes, excursion, excursion_duty_minutes,"
                + " alarm_at = '2026-01-05T12:00:00Z' from crossdock.cold_chain order by sensor"),
        contains(
            "2026-01-05|return|null|0|null|null|null", "2026-01-05|supply|6.25|1|8C-600m|720|t"));
  }

  @Test
  public void aReaderMayReadAllOfIt() throws Exception {
    for (String name :
        List.of(
            "truck_event",
            "truck_window",
            "alert",
            "stop",
            "trip_ledger",
            "cold_chain",
            "stoppage")) {
      try (Connection connection = TestDatabase.settingsAs("person").connect();
          Statement statement = connection.createStatement()) {
        statement.execute("select * from crossdock." + name);
      }
    }
  }
}
