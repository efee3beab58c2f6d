package io.crossdock.sandbox.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.servers.FreePort;
import io.crossdock.sandbox.servers.ProgramProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Debian's Prometheus with the configuration and the rules for operators, and its own addresses: it
 * asks every second, and no rule waits longer than a second.
 */
final class Prometheus implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final ProgramProcess process;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  private Prometheus(ProgramProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param directory for its data and files
   * @param flink host and port of the push gateway
   * @param dashboard host and port of the dashboard
   * @param alertmanager host and port of Alertmanager
   */
  static Prometheus start(Path directory, String flink, String dashboard, String alertmanager)
      throws Exception {
    Path configuration =
        OperatorFiles.copy(
            "prometheus.yml",
            directory,
            "scrape_interval: 15s",
            "scrape_interval: 1s",
            "evaluation_interval: 15s",
            "evaluation_interval: 1s",
            "scrape_interval: 30s",
            "scrape_interval: 1s",
            "scrape_timeout: 25s",
            "scrape_timeout: 1s",
            "127.0.0.1:9091",
            flink,
            "127.0.0.1:8090",
            dashboard,
            "127.0.0.1:9093",
            alertmanager);
    Path rules = OperatorFiles.copy("rules/crossdock.yml", directory);
    Files.writeString(rules, Files.readString(rules).replaceAll("for: \\d+m", "for: 1s"));
    int port = FreePort.find();
    Prometheus started =
        new Prometheus(
            ProgramProcess.start(
                List.of(
                    "prometheus",
                    "--config.file=" + configuration,
                    "--storage.tsdb.path=" + directory.resolve("prometheus"),
                    "--web.listen-address=127.0.0.1:" + port,
                    "--log.level=warn"),
                port,
                directory.resolve("prometheus.log")),
            port);
    // It listens before it answers.
    Await.that(
        "Prometheus is ready",
        () -> started.get("/-/ready").statusCode() == HttpURLConnection.HTTP_OK);
    return started;
  }

  /**
   * The answer to a query, by the labels of each number.
   *
   * @throws IllegalStateException if the query is wrong
   */
  Map<Map<String, String>, Double> query(String query) throws IOException, InterruptedException {
    JsonNode answer =
        JSON.readTree(
            get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)).body());
    if (!answer.path("status").asText().equals("success")) {
      throw new IllegalStateException(query + ": " + answer);
    }
    Map<Map<String, String>, Double> numbers = new LinkedHashMap<>();
    for (JsonNode one : answer.path("data").path("result")) {
      Map<String, String> labels = new TreeMap<>();
      one.path("metric")
          .properties()
          .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
      numbers.put(labels, one.path("value").path(1).asDouble());
    }
    return numbers;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port + path);
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  /** The one number that a query gives, or not a number where it gives none. */
  double number(String query) throws IOException, InterruptedException {
    return query(query).values().stream().findFirst().orElse(Double.NaN);
  }

  @Override
  public void close() {
    process.close();
  }
}
