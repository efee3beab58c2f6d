package io.crossdock.io.cmms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crossdock.io.cmms.Reply.Outcome;
import io.crossdock.io.secret.Secret;
import io.crossdock.schemas.maintenance.WorkOrder;
import io.crossdock.schemas.maintenance.WorkOrder.State;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a call sends, and what an answer means, over real connections. */
public class HttpCmmsTest {
  private static final WorkOrder ORDER = Outbox.open("m/1 ü", 0);
  private static final String KEY = ORDER.id().toString();
  private static final String HUSH = "hush-hush";
  private static final JsonMapper JSON = new JsonMapper();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<JsonNode> bodies = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server = unbound();
  private volatile int status = 200;
  private volatile String answer = "{}";
  private volatile boolean silent;

  private static HttpServer unbound() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Before
  public void start() throws IOException {
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
    Files.writeString(token(), HUSH);
  }

  @After
  public void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private Path token() {
    return folder.getRoot().toPath().resolve("token");
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI().getRawPath()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization"));
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (body.length > 0) {
      bodies.add(JSON.readTree(body));
    }
    if (silent) {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private CmmsSettings settings(int port, Duration timeout) {
    return new CmmsSettings(
        "http://127.0.0.1:" + port + "/api",
        Secret.reference("file:" + token()),
        MappingFile.atlas(),
        timeout,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        5,
        Duration.ofSeconds(1));
  }

  private Reply call(Step step, int code, String text) throws InterruptedException {
    status = code;
    answer = text;
    return new HttpCmms(settings(server.getAddress().getPort(), Duration.ofSeconds(20)))
        .call(step, ORDER, "7/8");
  }

  @Test
  public void anOrderIsCreatedAsAtlasTakesIt() throws Exception {
    Reply reply = call(Step.CREATE, 200, "{\"id\": 4711, \"title\": \"x\"}");
    assertThat(reply.outcome(), equalTo(Outcome.DONE));
    assertThat(reply.orders(), contains(new CmmsOrder("4711", false)));
    assertThat(requests, contains("POST /api/work-orders Bearer " + HUSH));
    JsonNode body = bodies.get(0);
    assertThat(body.path("title").asText(), equalTo("inner-race: m/1 ü"));
    assertThat(body.path("priority").asText(), equalTo("HIGH"));
    assertThat(
        body.path("description").asText(),
        equalTo(
            "envelope at BPFI is 8.1, typical 0.4\n\nMachine m/1 ü at Hall 2, since"
                + " 2026-01-05T12:00:00Z.\nProbability 0.930 by model bearings 3.\nCrossdock order "
                + KEY));
  }

  @Test
  public void anOrderIsSearchedByItsKeyAndClosedByItsId() throws Exception {
    Reply found =
        call(
            Step.SEARCH,
            200,
            "{\"content\": [{\"id\": 5, \"description\": \"a "
                + KEY
                + "\", \"status\": \"COMPLETE\"}, {\"id\": 6, \"description\": \""
                + KEY
                + "\", \"status\": \"ON_HOLD\"}]}");
    assertThat(found.orders(), contains(new CmmsOrder("5", true), new CmmsOrder("6", false)));
    assertThat(
        bodies.get(0).path("filterFields").path(0).toString(),
        equalTo("{\"field\":\"description\",\"operation\":\"cn\",\"value\":\"" + KEY + "\"}"));
    assertThat(call(Step.SEARCH, 200, "{\"content\": []}").orders(), empty());
    assertThat(call(Step.CLOSE, 200, "").outcome(), equalTo(Outcome.DONE));
    assertThat(call(Step.REOPEN, 204, "").outcome(), equalTo(Outcome.DONE));
    assertThat(
        requests.subList(2, 4),
        contains(
            "PATCH /api/work-orders/7%2F8/change-status Bearer " + HUSH,
            "PATCH /api/work-orders/7%2F8/change-status Bearer " + HUSH));
    assertThat(bodies.get(2).path("status").asText(), equalTo("COMPLETE"));
    assertThat(bodies.get(3).path("status").asText(), equalTo("OPEN"));
  }

  @Test
  public void anAnswerThatProvesNothingIsNoProof() throws Exception {
    for (String text :
        List.of("", "[]", "null", "<html>", "{\"content\": {}}", "{\"content\": null}")) {
      assertThat(text, call(Step.SEARCH, 200, text).outcome(), equalTo(Outcome.UNSURE));
    }
    Reply unfiltered =
        call(Step.SEARCH, 200, "{\"content\": [{\"id\": 5, \"description\": \"another\"}]}");
    assertThat(unfiltered.outcome(), equalTo(Outcome.UNSURE));
    assertThat(unfiltered.text(), containsString("does not filter"));
    for (String text : List.of("", "{}", "{\"id\": null}", "not json", "{\"id\": \"\"}")) {
      assertThat(text, call(Step.CREATE, 201, text).outcome(), equalTo(Outcome.UNSURE));
    }
  }

  @Test
  public void aStatusSaysWhetherItMayHaveBeenDone() throws Exception {
    for (int code : new int[] {400, 404, 406, 409, 413, 422}) {
      assertThat(call(Step.CREATE, code, "{}").outcome(), equalTo(Outcome.REFUSED));
    }
    for (int code : new int[] {301, 302, 307, 408, 500, 502, 503, 504}) {
      assertThat(
          Integer.toString(code), call(Step.CREATE, code, "{}").outcome(), equalTo(Outcome.UNSURE));
    }
    assertThat(call(Step.CREATE, 429, "slow down").outcome(), equalTo(Outcome.NOT_DONE));
    assertThat(call(Step.CREATE, 401, "").outcome(), equalTo(Outcome.DENIED));
    assertThat(call(Step.CREATE, 403, "").text(), containsString("--cmmsToken"));
    assertThat("nothing is sent twice", requests, hasSize(17));
  }

  @Test
  public void whatIsSaidOfItIsShortAndWithoutTheToken() throws Exception {
    Reply reply =
        call(Step.CREATE, 422, "no\r\n title \u0007 Bearer " + HUSH + " " + "é".repeat(9_000));
    assertThat(
        reply.text(),
        allOf(
            containsString("POST /work-orders answered 422: no title Bearer *** éé"),
            not(containsString(HUSH)),
            not(containsString("\n"))));
    assertThat(reply.text().length(), lessThan(400));
    Files.delete(token());
    Reply without = call(Step.CREATE, 200, "{\"id\": 1}");
    assertThat(without.outcome(), equalTo(Outcome.DENIED));
    assertThat(without.text(), containsString("cannot be read"));
    assertThat(requests, hasSize(1));
  }

  @Test
  public void hostileTextsStayTexts() throws Exception {
    String reason =
        "\"},\"status\":\"COMPLETE\" {orderId} {token} ${x} {{}} \\ \n\r\t\u0001 </script> 😀 \u2028";
    WorkOrder hostile =
        new WorkOrder(
            "acme",
            "m\"1\n😀{reason}",
            "x".repeat(79) + "😀😀",
            1,
            0,
            State.OPEN,
            0.75,
            "m",
            "1",
            reason,
            "?a=b&c#d",
            1);
    answer = "{\"id\": 1}";
    HttpCmms cmms = new HttpCmms(settings(server.getAddress().getPort(), Duration.ofSeconds(20)));
    assertThat(cmms.call(Step.CREATE, hostile, "").outcome(), equalTo(Outcome.DONE));
    JsonNode body = bodies.get(0);
    assertThat(body.size(), equalTo(3));
    assertThat(body.path("title").asText(), equalTo("x".repeat(79) + "😀: m\"1\n😀{reason}"));
    assertThat(
        body.path("description").asText(),
        allOf(
            containsString(reason + "\n\nMachine"),
            containsString(" at ?a=b&c#d,"),
            containsString("order " + hostile.id()),
            not(containsString(HUSH))));
    assertThat(body.path("priority").asText(), equalTo("MEDIUM"));
    assertThat(cmms.call(Step.CLOSE, hostile, "../a?b#c d").outcome(), equalTo(Outcome.DONE));
    assertThat(
        requests.get(1), containsString("/api/work-orders/..%2Fa%3Fb%23c%20d/change-status"));
  }

  @Test
  public void silenceIsNoAnswer() throws Exception {
    silent = true;
    long start = System.nanoTime();
    Reply reply =
        new HttpCmms(settings(server.getAddress().getPort(), Duration.ofMillis(300)))
            .call(Step.CREATE, ORDER, "");
    assertThat(reply.outcome(), equalTo(Outcome.UNSURE));
    assertThat(reply.text(), containsString("no answer in 300 ms"));
    assertThat(Duration.ofNanos(System.nanoTime() - start), lessThan(Duration.ofSeconds(10)));
  }

  @Test
  public void whatNeverArrivedWasNotDone() throws Exception {
    server.stop(0);
    Reply reply =
        new HttpCmms(settings(server.getAddress().getPort(), Duration.ofSeconds(20)))
            .call(Step.CREATE, ORDER, "");
    assertThat(reply.text(), reply.outcome(), equalTo(Outcome.NOT_DONE));
  }

  @Test
  public void anAnswerThatBreaksOffOrNeverEndsIsNone() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    assertThat("closed at once", raw("", true), equalTo(Outcome.UNSURE));
    assertThat(
        "half of it",
        raw(head + "Content-Length: 100\r\n\r\n{\"id\":", true),
        equalTo(Outcome.UNSURE));
    assertThat(
        "it stays open",
        raw(head + "Content-Length: 100\r\n\r\n{\"id\":", false),
        equalTo(Outcome.UNSURE));
    assertThat("no HTTP", raw("220 mail.example.org ESMTP\r\n", true), equalTo(Outcome.UNSURE));
    assertThat(
        "too long",
        raw(head + "Content-Length: 999999999\r\n\r\n" + "x".repeat(5_000_000), false),
        equalTo(Outcome.UNSURE));
  }

  /** What an answer means that is sent just so. */
  private Outcome raw(String bytes, boolean close) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Future<Socket> served =
          threads.submit(
              () -> {
                Socket connection = socket.accept();
                byte[] buffer = new byte[65_536];
                int read = connection.getInputStream().read(buffer);
                try {
                  OutputStream out = connection.getOutputStream();
                  out.write(
                      bytes.getBytes(StandardCharsets.UTF_8), 0, read > 0 ? bytes.length() : 0);
                  out.flush();
                } catch (IOException e) {
                  // The client has heard enough.
                }
                if (close) {
                  connection.close();
                }
                return connection;
              });
      Reply reply =
          new HttpCmms(settings(socket.getLocalPort(), Duration.ofSeconds(2)))
              .call(Step.CREATE, ORDER, "");
      served.get().close();
      return reply.outcome();
    }
  }
}
