package io.crossdock.sandbox.monitoring;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import io.crossdock.sandbox.flink.ClusterJob;
import io.crossdock.sandbox.flink.FlinkCluster;
import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.PushGateway;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.ExternalResource;
import org.junit.rules.RuleChain;

/**
 * A database that is made slow for a while, as its operator sees it: the barcode pipeline on a
 * standalone Flink, 200 scans a second, Prometheus and Alertmanager. It prints the table that is in
 * {@code runners-config/prometheus/backpressure.md}. Some five minutes: with {@code
 * -Pbackpressure}.
 */
public class BackpressureTest {
  private static final int RATE = 200;

  /** Two seconds for each statement. A batch is several: the driver makes them of 128 rows. */
  private static final String SLOW =
      """
      create function public.slow() returns trigger language plpgsql as
        'begin perform pg_sleep(2); return null; end';
      create trigger slow after insert on crossdock.scan
        for each statement execute function public.slow();
      """;

  private static final TestServers SERVERS = TestServers.own();

  private static final ExternalResource PROGRAMS =
      new ExternalResource() {
        @Override
        protected void before() {
          OperatorFiles.assumeInstalled(
              "prometheus", "prometheus-alertmanager", "prometheus-pushgateway");
        }
      };

  @ClassRule public static final RuleChain RULES = RuleChain.outerRule(PROGRAMS).around(SERVERS);

  @Test
  public void aSlowSinkIsSeenInTheMetricsAndTold() throws Exception {
    Path directory = SERVERS.directory();
    try (PushGateway gateway = PushGateway.start(0, directory.resolve("gateway.log"));
        Alertmanager alertmanager = Alertmanager.start(directory);
        Prometheus prometheus =
            Prometheus.start(directory, gateway.address(), "127.0.0.1:1", alertmanager.address());
        FlinkCluster cluster = FlinkCluster.start(directory.resolve("flink"), 0, 1, 2, gateway)) {
      SERVERS.get().createTopics(List.of(new NewTopic("scans", 4, (short) 1)));
      ClusterJob job = submit(cluster, directory);
      Await.that("the job runs", job::isRunning);
      try (JavaProcess sender = send(directory)) {
        Observation observation = new Observation(prometheus);
        // Flink's shares of time are of the last minute.
        Await.that(
            "a minute of steady work",
            () -> prometheus.number("min(flink_jobmanager_job_uptime)") > 90_000);
        Await.that("rows", () -> observation.rows() > RATE / 2.0);
        observation.note("before");

        execute(SLOW);
        Await.that(
            "it is told",
            () -> told(alertmanager, "CrossdockBackpressure firing"),
            observation::linesAndNow);
        // As long as it takes until what lies between the tasks is full, up to the source.
        Await.count(
            "messages wait",
            5_000,
            () -> (long) prometheus.number("crossdock:lag_messages"),
            observation::linesAndNow);
        Map<String, Double> during = observation.note("during");

        execute("drop trigger slow on crossdock.scan");
        Await.that(
            "it is worked off",
            () ->
                prometheus.number("crossdock:lag_messages") == 0
                    && prometheus.number("max(" + Observation.BACKPRESSURED + ")") < 50,
            observation::linesAndNow);
        Map<String, Double> after = observation.note("after");
        observation.lines().forEach(System.out::println);
        alertmanager.told().forEach(one -> System.out.println("told: " + one));

        assertThat(during.get("ms a batch"), greaterThan(1_900.0));
        assertThat(during.get("busy: WriteScans"), greaterThan(900.0));
        assertThat(during.get("backpressured: ReadMessages"), greaterThan(900.0));
        assertThat(during.get("backpressured: WriteScans"), lessThan(100.0));
        assertThat(after.get("ms a batch"), lessThan(1_000.0));
        assertThat(after.get("lag, messages"), lessThan(1.0));
        assertThat(sender.isRunning(), equalTo(true));
      }
    }
  }

  private static ClusterJob submit(FlinkCluster cluster, Path directory)
      throws InterruptedException {
    return ClusterJob.submit(
        cluster,
        "barcode",
        List.of(
            "--kafkaTopics=scans",
            "--kafkaGroupId=backpressure",
            "--kafkaBootstrapServers=" + SERVERS.get().bootstrapServers(),
            "--postgresUrl=" + SERVERS.get().jdbcUrl(),
            "--postgresUser=" + Servers.WRITER,
            "--checkpointingInterval=5000",
            "--stateBackend=rocksdb",
            "--stateBackendStoragePath=" + cluster.checkpoints(),
            "--maxBundleSize=1000",
            "--maxBundleTimeMills=500",
            "--autoWatermarkInterval=200",
            "--parallelism=2"),
        directory.resolve("submit.log"));
  }

  private static JavaProcess send(Path directory) {
    return JavaProcess.java(
        "io.crossdock.sandbox.load.Generate",
        List.of("-Xmx256m"),
        List.of(
            "barcode",
            "--servers=" + SERVERS.get().bootstrapServers(),
            "--rate=" + RATE,
            "--for=30m"),
        Map.of(),
        directory.resolve("generate.log"));
  }

  private static boolean told(Alertmanager alertmanager, String news) {
    return alertmanager.told().stream().anyMatch(one -> one.contains(news));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = SERVERS.get().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
