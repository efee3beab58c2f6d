package io.crossdock.io.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.SettledOrders;
import io.crossdock.schemas.maintenance.SpectrumPeak;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import io.crossdock.schemas.maintenance.WorkOrder;
import io.crossdock.schemas.source.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** The machines' tables in a real database, written by the role that a pipeline has. */
@RunWith(Parameterized.class)
public class MaintenanceTablesTest {
  @Parameterized.Parameters(name = "COPY from {0} rows on")
  public static List<Integer> data() {
    return List.of(1, Integer.MAX_VALUE);
  }

  @Parameterized.Parameter public int rowsToCopy;

  private static final Duration AHEAD = Duration.ofMinutes(10);
  private static final long NOON = 1_767_614_400_000_123L;
  private static final long MINUTE = 60_000_000L;
  private static final UUID BLOCK = new UUID(1, 2);
  private static final double THIRD = 1.0 / 3;

  @Before
  public void emptyTables() throws SQLException {
    TestDatabase.execute(
        "truncate crossdock.machine, crossdock.maintenance_work, crossdock.vibration,"
            + " crossdock.process_reading, crossdock.feature_row, crossdock.prediction,"
            + " crossdock.work_order, crossdock.work_order_delivery");
  }

  private <T> List<BatchWriter.Refused<T>> write(Table<T> table, List<T> rows)
      throws SQLException, InterruptedException {
    try (BatchWriter<T> writer =
        new BatchWriter<>(table, TestDatabase.settings(), Backoff.DEFAULT, () -> {}, rowsToCopy)) {
      return writer.write(rows);
    }
  }

  private static VibrationFeatures block(long arrival, Verdict verdict, double rms, String zone) {
    return new VibrationFeatures(
        "acme",
        "press-1",
        "drive-end",
        BLOCK,
        verdict,
        24.5,
        rms,
        rms * 2,
        zone,
        rms * 3,
        rms * 4,
        3,
        -0.5,
        THIRD,
        Double.NaN,
        List.of(new SpectrumPeak(157.9, THIRD)),
        NOON,
        arrival);
  }

  @Test
  public void aBlockIsOneRowOfItsFirstArrivalAndLastMeasurement() throws Exception {
    VibrationTable table = new VibrationTable(AHEAD);
    assertThat(write(table, List.of(block(NOON + 5, Verdict.VALID, 2, "B"))), empty());
    assertThat(write(table, List.of(block(NOON + 9, Verdict.VALID, 2, "C"))), empty());
    assertThat(
        TestDatabase.rows(
            "select extract(microseconds from arrival_time), extract(microseconds from event_time),"
                + " zone, velocity_rms, outer_race, inner_race, (peaks->0->>'hz')::float,"
                + " (peaks->0->>'amplitude')::float = "
                + THIRD
                + " from crossdock.vibration"),
        contains("128|123|C|4|0.3333333333333333|null|157.9|t"));
  }

  @Test
  public void withoutAVerdictThereAreNoNumbers() throws Exception {
    assertThat(
        write(new VibrationTable(AHEAD), List.of(block(NOON, Verdict.FLAT, Double.NaN, ""))),
        empty());
    assertThat(
        TestDatabase.rows(
            "select verdict, acceleration_rms, velocity_rms, peak, crest"
                + " from crossdock.vibration"),
        contains("FLAT|null|null|null|null"));
  }

  private static ProcessReading reading(long arrival) {
    return ProcessReading.of(
        "acme",
        "press-1",
        "L",
        298.1,
        Double.NaN,
        1551,
        42.8,
        0,
        NOON,
        arrival,
        Source.kafka("machines", 3, arrival - NOON));
  }

  @Test
  public void ofCopiesOfAReadingTheFirstStands() throws Exception {
    ProcessReadingTable table = new ProcessReadingTable(AHEAD);
    for (long arrival : new long[] {NOON + 7_000, NOON + 4_000, NOON + 6_000}) {
      assertThat(write(table, List.of(reading(arrival))), empty());
    }
    assertThat(
        TestDatabase.rows(
            "select variant, air_kelvin, process_kelvin, speed_rpm, torque_nm, tool_wear_minutes,"
                + " source_name, source_partition, source_offset from crossdock.process_reading"),
        contains("L|298.1|null|1551|42.8|0|machines|3|4000"));
    assertThat(
        write(table, List.of(reading(NOON + 9_000), reading(NOON + 3_000), reading(NOON + 5_000))),
        empty());
    assertThat(
        TestDatabase.rows("select source_offset from crossdock.process_reading"), contains("3000"));
  }

