package io.crossdock.io.cmms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.crossdock.io.cmms.Reply.Outcome;
import io.crossdock.io.http.BoundedHttp;
import io.crossdock.io.secret.MissingSecretException;
import io.crossdock.schemas.maintenance.WorkOrder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A CMMS over HTTP, spoken to as its mapping says. What its answer means for an order is decided
 * here; nothing that it says, and no error, repeats the token.
 */
public final class HttpCmms implements Cmms {
  private static final int LONGEST_ANSWER = 4 * 1024 * 1024;

  private final CmmsSettings settings;
  private final CmmsMapping mapping;
  private final HttpClient http;

  /** Speaks with the CMMS of {@code settings}. */
  public HttpCmms(CmmsSettings settings) {
    this.settings = settings;
    this.mapping = settings.mapping();
    this.http =
        HttpClient.newBuilder()
            // An upgrade to HTTP/2 in clear text confuses servers and proxies that are old.
            .version(HttpClient.Version.HTTP_1_1)
            // To follow one would send an order twice.
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.timeout().dividedBy(2))
            .build();
  }

  @Override
  public Reply call(Step step, WorkOrder order, String externalId) throws InterruptedException {
    CallTemplate template = mapping.call(step);
    if (template == null) {
      return Reply.of(Outcome.REFUSED, "the mapping does not say how an order is opened again");
    }
    String token;
    try {
      token = settings.token() == null ? "" : settings.token().resolve();
    } catch (MissingSecretException e) {
      return Reply.of(Outcome.DENIED, "there is no token: " + e.getMessage());
    }
    Placeholders values = Placeholders.of(order, externalId, mapping);
    String path = template.path(values);
    String name = template.method() + " " + path;
    try {
      HttpResponse<byte[]> answer =
          BoundedHttp.send(
              http, request(template, path, values, token), settings.timeout(), LONGEST_ANSWER);
      return reply(step, order, name, answer, token);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return Reply.of(Outcome.NOT_DONE, name + ": no connection");
    } catch (IOException e) {
      return Reply.of(
          Outcome.UNSURE, name + ": " + BoundedHttp.quiet(String.valueOf(e.getMessage()), token));
    }
  }

  private HttpRequest request(
      CallTemplate template, String path, Placeholders values, String token) {
    byte[] body = template.body(values);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(settings.url() + path))
            .header("Accept", "application/json")
            .header("User-Agent", "crossdock")
            .method(
                template.method(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (body.length > 0) {
      request.header("Content-Type", "application/json");
    }
    if (!mapping.authorizationHeader().isEmpty()) {
      request.header(
          mapping.authorizationHeader(),
          mapping.authorizationValue().replace(CmmsMapping.TOKEN, token));
    }
    return request.build();
  }

  private Reply reply(
      Step step, WorkOrder order, String name, HttpResponse<byte[]> answer, String token) {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return accepted(step, order, name, answer.body());
    }
    String said =
        name
            + " answered "
            + status
            + ": "
            + BoundedHttp.quiet(new String(answer.body(), StandardCharsets.UTF_8), token);
    if (status == 401 || status == 403) {
      return Reply.of(Outcome.DENIED, said + " (the token of --cmmsToken does not let us do this)");
    }
    if (status == 429) {
      return Reply.of(Outcome.NOT_DONE, said);
    }
    // A server or proxy that waited in vain may have passed on what it got.
    return Reply.of(status / 100 == 4 && status != 408 ? Outcome.REFUSED : Outcome.UNSURE, said);
  }

  private Reply accepted(Step step, WorkOrder order, String name, byte[] body) {
    if (step == Step.CLOSE || step == Step.REOPEN) {
      return Reply.done(List.of());
    }
    JsonNode tree = tree(body);
    if (step == Step.CREATE) {
      String id = text(tree, mapping.createdId());
      return id.isEmpty()
          ? Reply.of(
              Outcome.UNSURE, name + " was accepted, and no id stands at " + mapping.createdId())
          : Reply.done(List.of(new CmmsOrder(id, false)));
    }
    JsonNode found = tree.at(mapping.found());
    if (!found.isArray()) {
      return Reply.of(
          Outcome.UNSURE, name + " was accepted, and no list stands at " + mapping.found());
    }
    List<CmmsOrder> orders = new ArrayList<>();
    for (JsonNode one : found) {
      String id = text(one, mapping.foundId());
      if (id.isEmpty() || !text(one, mapping.foundKey()).contains(order.id().toString())) {
        // What it does not find is then no proof of anything.
        return Reply.of(
            Outcome.UNSURE,
            name + " found an order that does not carry the key: it does not filter as it should");
      }
      orders.add(
          new CmmsOrder(id, mapping.closedStates().contains(text(one, mapping.foundState()))));
    }
    return Reply.done(List.copyOf(orders));
  }

  /** A text or number; empty where there is none. */
  private static String text(JsonNode node, String pointer) {
    JsonNode value = node.at(pointer);
    return value.isNull() ? "" : value.asText();
  }

  private static JsonNode tree(byte[] body) {
    try {
      JsonNode tree = CallTemplate.JSON.readTree(body);
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
