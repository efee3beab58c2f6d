package io.crossdock.io.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests whose answers take neither more time nor more memory than they may. */
public final class BoundedHttp {
  private static final int LONGEST_TEXT = 300;

  private BoundedHttp() {}

  /**
   * Sends a request and takes its answer.
   *
   * @param timeout for headers and body together: a request's own ends with the headers
   * @param longest the most bytes of a body
   * @throws HttpTimeoutException when there is no whole answer in time
   * @throws IOException when the connection fails, or the answer is too long
   */
  public static HttpResponse<byte[]> send(
      HttpClient http, HttpRequest request, Duration timeout, int longest)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(request, info -> new LimitedBody(longest));
    try {
      return sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no answer in " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IllegalStateException(request.method() + " " + request.uri(), e.getCause());
    } finally {
      sent.cancel(true);
    }
  }

  /** The beginning of what a server said, on one line and without the secret that it may repeat. */
  public static String quiet(String text, String secret) {
    String quiet = secret.isEmpty() ? text : text.replace(secret, "***");
    String line = quiet.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST_TEXT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
  }
}
