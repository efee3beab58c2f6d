package io.crossdock.sandbox.monitoring;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.not;

import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.servers.Dashboard;
import io.crossdock.sandbox.servers.PushGateway;
import io.crossdock.sandbox.servers.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.ExternalResource;
import org.junit.rules.RuleChain;

/**
 * The dashboard's metrics, a real Prometheus that asks for them with the configuration and rules
 * for operators, and a real Alertmanager that tells a web hook: of rows that are gone, and of
 * failures.
 */
public class MonitoringTest {
  /** Ten scans, one an offset, written an hour ago. */
  private static final String SCANS =
      """
      insert into crossdock.scan (tenant, scan_id, event_id, scanner_id, location, raw_code,
        event_time, arrival_time, step, reading, item, code_kind, serialised, fault, flags,
        flag_names, conflicts, copies, revision, source_name, source_partition, source_offset,
        source_message_id, written_at)
      select 'acme', gen_random_uuid(), place::text, 's', 'l', '1', now(), now(), 'OBSERVE', 'READ',
        null, 'UNKNOWN', false, 'NONE', 0, '{}', '[]', 0, 1, 'scans', 0, place, '',
        now() - interval '1 hour'
      from generate_series(%d, %d) as place
      """;

  private static final String FAILURES =
      """
      insert into crossdock.failure (failure_id, tenant, pipeline, step, kind, message, payload,
        content_type, message_key, source_name, source_partition, source_offset, source_message_id,
        arrival_micros, attempt, first_seen)
      select gen_random_uuid(), 'acme', 'barcode', 'Decode', 'MALFORMED', 'test', '', '', '', 'scans',
        1, place, '', 0, 1, now() - interval '1 hour'
      from generate_series(0, 19) as place
      """;

  private static final TestServers SERVERS = TestServers.shared();

  // Without the programs no server need be started.
  private static final ExternalResource PROGRAMS =
      new ExternalResource() {
        @Override
        protected void before() {
          OperatorFiles.assumeInstalled(
              "prometheus", "promtool", "prometheus-alertmanager", "prometheus-pushgateway");
        }
      };

  @ClassRule public static final RuleChain RULES = RuleChain.outerRule(PROGRAMS).around(SERVERS);

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static @Nullable Dashboard dashboard;

  @BeforeClass
  public static void writeRows() throws SQLException {
    execute(SCANS.formatted(0, 9));
    dashboard = Dashboard.start(SERVERS.get(), SERVERS.directory(), 0);
  }

  @AfterClass
  public static void stop() {
    if (dashboard != null) {
      dashboard.close();
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = SERVERS.get().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String dashboardAddress() {
    return Objects.requireNonNull(dashboard).url().replace("http://", "");
  }

  private static String send(String address, String method, BodyPublisher body)
      throws IOException, InterruptedException {
    return CLIENT
        .send(
            HttpRequest.newBuilder(URI.create("http://" + address)).method(method, body).build(),
            BodyHandlers.ofString())
        .body();
  }

  private static void metricsAreThoseOfTheDatabase() throws Exception {
    String metrics = send(dashboardAddress() + "/metrics", "GET", BodyPublishers.noBody());
    assertThat(
        metrics,
        allOf(
            containsString("crossdock_database_up 1.0\n"),
            containsString("crossdock_query_up{query=\"outbox\"} 1.0\n"),
            containsString(
                "crossdock_source_messages{pipeline=\"barcode\",source=\"scans\"} 10.0\n"),
            containsString("crossdock_source_missing{pipeline=\"barcode\",source=\"scans\"} "),
            containsString(
                "crossdock_failures{kind=\"LATE\",pipeline=\"fleet\",status=\"open\"} 0.0\n"),
            containsString("crossdock_newest_row_timestamp_seconds{pipeline=\"barcode\"} 1"),
            containsString("crossdock_inserted_rows_total{pipeline=\"barcode\",table=\"scan\"} 1"),
            not(containsString("acme"))));
    assertThat(
        OperatorFiles.run(List.of("promtool", "check", "metrics"), metrics),
        equalTo("exit code 0"));
  }

  @Test
  public void rowsThatAreGoneAndFailuresAreToldToPeople() throws Exception {
    metricsAreThoseOfTheDatabase();
    try (PushGateway gateway = PushGateway.start(0, SERVERS.directory().resolve("gateway.log"));
        Alertmanager alertmanager = Alertmanager.start(SERVERS.directory());
        Prometheus prometheus =
            Prometheus.start(
                SERVERS.directory(),
                gateway.address(),
                dashboardAddress(),
                alertmanager.address())) {
      namesBecomeLabels(gateway, prometheus);
      String missing = "crossdock_source_missing{job=\"crossdock\"}";
      Await.that("nothing is missing", () -> prometheus.number(missing) == 0);
      assertThat(alertmanager.told(), empty());

      execute("delete from crossdock.scan where source_offset = 4");
      heard(
          alertmanager,
          "/night CrossdockConservationBroken firing: barcode: 1 messages of scans have left no row,"
              + " copy or failure, and were not dropped for a reason.");
      execute(SCANS.formatted(4, 4));
      execute(FAILURES);
      heard(alertmanager, "/night CrossdockConservationBroken resolved: ");
      heard(alertmanager, "/morning CrossdockFailureRate firing: barcode: ");
    }
  }

  private static void heard(Alertmanager alertmanager, String news) throws Exception {
    Await.that(
        news,
        () -> alertmanager.told().stream().anyMatch(one -> one.startsWith(news)),
        alertmanager::told);
  }

  /** What Flink would send, as a counter of Beam's whose name holds a kind. */
  private static void namesBecomeLabels(PushGateway gateway, Prometheus prometheus)
      throws Exception {
    String name = "flink_taskmanager_job_task_operator_failure_failures";
    send(
        gateway.address() + "/metrics/job/flink0a1b",
        "PUT",
        BodyPublishers.ofString(
            "%1$s_LATE{subtask_index=\"0\"} 3\n%1$s_MALFORMED{subtask_index=\"0\"} 4\n"
                .formatted(name)));
    Await.that(
        "two kinds of one name", () -> prometheus.query(name + "{job=\"flink\"}").size() == 2);
    Map<Map<String, String>, Double> late = prometheus.query(name + "{kind=\"LATE\"}");
    assertThat(late, aMapWithSize(1));
    assertThat(late.keySet().iterator().next(), hasEntry("process", "0a1b"));
    assertThat(prometheus.number("sum(" + name + ")"), equalTo(7.0));
  }
}
