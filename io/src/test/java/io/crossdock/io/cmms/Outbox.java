package io.crossdock.io.cmms;

import io.crossdock.io.postgres.Backoff;
import io.crossdock.io.postgres.TestDatabase;
import io.crossdock.schemas.maintenance.WorkOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The tables of orders in the tests' database, as the pipeline would fill them. */
final class Outbox {
  static final long NOON = 1_767_614_400_000_000L;
  static final Backoff BACKOFF =
      new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(10), () -> 1);
  static final CmmsSettings SETTINGS =
      new CmmsSettings(
          "http://127.0.0.1:1",
          null,
          MappingFile.atlas(),
          Duration.ofSeconds(5),
          Duration.ofMillis(100),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          1_000,
          Duration.ofMillis(1));

  private Outbox() {}

  static void empty() throws SQLException {
    TestDatabase.execute("truncate crossdock.work_order, crossdock.work_order_delivery");
  }

  static WorkOrder order(String machine, int minute, WorkOrder.State state, int revision) {
    long began = NOON + minute * 60_000_000L;
    return new WorkOrder(
        "acme",
        machine,
        "inner-race",
        began,
        state == WorkOrder.State.OPEN ? 0 : began + 1_000_000,
        state,
        0.93,
        "bearings",
        "3",
        "envelope at BPFI is 8.1, typical 0.4",
        "Hall 2",
        revision);
  }

  static WorkOrder open(String machine, int minute) {
    return order(machine, minute, WorkOrder.State.OPEN, 1);
  }

  static WorkOrder with(WorkOrder order, WorkOrder.State state) {
    int minute = (int) ((order.beganMicros() - NOON) / 60_000_000L);
    return order(order.machineId(), minute, state, order.revision() + 1);
  }

  static void say(WorkOrder... orders) throws SQLException {
    try (Connection connection = TestDatabase.settings().connect();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                insert into crossdock.work_order as w (tenant, machine_id, failure_mode, began_at,
                  order_id, ended_at, state, probability, model, model_version, reason, location,
                  revision)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant, machine_id, failure_mode, began_at) do update set
                  ended_at = excluded.ended_at, state = excluded.state, revision = excluded.revision
                where excluded.revision >= w.revision
                """)) {
      for (WorkOrder order : orders) {
        statement.setString(1, order.tenant());
        statement.setString(2, order.machineId());
        statement.setString(3, order.failureMode());
        statement.setObject(4, time(order.beganMicros()));
        statement.setObject(5, order.id());
        statement.setObject(6, order.endedMicros() == 0 ? null : time(order.endedMicros()));
        statement.setString(7, order.state().name());
        statement.setDouble(8, order.probability());
        statement.setString(9, order.model());
        statement.setString(10, order.modelVersion());
        statement.setString(11, order.reason());
        statement.setString(12, order.location());
        statement.setInt(13, order.revision());
        statement.executeUpdate();
      }
      connection.commit();
    }
  }

  private static OffsetDateTime time(long micros) {
    return Instant.EPOCH.plusNanos(micros * 1_000).atOffset(ZoneOffset.UTC);
  }

  /** As if so much time had passed since. */
  static void later(Duration duration) throws SQLException {
    String by = "make_interval(secs => " + duration.toMillis() / 1_000.0 + ")";
    TestDatabase.execute(
        "update crossdock.work_order_delivery set next_attempt_at = next_attempt_at - "
            + by
            + ", lease_until = lease_until - "
            + by);
  }

  /** Rows of the view that people read, by machine and time. */
  static List<String> progress() throws SQLException {
    return TestDatabase.rows(
        "select machine_id, state, state_at_cmms, ambiguous, progress"
            + " from crossdock.work_order_progress order by machine_id, began_at");
  }

  static long pending() throws SQLException {
    return Long.parseLong(
        TestDatabase.rows("select count(*) from crossdock.work_order_delivery where pending")
            .get(0));
  }
}
