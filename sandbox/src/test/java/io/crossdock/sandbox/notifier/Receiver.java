package io.crossdock.sandbox.notifier;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.crossdock.sandbox.servers.FreePort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A receiver of web hooks, WireMock, that can be slow, fail in all ways at random, and be down. It
 * remembers what it took: also where its answer says otherwise, as servers do that fail late.
 */
final class Receiver implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final WireMockServer server;
  private final Moods moods;

  private Receiver(WireMockServer server, Moods moods) {
    this.server = server;
    this.moods = moods;
  }

  /** One that takes all. */
  static Receiver kind() throws IOException {
    return start(0, 0);
  }

  /**
   * One that fails.
   *
   * @param percent how often
   * @param slowest most milliseconds until it answers
   */
  static Receiver moody(int percent, int slowest) throws IOException {
    return start(percent, slowest);
  }

  private static Receiver start(int percent, int slowest) throws IOException {
    Moods moods = new Moods(percent, slowest);
    WireMockServer server =
        new WireMockServer(
            wireMockConfig()
                .bindAddress("127.0.0.1")
                .port(FreePort.find())
                .disableRequestJournal()
                .containerThreads(40)
                .extensions(moods));
    server.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(200)));
    server.start();
    return new Receiver(server, moods);
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }

  /** Takes no connection any more. */
  void goDown() {
    server.stop();
  }

  /** Takes connections again, at the same port. */
  void comeBack() {
    server.start();
  }

  /** Answers what is sent to a path with a status. */
  void answer(String path, int status, Map<String, String> headers) {
    moods.answer(path, status, headers);
  }

  /** How often each message was taken, by its id. */
  Map<String, Integer> taken() {
    return moods.taken();
  }

  /** What was sent to a path and taken. */
  List<Call> calls(String path) {
    return moods.calls(path);
  }

  /** How often it was called. */
  int called() {
    return moods.called();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** A call. */
  record Call(String path, Map<String, String> headers, String body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new IllegalStateException(body, e);
      }
    }
  }

  private record Answer(int status, Map<String, String> headers) {}

  private static final class Moods implements ResponseDefinitionTransformerV2 {
    private final Random random = new Random(42);
    private final int percent;
    private final int slowest;
    private final Map<String, Integer> taken = new TreeMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Answer> answers = new TreeMap<>();
    private int called;

    Moods(int percent, int slowest) {
      this.percent = percent;
      this.slowest = slowest;
    }

    @Override
    public String getName() {
      return "moods";
    }

    @Override
    public boolean applyGlobally() {
      return true;
    }

    synchronized void answer(String path, int status, Map<String, String> headers) {
      answers.put(path, new Answer(status, headers));
    }

    synchronized Map<String, Integer> taken() {
      return new TreeMap<>(taken);
    }

    synchronized List<Call> calls(String path) {
      return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    synchronized int called() {
      return called;
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
      Request request = event.getRequest();
      called++;
      ResponseDefinitionBuilder answer = aResponse();
      if (slowest > 0) {
        answer.withFixedDelay(random.nextInt(slowest));
      }
      Answer fixed = answers.get(request.getUrl());
      if (fixed != null) {
        fixed.headers().forEach(answer::withHeader);
        if (fixed.status() / 100 == 2) {
          take(request);
        }
        return answer.withStatus(fixed.status()).build();
      }
      if (random.nextInt(100) >= percent) {
        take(request);
        return answer.withStatus(200).build();
      }
      return fail(request, answer);
    }

    private ResponseDefinition fail(Request request, ResponseDefinitionBuilder answer) {
      int how = random.nextInt(50);
      if (how == 0) {
        return answer.withStatus(429).withHeader("Retry-After", "1").build();
      }
      return switch (how % 4) {
        case 0 -> answer.withStatus(503).build();
        case 1 -> answer.withStatus(500).build();
        case 2 -> answer.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        default -> {
          // It took it, and nobody hears of it.
          take(request);
          yield answer.withFault(Fault.EMPTY_RESPONSE).build();
        }
      };
    }

    private void take(Request request) {
      Map<String, String> headers = new TreeMap<>();
      for (String name : request.getAllHeaderKeys()) {
        headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
      }
      Call call = new Call(request.getUrl(), headers, request.getBodyAsString());
      calls.add(call);
      taken.merge(headers.getOrDefault("webhook-id", "none"), 1, Integer::sum);
    }
  }
}