  @Test
  public void whatWasMeasuredAfterItArrivedIsMarked() throws Exception {
    long ahead = NOON - AHEAD.toMillis() * 1_000;
    write(new ProcessReadingTable(AHEAD), List.of(reading(ahead)));
    write(new VibrationTable(AHEAD), List.of(block(ahead - 1, Verdict.VALID, 2, "B")));
    assertThat(
        TestDatabase.rows(
            "select clock_ahead from crossdock.process_reading"
                + " union all select clock_ahead from crossdock.vibration"),
        contains("f", "t"));
  }

  private static FeatureRow features(int revision) {
    return new FeatureRow(
        "acme",
        "press-1",
        "press",
        "hall 2",
        NOON,
        NOON + 5 * MINUTE,
        Verdict.VALID,
        Verdict.MISSING,
        new TreeMap<>(Map.of("crest", revision + THIRD, "kurtosis", 3.0)),
        true,
        revision);
  }

  @Test
  public void aRowOfMoreEventsHolds() throws Exception {
    FeatureRowTable table = new FeatureRowTable();
    assertThat(write(table, List.of(features(5), features(2))), empty());
    assertThat(write(table, List.of(features(4))), empty());
    assertThat(
        TestDatabase.rows(
            "select machine_type, location, vibration_verdict, process_verdict, known, revision,"
                + " (features->>'crest')::float = "
                + (5 + THIRD)
                + " from crossdock.feature_row"),
        contains("press|hall 2|VALID|MISSING|t|5|t"));
  }

  private static Prediction prediction(
      long from, String mode, double probability, int revision, String version) {
    return new Prediction(
        "acme",
        "press-1",
        "press",
        "hall 2",
        from,
        from + 5 * MINUTE,
        "bearing",
        version,
        mode,
        Double.isNaN(probability) ? Verdict.CLIPPED : Verdict.VALID,
        probability,
        0.5,
        List.of(new Prediction.Reason("crest", 9, 4, 0.25)),
        new TreeMap<>(Map.of("crest", 9.0)),
        true,
        revision);
  }

  @Test
  public void aPredictionIsOneRowAWindowAndFailureMode() throws Exception {
    PredictionTable table = new PredictionTable();
    assertThat(
        write(
            table,
            List.of(
                prediction(NOON, "inner-race", 0.4, 3, "1"),
                prediction(NOON, "outer-race", Double.NaN, 3, "1"))),
        empty());
    assertThat(write(table, List.of(prediction(NOON, "inner-race", 0.9, 2, "1"))), empty());
    assertThat(write(table, List.of(prediction(NOON, "inner-race", 0.6, 3, "2"))), empty());
    assertThat(
        TestDatabase.rows(
            "select failure_mode, verdict, probability, model_version, revision,"
                + " reasons->0->>'feature', features->>'crest'"
                + " from crossdock.prediction order by failure_mode"),
        contains("inner-race|VALID|0.6|2|3|crest|9.0", "outer-race|CLIPPED|null|1|3|crest|9.0"));
  }

  @Test
  public void whatNoProbabilityCanBeIsRefused() throws Exception {
    List<BatchWriter.Refused<Prediction>> refused =
        write(
            new PredictionTable(),
            List.of(
                prediction(NOON, "inner-race", 1.5, 3, "1"),
                prediction(NOON + MINUTE, "inner-race", 1, 3, "1")));
    assertThat(refused, hasSize(1));
    assertThat(refused.get(0).reason(), containsString("prediction_probability_check"));
    assertThat(TestDatabase.rows("select probability from crossdock.prediction"), contains("1"));
  }

  private static WorkOrder order(long began, WorkOrder.State state, int revision) {
    return new WorkOrder(
        "acme",
        "press-1",
        "inner-race",
        began,
        state == WorkOrder.State.OPEN ? 0 : began + MINUTE,
        state,
        0.75,
        "bearing",
        "1",
        "crest is 9, typically 4",
        "hall 2",
        revision);
  }

  @Test
  public void anOrderIsOneRowThatTheHighestRevisionHolds() throws Exception {
    WorkOrderTable table = new WorkOrderTable();
    WorkOrder open = order(NOON, WorkOrder.State.OPEN, 1);
    assertThat(write(table, List.of(open)), empty());
    assertThat(write(table, List.of(order(NOON, WorkOrder.State.RECOVERED, 2))), empty());
    assertThat(write(table, List.of(open)), empty());
    assertThat(
        TestDatabase.rows(
            "select order_id, state, ended_at > began_at, revision from" + " crossdock.work_order"),
        contains(open.id() + "|RECOVERED|t|2"));
  }

