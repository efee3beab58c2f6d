package io.crossdock.io.grafana;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.io.grafana.Dashboards.GrafanaQuery;
import io.crossdock.io.influx.StoreProcess;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Every query of the dashboards that asks the time-series store, on a real InfluxDB. */
public class InfluxPanelsTest {
  private static final String INFLUXD = "/usr/bin/influxd";

  /** As MachinePoints names what it sends. */
  private static final String POINTS =
      """
      vibration,tenant=acme,machine=pump-1,sensor=s1 verdict="VALID",velocity_rms=2.5,kurtosis=3.1 1767600000000000000
      prediction,tenant=acme,machine=pump-1,mode=outer-race,model=bearing verdict="VALID",probability=0.9 1767600000000000000
      """;

  @ClassRule public static final TemporaryFolder FOLDER = new TemporaryFolder();

  /**
   * As Grafana writes it before it sends it; several values are a group of a regular expression.
   */
  private static String written(String query) {
    return query
        .replace("$timeFilter", "time >= 1767599000000ms and time <= 1767601000000ms")
        .replace("$__interval", "1m")
        .replace("$tenant", "(acme|borealis)")
        .replace("$machine", "pump-1");
  }

  @Test
  public void eachGivesASeriesWithTheTagsOfItsName() throws Exception {
    assumeTrue(
        INFLUXD + " is not there; scripts/install-test-servers brings it",
        new File(INFLUXD).canExecute());
    int port = StoreProcess.freePort();
    String root = FOLDER.getRoot().getPath();
    Path config = FOLDER.getRoot().toPath().resolve("influxdb.conf");
    Files.writeString(
        config,
        String.join(
            "\n",
            "reporting-disabled = true",
            "bind-address = \"127.0.0.1:" + StoreProcess.freePort() + "\"",
            "[meta]",
            "dir = \"" + root + "/meta\"",
            "[data]",
            "dir = \"" + root + "/data\"",
            "wal-dir = \"" + root + "/wal\"",
            "[monitor]",
            "store-enabled = false",
            "[http]",
            "bind-address = \"127.0.0.1:" + port + "\"",
            ""));
    try (StoreProcess server =
        new StoreProcess(
            List.of(INFLUXD, "run", "-config", config.toString()),
            Map.of(),
            "Listening on HTTP",
            port)) {
      assertThat(
          server.post("/query", "q", "create database plant", ""), not(containsString("error")));
      assertThat(
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(server.url() + "/write?db=plant"))
                      .POST(HttpRequest.BodyPublishers.ofString(POINTS))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .statusCode(),
          equalTo(204));
      List<GrafanaQuery> queries = Dashboards.queries("crossdock-influx");
      assertThat(queries.size(), greaterThan(2));
      for (GrafanaQuery query : queries) {
        String answer = server.get("/query?db=plant", "q", written(query.text()), "");
        JsonNode series = new ObjectMapper().readTree(answer).at("/results/0/series/0");
        assertThat(query.where() + answer, series.path("values").isEmpty(), is(false));
        assertThat(query.where(), series.path("tags").path("machine").asText(), equalTo("pump-1"));
      }
    }
  }
}
