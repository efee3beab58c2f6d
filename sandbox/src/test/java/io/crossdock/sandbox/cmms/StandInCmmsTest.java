package io.crossdock.sandbox.cmms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.Assert.assertNotNull;

import io.crossdock.io.cmms.CmmsOptions;
import io.crossdock.io.cmms.CmmsSettings;
import io.crossdock.io.cmms.DeliverOrders;
import io.crossdock.io.cmms.HttpCmms;
import io.crossdock.io.cmms.Reply;
import io.crossdock.io.cmms.Reply.Outcome;
import io.crossdock.io.cmms.Step;
import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.io.settings.Problems;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.schemas.maintenance.WorkOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * The stand-in speaks as the mapping of Atlas CMMS does, fails as it is told, and shows doubles.
 */
public class StandInCmmsTest {
  @ClassRule public static final TestServers SERVERS = TestServers.shared();

  private static final Duration TIMEOUT = Duration.ofMillis(700);

  private final StandInCmms standIn = started();

  private static StandInCmms started() {
    try {
      return StandInCmms.start("open sesame", TIMEOUT.multipliedBy(2));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Before
  public void writeToken() throws IOException {
    Files.writeString(token(), "open sesame");
  }

  @After
  public void close() {
    standIn.close();
  }

  private static Path token() {
    return SERVERS.directory().resolve("cmms-token");
  }

  private CmmsSettings settings() {
    Problems problems = new Problems();
    CmmsSettings settings =
        CmmsSettings.parse(
            PipelineOptionsFactory.fromArgs(
                    "--cmmsUrl=" + standIn.url(),
                    "--cmmsToken=file:" + token(),
                    "--cmmsTimeout=" + TIMEOUT.toMillis() + "ms",
                    "--cmmsSettle=3s",
                    "--cmmsFailures=1000")
                .as(CmmsOptions.class),
            problems);
    problems.throwIfAny();
    assertNotNull(settings);
    return settings;
  }

  private static WorkOrder order(int number, WorkOrder.State state, int revision) {
    long began = 1_767_614_400_000_000L + number * 1_000_000L;
    return new WorkOrder(
        "acme",
        "m" + number % 10,
        "inner-race",
        began,
        state == WorkOrder.State.OPEN ? 0 : began + 1,
        state,
        0.8,
        "bearings",
        "3",
        "\"}{ 😀 \n " + number,
        "Hall \\ 2",
        revision);
  }

  @Test
  public void ordersAreCreatedFoundClosedAndOpenedAgain() throws Exception {
    HttpCmms cmms = new HttpCmms(settings());
    WorkOrder order = order(1, WorkOrder.State.OPEN, 1);
    assertThat(cmms.call(Step.SEARCH, order, "").orders(), empty());
    String id = cmms.call(Step.CREATE, order, "").orders().get(0).id();
    assertThat(cmms.call(Step.SEARCH, order, "").orders().get(0).id(), equalTo(id));
    assertThat(cmms.call(Step.CLOSE, order, id).outcome(), equalTo(Outcome.DONE));
    assertThat(standIn.orders().get(0).isOpen(), equalTo(false));
    assertThat(cmms.call(Step.SEARCH, order, "").orders().get(0).closed(), equalTo(true));
    assertThat(cmms.call(Step.REOPEN, order, id).outcome(), equalTo(Outcome.DONE));
    assertThat(standIn.orders().get(0).isOpen(), equalTo(true));
    assertThat(cmms.call(Step.CLOSE, order, "77").outcome(), equalTo(Outcome.REFUSED));
    Reply twice = cmms.call(Step.CREATE, order, "");
    assertThat("doubles show", twice.outcome(), equalTo(Outcome.DONE));
    assertThat(cmms.call(Step.SEARCH, order, "").orders(), hasSize(2));
  }

  @Test
  public void itFailsAsItIsTold() throws Exception {
    HttpCmms cmms = new HttpCmms(settings());
    int stored = 0;
    for (CmmsFault fault : CmmsFault.values()) {
      standIn.then(fault);
      Outcome outcome =
          cmms.call(Step.CREATE, order(stored, WorkOrder.State.OPEN, 1), "").outcome();
      assertThat(
          fault.toString(),
          outcome,
          equalTo(
              switch (fault) {
                case NONE -> Outcome.DONE;
                case REFUSAL -> Outcome.REFUSED;
                default -> Outcome.UNSURE;
              }));
      boolean atOnce =
          Set.of(
                  CmmsFault.NONE,
                  CmmsFault.ERROR_AFTER,
                  CmmsFault.HANG_UP_AFTER,
                  CmmsFault.LATE_ANSWER)
              .contains(fault);
      stored += atOnce ? 1 : 0;
      if (fault != CmmsFault.SLOW && fault != CmmsFault.REFUSAL) {
        assertThat(fault.toString(), standIn.orders(), hasSize(stored));
      }
    }
    standIn.goAway();
    WorkOrder order = order(99, WorkOrder.State.OPEN, 1);
    assertThat(cmms.call(Step.CREATE, order, "").outcome(), equalTo(Outcome.NOT_DONE));
    standIn.comeBack();
    assertThat(cmms.call(Step.CREATE, order, "").outcome(), equalTo(Outcome.DONE));
    Files.writeString(token(), "open barley");
    assertThat(cmms.call(Step.CREATE, order, "").outcome(), equalTo(Outcome.DENIED));
  }

  @Test
  public void ordersGetThereOnceWhateverFails() throws Exception {
    PostgresSettings database =
        new PostgresSettings(
            SERVERS.get().jdbcUrl(),
            "postgres",
            null,
            1_000,
            Duration.ofSeconds(30),
            Duration.ofSeconds(20));
    List<WorkOrder> orders = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      orders.add(order(i, WorkOrder.State.OPEN, 1));
    }
    standIn.byChance(
        7,
        0.3,
        List.of(
            CmmsFault.ERROR_BEFORE,
            CmmsFault.ERROR_AFTER,
            CmmsFault.HANG_UP_BEFORE,
            CmmsFault.HANG_UP_AFTER,
            CmmsFault.LATE_ANSWER));
    try (Connection connection = SERVERS.get().connect();
        DeliverOrders worker =
            new DeliverOrders(database, settings(), new HttpCmms(settings()), event -> {})) {
      say(connection, orders);
      for (int i = 0; i < 60 && pending(connection) > 0; i++) {
        if (i == 2) {
          standIn.goAway();
        }
        worker.deliver(Duration.ofSeconds(20));
        if (i == 2) {
          standIn.comeBack();
        }
        // What is there is closed, so that the machine's next order may follow.
        for (int k = 0; k < orders.size() - 10; k++) {
          if (isThere(orders.get(k)) && orders.get(k).state() == WorkOrder.State.OPEN) {
            orders.set(k, order(k, WorkOrder.State.RECOVERED, 2));
          }
        }
        say(connection, orders);
        later(connection);
      }
      assertThat(pending(connection), equalTo(0L));
    }
    Set<String> keys = new TreeSet<>();
    standIn.orders().forEach(one -> keys.add(keyOf(one)));
    assertThat("no doubles", standIn.orders(), hasSize(keys.size()));
    assertThat(keys, hasSize(60));
    assertThat(standIn.orders().stream().filter(StandInOrder::isOpen).count(), equalTo(10L));
    assertThat("it failed now and then", standIn.requests(), greaterThan(130));
  }

  private boolean isThere(WorkOrder order) {
    return standIn.orders().stream().anyMatch(one -> keyOf(one).equals(order.id().toString()));
  }

  private static String keyOf(StandInOrder order) {
    return order.description().substring(order.description().length() - 36);
  }

  private static void say(Connection connection, List<WorkOrder> orders) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into crossdock.work_order as w (tenant, machine_id, failure_mode, began_at,
              order_id, state, probability, model, model_version, reason, location, revision)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, machine_id, failure_mode, began_at) do update set
              state = excluded.state, revision = excluded.revision
            where excluded.revision > w.revision
            """)) {
      for (WorkOrder order : orders) {
        statement.setString(1, order.tenant());
        statement.setString(2, order.machineId());
        statement.setString(3, order.failureMode());
        statement.setTimestamp(
            4, Timestamp.from(Instant.ofEpochMilli(order.beganMicros() / 1_000)));
        statement.setObject(5, order.id());
        statement.setString(6, order.state().name());
        statement.setDouble(7, order.probability());
        statement.setString(8, order.model());
        statement.setString(9, order.modelVersion());
        statement.setString(10, order.reason());
        statement.setString(11, order.location());
        statement.setInt(12, order.revision());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static long pending(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from crossdock.work_order_delivery where pending")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** As if twenty minutes had passed. */
  private static void later(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "update crossdock.work_order_delivery set"
              + " next_attempt_at = next_attempt_at - interval '20 minutes',"
              + " lease_until = lease_until - interval '20 minutes'");
    }
  }
}
