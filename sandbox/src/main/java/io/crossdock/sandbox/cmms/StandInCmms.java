package io.crossdock.sandbox.cmms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for Atlas CMMS, of which it has the few requests that work orders need, in memory and
 * on the loopback interface: {@code POST /work-orders}, {@code POST /work-orders/search}, {@code
 * PATCH /work-orders/ID/change-status}. It fails on demand. It is no CMMS, and shows nothing about
 * one but that those shapes are spoken right.
 */
public final class StandInCmms implements AutoCloseable {
  private static final Pattern STATUS = Pattern.compile("/work-orders/(\\d{1,18})/change-status");

  private final String token;
  private final Duration delay;
  private final OrderBook book = new OrderBook();
  private final CmmsFaults faults = new CmmsFaults();
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final int port;
  private @Nullable HttpServer server;

  private record Answer(int status, @Nullable JsonNode body) {
    static Answer message(int status, String message) {
      return new Answer(
          status, OrderBook.JSON.createObjectNode().put("message", message).put("status", status));
    }
  }

  private StandInCmms(String token, Duration delay) throws IOException {
    this.token = token;
    this.delay = delay;
    HttpServer first = bind(0);
    this.port = first.getAddress().getPort();
    this.server = first;
  }

  /**
   * Starts one on a free port.
   *
   * @param token what a request must carry to be let in
   * @param delay how much later what is slow or late comes
   */
  public static StandInCmms start(String token, Duration delay) throws IOException {
    return new StandInCmms(token, delay);
  }

  private HttpServer bind(int wanted) throws IOException {
    HttpServer bound =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 50);
    bound.createContext("/", this::handle);
    bound.setExecutor(threads);
    bound.start();
    return bound;
  }

  /** Its address, as for {@code --cmmsUrl}. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** All orders that it has taken, doubles among them. */
  public List<StandInOrder> orders() {
    return book.all();
  }

  /** How many requests have come so far. */
  public int requests() {
    return requests.get();
  }

  /** What goes wrong with the next requests, one after the other. */
  public void then(CmmsFault... next) {
    faults.then(List.of(next));
  }

  /** What goes wrong after that with a share of all requests, by a seeded chance. */
  public void byChance(long seed, double share, List<CmmsFault> kinds) {
    faults.byChance(seed, share, kinds);
  }

  /** Refuses connections from now on. */
  public synchronized void goAway() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  /** Takes connections again, at the same address and with the same orders. */
  public synchronized void comeBack() throws IOException {
    if (server == null) {
      server = bind(port);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    byte[] body = exchange.getRequestBody().readAllBytes();
    CmmsFault fault = faults.next();
    switch (fault) {
      case ERROR_BEFORE -> {
        answer(exchange, Answer.message(500, "before"));
        return;
      }
      case HANG_UP_BEFORE -> {
        exchange.close();
        return;
      }
      case REFUSAL -> {
        answer(exchange, Answer.message(422, "refused on demand"));
        return;
      }
      case SLOW -> pause();
      case NONE, ERROR_AFTER, HANG_UP_AFTER, LATE_ANSWER -> {}
    }
    Answer answer = act(exchange, body);
    switch (fault) {
      case ERROR_AFTER -> answer(exchange, Answer.message(500, "after"));
      case HANG_UP_AFTER -> exchange.close();
      case LATE_ANSWER -> {
        pause();
        answer(exchange, answer);
      }
      default -> answer(exchange, answer);
    }
  }

  private Answer act(HttpExchange exchange, byte[] body) {
    if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return Answer.message(401, "Access denied");
    }
    JsonNode json;
    try {
      json = OrderBook.JSON.readTree(new String(body, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      return Answer.message(400, "no JSON");
    }
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    Matcher status = STATUS.matcher(exchange.getRequestURI().getPath());
    if (request.equals("POST /work-orders/search")) {
      return new Answer(200, book.search(json));
    }
    if (request.equals("POST /work-orders")) {
      StandInOrder order = book.create(json);
      return order == null
          ? Answer.message(400, "no such title, description or priority")
          : new Answer(200, OrderBook.json(order));
    }
    if (request.startsWith("PATCH ") && status.matches()) {
      StandInOrder order = book.changeStatus(Long.parseLong(status.group(1)), json);
      return order == null
          ? Answer.message(404, "Not found")
          : new Answer(200, OrderBook.json(order));
    }
    return Answer.message(404, "Not found");
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      byte[] bytes = OrderBook.JSON.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private void pause() throws IOException {
    try {
      if (closed.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("the stand-in is closed");
      }
    } catch (InterruptedException e) {
      throw new IOException("the stand-in is closed", e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    goAway();
    threads.shutdownNow();
  }
}