  @Test
  public void anOrderThatNobodyStandsForIsWithdrawnOnce() throws Exception {
    long outside = NOON + 60 * MINUTE;
    assertThat(
        write(
            new WorkOrderTable(),
            List.of(
                order(NOON, WorkOrder.State.OPEN, 1),
                order(NOON + MINUTE, WorkOrder.State.RECOVERED, 2),
                order(NOON + 2 * MINUTE, WorkOrder.State.WITHDRAWN, 2),
                order(outside, WorkOrder.State.OPEN, 1))),
        empty());
    SettledOrders settled =
        new SettledOrders("acme", "press-1", "inner-race", NOON, outside, List.of(NOON));
    SettledOrders other =
        new SettledOrders("acme", "press-2", "inner-race", NOON, outside + 1, List.of());
    SettledOrdersTable table = new SettledOrdersTable();
    assertThat(write(table, List.of(settled, other)), empty());
    String query =
        "select extract(minute from began_at), state, ended_at = began_at, revision"
            + " from crossdock.work_order order by began_at";
    List<String> expected =
        List.of("0|OPEN|null|1", "1|WITHDRAWN|t|2147483647", "2|WITHDRAWN|f|2", "0|OPEN|null|1");
    assertThat(TestDatabase.rows(query), equalTo(expected));
    assertThat(write(table, List.of(settled)), empty());
    assertThat(TestDatabase.rows(query), equalTo(expected));
    assertThat(
        write(
            table,
            List.of(new SettledOrders("acme", "press-1", "inner-race", NOON, outside, List.of()))),
        empty());
    assertThat(TestDatabase.rows(query).get(0), equalTo("0|WITHDRAWN|t|2147483647"));
  }

  @Test
  public void healthIsTheNewestWindowOfEachFailureMode() throws Exception {
    write(
        new PredictionTable(),
        List.of(
            prediction(NOON, "inner-race", 0.4, 3, "1"),
            prediction(NOON + MINUTE, "inner-race", 0.8, 3, "1"),
            prediction(NOON, "outer-race", Double.NaN, 3, "1")));
    write(new VibrationTable(AHEAD), List.of(block(NOON, Verdict.VALID, 2, "C")));
    WorkOrder open = order(NOON, WorkOrder.State.OPEN, 1);
    write(new WorkOrderTable(), List.of(open, order(NOON - MINUTE, WorkOrder.State.RECOVERED, 2)));
    assertThat(
        TestDatabase.rows(
            "select failure_mode, verdict, probability, over, zone, velocity_rms, order_id"
                + " from crossdock.machine_health order by failure_mode"),
        contains("inner-race|VALID|0.8|t|C|4|" + open.id(), "outer-race|CLIPPED|null|f|C|4|null"));
    assertThat(
        TestDatabase.rows(
            "select orders, open, recovered, withdrawn from" + " crossdock.work_order_count"),
        contains("2|1|1|0"));
  }

  @Test
  public void aReaderMayReadAllOfItAndAPipelineMayNotChangeMachines() throws Exception {
    for (String name :
        List.of(
            "machine",
            "maintenance_work",
            "vibration",
            "process_reading",
            "feature_row",
            "prediction",
            "work_order",
            "work_order_delivery",
            "machine_health",
            "work_order_count")) {
      execute("person", "select * from crossdock." + name);
    }
    execute(
        "pipeline",
        "insert into crossdock.work_order_delivery"
            + " (order_id, tenant, machine_id, failure_mode, began_at, wanted_revision)"
            + " values (gen_random_uuid(), 'acme', 'press-1', 'wear', now(), 1)");
    execute("pipeline", "update crossdock.work_order_delivery set attempts = attempts + 1");
    for (String sql :
        List.of(
            "insert into crossdock.machine values ('a', 'b', now(), null, 't')",
            "update crossdock.maintenance_work set component = 'x'",
            "delete from crossdock.work_order")) {
      SQLException denied = assertThrows(sql, SQLException.class, () -> execute("pipeline", sql));
      assertThat(sql, denied.getSQLState(), equalTo("42501"));
    }
  }

  private static void execute(String user, String sql) throws SQLException {
    try (Connection connection = TestDatabase.settingsAs(user).connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      connection.rollback();
    }
  }
}
