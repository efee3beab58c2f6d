package io.crossdock.io.influx;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.Assert.assertThrows;
import static org.junit.Assume.assumeTrue;

import io.crossdock.io.postgres.Backoff;
import io.crossdock.io.secret.Secret;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A real InfluxDB 1 with users, where there is one: scripts/install-test-servers brings it. */
public class InfluxDbTest {
  private static final String INFLUXD = "/usr/bin/influxd";
  private static final long NINE = 1_767_603_600_123_456L;
  private static final Backoff QUICK =
      new Backoff(Duration.ofMillis(10), Duration.ofMillis(100), () -> 1);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private int port;
  private @Nullable StoreProcess server;

  @Before
  public void startServer() throws Exception {
    assumeTrue(
        INFLUXD + " is not there; scripts/install-test-servers brings it",
        new File(INFLUXD).canExecute());
    port = StoreProcess.freePort();
    String root = folder.getRoot().getPath();
    Files.writeString(
        config(),
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
            "auth-enabled = true",
            ""));
    server = start();
    query("create user admin with password 'top secret' with all privileges");
    query("create database plant");
    query("create user writer with password 'pw'");
    query("grant write on plant to writer");
    query("create user guest with password 'pw'");
  }

  private Path config() {
    return folder.getRoot().toPath().resolve("influxdb.conf");
  }

  private StoreProcess start() throws IOException {
    return new StoreProcess(
        List.of(INFLUXD, "run", "-config", config().toString()),
        Map.of(),
        "Listening on HTTP",
        port);
  }

  @After
  public void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  private String query(String text) throws Exception {
    String both =
        Base64.getEncoder().encodeToString("admin:top secret".getBytes(StandardCharsets.UTF_8));
    StoreProcess running = server;
    if (running == null) {
      throw new IllegalStateException("no server");
    }
    return running.post("/query?db=plant&epoch=u", "q", text, "Basic " + both);
  }

  private InfluxSettings settings(String database, String user, String password)
      throws IOException {
    Path secret = folder.newFile().toPath();
    Files.writeString(secret, password);
    return new InfluxSettings(
        "http://127.0.0.1:" + port,
        new InfluxSettings.Database(database),
        user,
        Secret.reference("file:" + secret),
        100,
        Duration.ofSeconds(60),
        Duration.ofSeconds(10));
  }

  private LineWriter writer(Runnable onRetry) throws IOException {
    return new LineWriter(settings("plant", "writer", "pw"), QUICK, onRetry);
  }

  private static Point point(String machine, long time, double value) {
    return new Point("p", time).tag("machine", machine).field("x", value);
  }

  @Test
  public void whatIsWrittenIsReadBackToTheLastDigit() throws Exception {
    double third = 1.0 / 3;
    Point point =
        new Point("p q", NINE)
            .tag("a b=,", "c\\d, e=f ü")
            .field("x", third)
            .field("tiny", 1e-300)
            .field("whole", Long.MAX_VALUE)
            .field("flag", true)
            .field("text", "a \"b\" \\c,=");
    assertThat(writer(() -> {}).write(List.of(LineProtocol.line(point))), empty());
    String read = query("select * from \"p q\"");
    assertThat(
        read,
        containsString(
            "\"columns\":[\"time\",\"a b=,\",\"flag\",\"text\",\"tiny\",\"whole\",\"x\"],"
                + "\"values\":[["
                + NINE
                + ",\"c\\\\d, e=f ü\",true,\"a \\\"b\\\" \\\\c,=\",1e-300,9223372036854775807,"
                + third
                + "]]"));
  }

  @Test
  public void whatIsWrittenAgainIsThereOnce() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      lines.add(LineProtocol.line(point("m" + i % 7, NINE + i, i)));
    }
    LineWriter writer = writer(() -> {});
    assertThat(writer.write(lines), empty());
    assertThat(writer.write(lines), empty());
    assertThat(query("select count(x), sum(x) from p"), containsString("500,124750]"));
    writer.write(List.of(LineProtocol.line(point("m0", NINE, 7_000))));
    assertThat(query("select count(x), sum(x) from p"), containsString("500,131750]"));
  }

  @Test
  public void aLineThatIsRefusedStandsAloneAndTheRestIsThere() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lines.add(LineProtocol.line(point("m", NINE + i, i)));
    }
    lines.add(31, "p,machine=m x=\"a text\" " + NINE);
    lines.add(77, "no line at all");
    List<LineWriter.Refused> refused = writer(() -> {}).write(lines);
    assertThat(refused, hasSize(2));
    assertThat(refused.get(0).at(), equalTo(31));
    assertThat(refused.get(0).reason(), containsString("field type conflict"));
    assertThat(refused.get(1).at(), equalTo(77));
    assertThat(refused.get(1).reason(), containsString("HTTP 400"));
    assertThat(query("select count(x) from p"), containsString(",100]"));
  }

  @Test
  public void whoMayNotWriteFailsTheBundle() throws Exception {
    List<String> line = List.of(LineProtocol.line(point("m", NINE, 1)));
    for (InfluxSettings wrong :
        List.of(
            settings("plant", "writer", "wrong"),
            settings("plant", "guest", "pw"),
            settings("nowhere", "admin", "top secret"))) {
      IOException failed =
          assertThrows(IOException.class, () -> new LineWriter(wrong, QUICK, () -> {}).write(line));
      String said =
          "nowhere".equals(((InfluxSettings.Database) wrong.target()).name())
              ? "does not have Database[name=nowhere]"
              : "guest".equals(wrong.user()) ? "does not let this user" : "who writes";
      assertThat(failed.getMessage(), containsString(said));
    }
  }

  @Test
  public void aKilledServerLosesNothing() throws Exception {
    AtomicInteger retries = new AtomicInteger();
    LineWriter writer =
        writer(
            () -> {
              if (retries.incrementAndGet() == 3) {
                try {
                  server = start();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
            });
    for (int batch = 0; batch < 10; batch++) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        lines.add(LineProtocol.line(point("m" + i % 7, NINE + 100L * batch + i, 1)));
      }
      StoreProcess running = server;
      if (batch == 5 && running != null) {
        running.close();
      }
      assertThat(writer.write(lines), empty());
    }
    assertThat(retries.get(), greaterThan(2));
    assertThat(query("select count(x) from p"), containsString(",1000]"));
  }
}
