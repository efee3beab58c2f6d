package io.crossdock.sandbox.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** A real time-series store of one's own for the tests of a class: QuestDB, brought by Maven. */
public final class TestSeries extends ExternalResource {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TemporaryFolder folder = new TemporaryFolder();
  private @Nullable JavaProcess process;
  private int port;

  @Override
  protected void before() throws Throwable {
    folder.create();
    port = FreePort.find();
    JavaProcess started =
        JavaProcess.start(
            jar(),
            "io.questdb.ServerMain",
            List.of("-Xmx256m"),
            List.of("-n", "-d", folder.newFolder("data").getPath()),
            Map.of(
                "QDB_HTTP_BIND_TO", "127.0.0.1:" + port,
                "QDB_HTTP_MIN_ENABLED", "false",
                "QDB_PG_ENABLED", "false",
                "QDB_LINE_TCP_ENABLED", "false",
                "QDB_TELEMETRY_ENABLED", "false",
                "QDB_SHARED_WORKER_COUNT", "1"),
            folder.getRoot().toPath().resolve("series.log"),
            false);
    process = started;
    if (!Deadline.met(() -> !started.isRunning() || Deadline.listens("127.0.0.1", port))
        || !started.isRunning()) {
      throw new IllegalStateException("no time-series store:\n" + started.lastWords());
    }
  }

  /** Found as a resource: loading its class here would start its native code. */
  private static String jar() throws URISyntaxException {
    URL found =
        Objects.requireNonNull(TestSeries.class.getResource("/io/questdb/ServerMain.class"));
    return Path.of(new URI(found.toString().replaceFirst("^jar:", "").replaceFirst("!.*", "")))
        .toString();
  }

  @Override
  protected void after() {
    JavaProcess started = process;
    if (started != null) {
      started.kill();
      started.close();
    }
    folder.delete();
  }

  /** Its address. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /**
   * What it answers to a query.
   *
   * @throws IllegalStateException if it does not like it
   */
  public JsonNode query(String sql) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create(url() + "/exec?query=" + URLEncoder.encode(sql, UTF_8)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
