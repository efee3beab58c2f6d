package io.crossdock.io.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.Assert.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.Test;

/** Each role may do what it needs and nothing else. */
public class RoleTest {
  private static final String DENIED = "42501";

  @Test
  public void thePipelineMayNotDeleteAlterOrSeeReports() {
    for (String sql :
        List.of(
            "delete from crossdock.scan",
            "delete from crossdock.failure",
            "update crossdock.scan_copy set arrival_time = now()",
            "update crossdock.replay set attempt = 0",
            "truncate crossdock.session",
            "drop table crossdock.scan",
            "alter table crossdock.scan add column more text",
            "create table crossdock.mine (a int)",
            "select * from crossdock.scanner_report",
            "select * from crossdock.flyway_schema_history")) {
      assertThat(sql, stateOf("pipeline", sql), equalTo(DENIED));
    }
  }

  @Test
  public void aPersonMayReadAllAndWriteNothing() throws SQLException {
    for (String name :
        List.of(
            "scan",
            "scan_copy",
            "session",
            "failure",
            "replay",
            "scanner_report",
            "anomaly",
            "conservation",
            "notification",
            "notification_progress",
            "chattering",
            "acknowledgement")) {
      execute("person", "select count(*) from crossdock." + name);
    }
    for (String sql :
        List.of(
            "insert into crossdock.replay values (gen_random_uuid(), gen_random_uuid(), 1)",
            "update crossdock.failure set status = 'REPLAYED'",
            "delete from crossdock.session",
            "call crossdock.put_session('', '', now(), now(), gen_random_uuid(), 1, '{}', 0, '{}', 1)")) {
      assertThat(sql, stateOf("person", sql), equalTo(DENIED));
    }
  }

  @Test
  public void theNotifierKeepsItsOutboxAndNothingElse() throws SQLException {
    execute("teller", "select count(*) from crossdock.acknowledgement");
    execute("teller", "update crossdock.notification set state = 'WAITING'");
    for (String sql :
        List.of(
            "delete from crossdock.notification",
            "truncate crossdock.notification_episode cascade",
            "insert into crossdock.acknowledgement values ('', 'ALERT', '', '')",
            "select * from crossdock.alert",
            "select * from crossdock.scan",
            "select * from crossdock.failure",
            "create table crossdock.mine (a int)")) {
      assertThat(sql, stateOf("teller", sql), equalTo(DENIED));
    }
    assertThat(stateOf("pipeline", "select * from crossdock.notification"), equalTo(DENIED));
  }

  @Test
  public void theDashboardMayReadWhatItShowsAndTakeEpisodesOn() throws SQLException {
    for (String name :
        List.of("scan", "session", "scanner_report", "failure", "alert", "machine_health")) {
      execute("screen", "select count(*) from crossdock." + name);
    }
    execute(
        "screen",
        "insert into crossdock.acknowledgement values ('acme', 'ALERT', 'x', 'ann')"
            + " on conflict do nothing");
    for (String sql :
        List.of(
            "update crossdock.acknowledgement set acknowledged_by = 'bob'",
            "delete from crossdock.acknowledgement",
            "update crossdock.failure set status = 'REPLAYED'",
            "insert into crossdock.replay values (gen_random_uuid(), gen_random_uuid(), 1)",
            "update crossdock.alert set state = 'CLEARED'",
            "select * from crossdock.work_order_delivery",
            "select * from crossdock.flyway_schema_history")) {
      assertThat(sql, stateOf("screen", sql), equalTo(DENIED));
    }
  }

  @Test
  public void nobodyElseMaySeeAnything() throws SQLException {
    assertThat(stateOf("nobody_special", "select * from crossdock.scan"), equalTo(DENIED));
    assertThat(
        TestDatabase.rows(
                "select 1 from information_schema.tables where table_schema = 'crossdock'")
            .size(),
        greaterThan(7));
    assertThat(
        TestDatabase.rows(
                "select 1 from information_schema.role_table_grants"
                    + " where table_schema = 'crossdock' and grantee = 'PUBLIC'")
            .size(),
        equalTo(0));
  }

  private static String stateOf(String user, String sql) {
    return assertThrows(sql, SQLException.class, () -> execute(user, sql)).getSQLState();
  }

  private static void execute(String user, String sql) throws SQLException {
    try (Connection connection = TestDatabase.settingsAs(user).connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      connection.rollback();
    }
  }
}
