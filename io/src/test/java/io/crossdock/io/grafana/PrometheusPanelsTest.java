package io.crossdock.io.grafana;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.crossdock.io.grafana.Dashboards.GrafanaQuery;
import io.crossdock.io.influx.StoreProcess;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Every query of the dashboards that asks Prometheus, on a real one. What it scrapes stands in for
 * Flink: series of the names and labels that were seen on a cluster, without a cluster.
 */
public class PrometheusPanelsTest {
  private static final String PROMETHEUS = "/usr/bin/prometheus";
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final String OPERATOR = "flink_taskmanager_job_task_operator_";
  private static final String LABELS =
      "{job_name=\"crossdock_barcode\",task_name=\"Judge\",operator_name=\"WriteScans\",tm_id=\"tm\"}";

  /** What only grows, and what does not. */
  private static final List<String> GROWING =
      List.of(
          OPERATOR + "decode_messages",
          OPERATOR + "postgres_rows_written",
          OPERATOR + "postgres_rows_refused",
          OPERATOR + "postgres_retries",
          OPERATOR + "postgres_write_millis",
          OPERATOR + "postgres_batches",
          OPERATOR + "failure_failures_MALFORMED",
          "flink_jobmanager_job_numRestarts",
          "flink_jobmanager_job_numberOfFailedCheckpoints");

  private static final List<String> OTHERS =
      List.of(
          OPERATOR + "source_splits_0_backlog_elements",
          "flink_taskmanager_job_task_backPressuredTimeMsPerSecond",
          "flink_jobmanager_job_lastCheckpointDuration");

  @ClassRule public static final TemporaryFolder FOLDER = new TemporaryFolder();

  private static String exposition(int scrape) {
    StringBuilder text = new StringBuilder();
    for (String name : GROWING) {
      text.append("# TYPE ").append(name).append(" gauge\n");
      text.append(name).append(LABELS).append(' ').append(10 * scrape).append('\n');
    }
    for (String name : OTHERS) {
      text.append(name).append(LABELS).append(" 7\n");
    }
    return text.toString();
  }

  private static HttpServer standIn() throws Exception {
    AtomicInteger scrapes = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] body = exposition(scrapes.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String written(String query) {
    return query.replace("$__rate_interval", "1m").replace("$__range", "1h");
  }

  @Test
  public void eachIsUnderstoodAndGivesNumbers() throws Exception {
    assumeTrue(
        PROMETHEUS + " is not there; scripts/install-test-servers brings it",
        new File(PROMETHEUS).canExecute());
    HttpServer flink = standIn();
    Path config = FOLDER.getRoot().toPath().resolve("prometheus.yml");
    Files.writeString(
        config,
        """
        global:
          scrape_interval: 250ms
          scrape_timeout: 200ms
        scrape_configs:
          - job_name: flink
            static_configs:
              - targets: ["127.0.0.1:%d"]
        """
            .formatted(flink.getAddress().getPort()));
    int port = StoreProcess.freePort();
    try (StoreProcess server =
        new StoreProcess(
            List.of(
                PROMETHEUS,
                "--config.file=" + config,
                "--storage.tsdb.path=" + FOLDER.getRoot().toPath().resolve("data"),
                "--web.listen-address=127.0.0.1:" + port),
            Map.of(),
            "Server is ready to receive web requests.",
            port)) {
      List<GrafanaQuery> queries = Dashboards.queries("crossdock-prometheus");
      assertThat(queries.size(), greaterThan(8));
      List<String> silent = silent(server, queries);
      for (long deadline = System.nanoTime() + DEADLINE_NANOS;
          !silent.isEmpty() && System.nanoTime() < deadline;
          silent = silent(server, queries)) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
      assertThat(silent, empty());
    } finally {
      flink.stop(0);
    }
  }

  /** Those without a number yet; one that is not understood fails at once. */
  private static List<String> silent(StoreProcess server, List<GrafanaQuery> queries)
      throws Exception {
    List<String> silent = new ArrayList<>();
    for (GrafanaQuery query : queries) {
      String answer = server.get("/api/v1/query", "query", written(query.text()), "");
      JsonNode all = new ObjectMapper().readTree(answer);
      assertThat(query.where() + answer, all.path("status").asText(), equalTo("success"));
      String value = all.at("/data/result/0/value/1").asText("");
      if (value.isEmpty() || value.equals("NaN")) {
        silent.add(query.where() + ": " + query.text());
      }
    }
    return silent;
  }
}
