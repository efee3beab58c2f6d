package io.crossdock.sandbox.pubsub;

import com.google.protobuf.Empty;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.ListSubscriptionsResponse;
import com.google.pubsub.v1.ListTopicsResponse;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublishResponse;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.PullResponse;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The emulator over REST, in the JSON that belongs to the protocol buffers of Pub/Sub, as
 * PubsubIO's client speaks it.
 */
final class RestServer implements AutoCloseable {
  /** How long a pull waits for a first message. */
  private static final Duration WAIT = Duration.ofSeconds(2);

  private static final int MOST_BYTES = 32 * 1024 * 1024;
  private static final Pattern PATH =
      Pattern.compile("/v1/(projects/[^/]+)/(topics|subscriptions)(?:/([^/:]+)(?::(\\w+))?)?");
  private static final Map<Status.Code, Integer> CODES =
      Map.of(
          Status.Code.NOT_FOUND, 404,
          Status.Code.ALREADY_EXISTS, 409,
          Status.Code.INVALID_ARGUMENT, 400,
          Status.Code.UNIMPLEMENTED, 501);

  private final Topics topics;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private RestServer(Topics topics, int port) throws IOException {
    this.topics = topics;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
  }

  static RestServer start(Topics topics, int port) throws IOException {
    RestServer rest = new RestServer(topics, port);
    rest.server.start();
    return rest;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    int code = 200;
    String body;
    try {
      body = JsonFormat.printer().print(handle(exchange));
    } catch (StatusRuntimeException e) {
      code = CODES.getOrDefault(e.getStatus().getCode(), 500);
      body = error(code, e.getStatus());
    } catch (InvalidProtocolBufferException e) {
      code = 400;
      body = error(code, Status.INVALID_ARGUMENT.withDescription("the JSON is not understood"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      code = 503;
      body = error(code, Status.UNAVAILABLE.withDescription("the emulator ends"));
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    try (exchange) {
      exchange.sendResponseHeaders(code, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String error(int code, Status status) {
    String text = String.valueOf(status.getDescription()).replaceAll("[\"\\\\\\p{Cntrl}]", "?");
    return String.format(
        "{\"error\": {\"code\": %d, \"message\": \"%s\", \"status\": \"%s\"}}",
        code, text, status.getCode());
  }

  private Message handle(HttpExchange exchange) throws IOException, InterruptedException {
    URI uri = exchange.getRequestURI();
    Matcher path = PATH.matcher(uri.getPath());
    if (!path.matches()) {
      throw Status.NOT_FOUND.withDescription("nothing is at " + uri.getPath()).asRuntimeException();
    }
    String kind = path.group(2);
    String name = path.group(1) + "/" + kind + "/" + path.group(3);
    String action = path.group(4) == null ? exchange.getRequestMethod() : path.group(4);
    String body = body(exchange);
    if (path.group(3) == null) {
      return list(kind);
    }
    return kind.equals("topics") ? topic(name, action, body) : subscription(name, action, body);
  }

  private static String body(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream raw = exchange.getRequestBody();
    try (InputStream in = zipped ? new GZIPInputStream(raw) : raw) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw Status.INVALID_ARGUMENT
            .withDescription("the request is too large")
            .asRuntimeException();
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static <B extends Message.Builder> B parse(String body, B into)
      throws InvalidProtocolBufferException {
    JsonFormat.parser().ignoringUnknownFields().merge(body.isEmpty() ? "{}" : body, into);
    return into;
  }

  private Message list(String kind) {
    if (kind.equals("subscriptions")) {
      return ListSubscriptionsResponse.newBuilder()
          .addAllSubscriptions(topics.subscriptions())
          .build();
    }
    ListTopicsResponse.Builder list = ListTopicsResponse.newBuilder();
    topics.topics().forEach(name -> list.addTopics(Topic.newBuilder().setName(name)));
    return list.build();
  }

  private Message topic(String name, String action, String body)
      throws InvalidProtocolBufferException {
    switch (action) {
      case "PUT" -> topics.createTopic(name);
      case "GET" -> topics.requireTopic(name);
      case "DELETE" -> {
        topics.deleteTopic(name);
        return Empty.getDefaultInstance();
      }
      case "publish" -> {
        PublishRequest request = parse(body, PublishRequest.newBuilder()).build();
        return PublishResponse.newBuilder()
            .addAllMessageIds(topics.publish(name, request.getMessagesList()))
            .build();
      }
      default -> throw unknown(action);
    }
    return Topic.newBuilder().setName(name).build();
  }

  private Message subscription(String name, String action, String body)
      throws InvalidProtocolBufferException, InterruptedException {
    switch (action) {
      case "PUT" -> {
        return topics.createSubscription(
            parse(body, Subscription.newBuilder()).setName(name).build());
      }
      case "GET" -> {
        return topics.subscription(name).definition();
      }
      case "DELETE" -> topics.deleteSubscription(name);
      case "pull" -> {
        return pull(name, parse(body, PullRequest.newBuilder()).build());
      }
      case "acknowledge" ->
          topics
              .subscription(name)
              .acknowledge(parse(body, AcknowledgeRequest.newBuilder()).getAckIdsList());
      case "modifyAckDeadline" -> {
        var request = parse(body, ModifyAckDeadlineRequest.newBuilder());
        topics
            .subscription(name)
            .modifyAckDeadline(request.getAckIdsList(), request.getAckDeadlineSeconds());
      }
      default -> throw unknown(action);
    }
    return Empty.getDefaultInstance();
  }

  /** Waiting is the default in the service too, and the field that says otherwise is deprecated. */
  @SuppressWarnings("deprecation")
  private Message pull(String name, PullRequest request) throws InterruptedException {
    Duration wait = request.getReturnImmediately() ? Duration.ZERO : WAIT;
    return PullResponse.newBuilder()
        .addAllReceivedMessages(topics.subscription(name).pull(request.getMaxMessages(), wait, 0))
        .build();
  }

  private static StatusRuntimeException unknown(String action) {
    return Status.UNIMPLEMENTED
        .withDescription("the emulator does not know " + action)
        .asRuntimeException();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
