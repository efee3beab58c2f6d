package io.crossdock.notifier.channel;

import io.crossdock.io.http.BoundedHttp;
import io.crossdock.io.secret.MissingSecretException;
import io.crossdock.notifier.channel.Outcome.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Sends JSON to an address. It follows nobody elsewhere, and waits for no endless answer. */
final class HttpPost {
  private static final int LONGEST_ANSWER = 64 * 1024;

  /** What passes: too slow, too early, too many, not now. */
  private static final Set<Integer> NOT_NOW = Set.of(425, 429, 503);

  private final HttpAddress address;
  private final Duration timeout;
  private final HttpClient http;

  HttpPost(HttpAddress address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout.dividedBy(2))
            .build();
  }

  Outcome send(String json, Map<String, String> headers) throws InterruptedException {
    URI uri;
    try {
      uri = address.resolve();
    } catch (MissingSecretException | WrongAddressException e) {
      return Outcome.of(Kind.NOT_TAKEN, "the address: " + e.getMessage());
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("User-Agent", "crossdock")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    headers.forEach(request::header);
    try {
      return outcome(BoundedHttp.send(http, request.build(), timeout, LONGEST_ANSWER));
    } catch (ConnectException | HttpConnectTimeoutException | UnknownHostException e) {
      return Outcome.of(Kind.NOT_TAKEN, "no connection");
    } catch (IOException e) {
      return Outcome.of(Kind.UNSURE, "no answer: " + quiet(String.valueOf(e.getMessage())));
    }
  }

  private Outcome outcome(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return Outcome.delivered();
    }
    String said = quiet(new String(answer.body(), StandardCharsets.UTF_8));
    String text = "answered " + status + (said.isEmpty() ? "" : ": " + said);
    if (NOT_NOW.contains(status)) {
      return new Outcome(
          Kind.NOT_TAKEN,
          text,
          answer
              .headers()
              .firstValue("Retry-After")
              .map(value -> RetryAfter.parse(value, Instant.now()))
              .orElse(null));
    }
    // A server or proxy that failed, or waited in vain, may have passed on what it got.
    return Outcome.of(status / 100 == 5 || status == 408 ? Kind.UNSURE : Kind.REFUSED, text);
  }

  /** Without the address, or the part of it that nobody may know. */
  private String quiet(String text) {
    String path = address.resolve().getRawPath();
    String whole = text.replace(address.text(), "***");
    return BoundedHttp.quiet(path.length() > 1 ? whole.replace(path, "***") : whole, "");
  }
}
