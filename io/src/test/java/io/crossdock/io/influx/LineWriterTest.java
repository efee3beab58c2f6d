package io.crossdock.io.influx;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.Assert.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crossdock.io.postgres.Backoff;
import io.crossdock.io.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What is said to a store that answers as the test wants, and what is made of its answers. */
public class LineWriterTest {
  private static final Backoff QUICK =
      new Backoff(Duration.ofMillis(1), Duration.ofMillis(5), () -> 1);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
  private final List<String> headers = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Integer> answers = new ArrayDeque<>();
  private HttpServer server;

  public LineWriterTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @Before
  public void startServer() {
    server.createContext("/", this::answer);
    server.start();
  }

  @After
  public void stopServer() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (InputStream in = new GZIPInputStream(exchange.getRequestBody())) {
      bodies.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    headers.add(
        exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    int status;
    synchronized (answers) {
      status = answers.isEmpty() ? 204 : answers.remove();
    }
    if (bodies.get(bodies.size() - 1).contains("bad")) {
      status = 422;
    }
    byte[] said =
        status == 204
            ? new byte[0]
            : ("said " + "x".repeat(1_000)).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, said.length == 0 ? -1 : said.length);
    exchange.getResponseBody().write(said);
    exchange.close();
  }

  private InfluxSettings settings(Duration maxOutage) throws IOException {
    Path token = folder.newFile().toPath();
    Files.writeString(token, "t0ken");
    return new InfluxSettings(
        "http://127.0.0.1:" + server.getAddress().getPort(),
        new InfluxSettings.Bucket("o", "b"),
        null,
        Secret.reference("file:" + token),
        100,
        maxOutage,
        Duration.ofSeconds(5));
  }

  @Test
  public void aBusyStoreIsAskedAgainWithTheSameLines() throws Exception {
    answers.addAll(List.of(429, 503, 500, 408));
    AtomicInteger retries = new AtomicInteger();
    LineWriter writer =
        new LineWriter(settings(Duration.ofSeconds(30)), QUICK, retries::incrementAndGet);
    assertThat(writer.write(List.of("a x=1 1", "b x=2 2")), empty());
    assertThat(retries.get(), equalTo(4));
    assertThat(bodies, equalTo(Collections.nCopies(5, "a x=1 1\nb x=2 2\n")));
    assertThat(
        headers,
        equalTo(Collections.nCopies(5, "/api/v2/write?org=o&bucket=b&precision=us Token t0ken")));
  }

  @Test
  public void aStoreThatStaysAwayFailsTheBundle() throws Exception {
    server.stop(0);
    AtomicInteger retries = new AtomicInteger();
    LineWriter writer =
        new LineWriter(settings(Duration.ofSeconds(2)), QUICK, retries::incrementAndGet);
    IOException away = assertThrows(IOException.class, () -> writer.write(List.of("a x=1 1")));
    assertThat(away.getMessage(), containsString("took nothing for"));
    assertThat(retries.get(), greaterThan(1));
  }

  @Test
  public void onlyTheLinesToBlameAreRefused() throws Exception {
    LineWriter writer = new LineWriter(settings(Duration.ofSeconds(30)), QUICK, () -> {});
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 33; i++) {
      lines.add(i == 0 || i == 17 || i == 32 ? "bad" + i : "good" + i);
    }
    List<LineWriter.Refused> refused = writer.write(lines);
    assertThat(refused.stream().map(LineWriter.Refused::at).toList(), contains(0, 17, 32));
    assertThat(refused.get(1).reason().length(), equalTo("HTTP 422: ".length() + 500 + 1));
    List<String> taken =
        bodies.stream()
            .filter(body -> !body.contains("bad"))
            .flatMap(String::lines)
            .sorted()
            .toList();
    assertThat(taken.size(), equalTo(30));
  }

  @Test
  public void whatNoLineIsToBlameForFailsTheBundle() throws Exception {
    LineWriter writer = new LineWriter(settings(Duration.ofSeconds(30)), QUICK, () -> {});
    for (int status : new int[] {301, 401, 403, 404}) {
      answers.add(status);
      IOException failed = assertThrows(IOException.class, () -> writer.write(List.of("a x=1 1")));
      assertThat(failed.getMessage(), containsString("HTTP " + status));
    }
    assertThat(bodies.size(), equalTo(4));
  }
}
