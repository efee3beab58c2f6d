package io.crossdock.io.influx;

import io.crossdock.io.postgres.Backoff;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends batches of lines, again and again while the store is away or busy. For one thread. */
final class LineWriter {
  private static final Logger LOG = LoggerFactory.getLogger(LineWriter.class);
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int LONGEST_REASON = 500;

  /** One for all writers of a JVM: each has threads of its own, and there is no way to end them. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final InfluxSettings settings;
  private final Backoff backoff;
  private final Runnable onRetry;

  LineWriter(InfluxSettings settings, Backoff backoff, Runnable onRetry) {
    this.settings = settings;
    this.backoff = backoff;
    this.onRetry = onRetry;
  }

  /**
   * A line that the store does not take, and why.
   *
   * @param at its place in the batch, from 0
   * @param reason what the store said
   */
  record Refused(int at, String reason) {}

  /** What the store said to a batch that it did not take. */
  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(String reason) {
      super(reason, null, false, false);
    }
  }

  /**
   * Sends lines and returns those that the store refuses for what is in them; it has the others.
   *
   * @throws IOException when the store is away for longer than the settings allow, or refuses what
   *     no line is to blame for
   * @throws InterruptedException when the thread is told to end while it waits
   */
  List<Refused> write(List<String> lines) throws IOException, InterruptedException {
    List<Refused> refused = new ArrayList<>();
    sendOrSplit(lines, 0, refused);
    return refused;
  }

  /**
   * Halves a refused batch until the lines to blame stand alone: those sent twice are there once.
   */
  private void sendOrSplit(List<String> lines, int first, List<Refused> refused)
      throws IOException, InterruptedException {
    if (lines.isEmpty()) {
      return;
    }
    try {
      sendWithRetries(zipped(lines));
    } catch (RefusedException e) {
      if (lines.size() == 1) {
        refused.add(new Refused(first, String.valueOf(e.getMessage())));
      } else {
        int half = lines.size() / 2;
        sendOrSplit(lines.subList(0, half), first, refused);
        sendOrSplit(lines.subList(half, lines.size()), first + half, refused);
      }
    }
  }

  private static byte[] zipped(List<String> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes, 8_192)) {
      for (String line : lines) {
        zip.write(line.getBytes(StandardCharsets.UTF_8));
        zip.write('\n');
      }
    }
    return bytes.toByteArray();
  }

  private void sendWithRetries(byte[] body)
      throws IOException, InterruptedException, RefusedException {
    long start = System.nanoTime();
    for (int failures = 1; ; failures++) {
      String reason;
      IOException cause = null;
      try {
        HttpResponse<String> response =
            HTTP.send(request(body), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 == 2) {
          return;
        }
        reason = reasonOf(response);
        if (!isTransient(response.statusCode())) {
          throw refusal(response.statusCode(), reason);
        }
      } catch (IOException e) {
        if (e instanceof PermanentException) {
          throw e;
        }
        cause = e;
        reason = e.toString();
      }
      Duration pause = backoff.after(failures);
      Duration away = Duration.ofNanos(System.nanoTime() - start);
      if (away.plus(pause).compareTo(settings.maxOutage()) > 0) {
        throw new IOException(
            "the time-series store at "
                + settings.url()
                + " took nothing for "
                + away.toMillis()
                + " ms: "
                + reason,
            cause);
      }
      LOG.warn(
          "the time-series store takes nothing for {} ms now, next try in {} ms: {}",
          away.toMillis(),
          pause.toMillis(),
          reason);
      onRetry.run();
      Thread.sleep(pause.toMillis());
    }
  }

  private HttpRequest request(byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.address())
            .timeout(settings.timeout())
            .header("Content-Type", "text/plain; charset=utf-8")
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    String authorization = settings.authorization();
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return request.build();
  }

  /** Busy, or broken for now. */
  private static boolean isTransient(int status) {
    return status == 408 || status == 429 || status >= 500;
  }

  /** What no line is to blame for, or what one may be. */
  private RefusedException refusal(int status, String reason) throws PermanentException {
    String what =
        switch (status) {
          case 401 -> "does not know who writes: look at user and password, or token";
          case 403 -> "does not let this user write";
          case 404 -> "does not have " + settings.target();
          default -> status < 400 ? "is not at this address" : "";
        };
    if (!what.isEmpty()) {
      throw new PermanentException(
          "the time-series store at " + settings.url() + " " + what + " (" + reason + ")");
    }
    return new RefusedException(reason);
  }

  private static final class PermanentException extends IOException {
    private static final long serialVersionUID = 1;

    PermanentException(String message) {
      super(message);
    }
  }

  private static String reasonOf(HttpResponse<String> response) {
    String body = response.body().strip();
    return "HTTP "
        + response.statusCode()
        + ": "
        + (body.length() > LONGEST_REASON ? body.substring(0, LONGEST_REASON) + "…" : body);
  }
}
