package io.crossdock.io.influx;

import io.crossdock.io.secret.Secret;
import io.crossdock.io.settings.Problems;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where the time-series store is and how to write to it.
 *
 * @param url its address, without user and password
 * @param target what is written to there
 * @param user user to write as in version 1; absent where nobody signs in
 * @param secret that user's password, or the token of version 2, by reference; absent where nobody
 *     signs in
 * @param batchSize points in one request
 * @param maxOutage how long a batch is tried again before its bundle fails
 * @param timeout how long the store may take for one request
 */
public record InfluxSettings(
    String url,
    Target target,
    @Nullable String user,
    @Nullable Secret secret,
    int batchSize,
    Duration maxOutage,
    Duration timeout)
    implements Serializable {

  /** What is written to: it decides the HTTP interface. */
  public sealed interface Target extends Serializable permits Database, Bucket {}

  /**
   * A database of InfluxDB 1, and of the many stores that speak its interface.
   *
   * @param name its name
   */
  public record Database(String name) implements Target {}

  /**
   * A bucket of InfluxDB 2.
   *
   * @param org the organisation that it belongs to
   * @param name its name
   */
  public record Bucket(String org, String name) implements Target {}

  /** Reads the options; what is wrong goes to {@code problems}. */
  public static InfluxSettings parse(InfluxOptions options, Problems problems) {
    String url = problems.required("--influxUrl", options.getInfluxUrl());
    if (!url.isEmpty()) {
      checkUrl(url, problems);
    }
    problems.between("--influxVersion", options.getInfluxVersion(), 1, 2);
    // One that there is not counts as the default: its options are not wrong for that.
    boolean first = options.getInfluxVersion() == 1;
    String user = problems.optional("--influxUser", options.getInfluxUser());
    Secret password = problems.secret("--influxPassword", given(options.getInfluxPassword()));
    Secret token = problems.secret("--influxToken", given(options.getInfluxToken()));
    if (first) {
      isFor(2, "--influxOrg", options.getInfluxOrg(), problems);
      isFor(2, "--influxBucket", options.getInfluxBucket(), problems);
      isFor(2, "--influxToken", token, problems);
      if ((user == null) != isEmpty(options.getInfluxPassword())) {
        problems.add("--influxUser", "and --influxPassword go together");
      }
    } else {
      isFor(1, "--influxDatabase", options.getInfluxDatabase(), problems);
      isFor(1, "--influxUser", user, problems);
      isFor(1, "--influxPassword", password, problems);
    }
    Target target =
        first
            ? new Database(problems.required("--influxDatabase", options.getInfluxDatabase()))
            : new Bucket(
                problems.required("--influxOrg", options.getInfluxOrg()),
                problems.required("--influxBucket", options.getInfluxBucket()));
    Limits limits = Limits.parse(options, problems);
    return new InfluxSettings(
        url.endsWith("/") ? url.substring(0, url.length() - 1) : url,
        target,
        user,
        first ? password : token,
        limits.batchSize,
        limits.maxOutage,
        limits.timeout);
  }

  /** Checks what is wrong whether anything is written or not. */
  public static void check(InfluxOptions options, Problems problems) {
    problems.between("--influxVersion", options.getInfluxVersion(), 1, 2);
    Limits.parse(options, problems);
  }

  private record Limits(int batchSize, Duration maxOutage, Duration timeout) {
    static Limits parse(InfluxOptions options, Problems problems) {
      return new Limits(
          problems.between("--influxBatchSize", options.getInfluxBatchSize(), 1, 100_000),
          problems.duration("--influxMaxOutage", options.getInfluxMaxOutage(), Duration.ZERO),
          problems.duration("--influxTimeout", options.getInfluxTimeout(), Duration.ofMillis(100)));
    }
  }

  private static void checkUrl(String url, Problems problems) {
    try {
      URI uri = new URI(url);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!http || uri.getHost() == null) {
        problems.add("--influxUrl", "is no address such as http://127.0.0.1:8086");
      } else if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
        problems.add(
            "--influxUrl",
            "carries more than an address: say --influxDatabase, --influxUser and such");
      }
    } catch (URISyntaxException e) {
      problems.add("--influxUrl", "is no address: " + e.getReason());
    }
  }

  private static void isFor(int version, String option, @Nullable Object value, Problems problems) {
    if (value != null) {
      problems.add(option, "is for --influxVersion=" + version);
    }
  }

  private static @Nullable String given(@Nullable String reference) {
    return isEmpty(reference) ? null : reference;
  }

  private static boolean isEmpty(@Nullable String reference) {
    return reference == null || reference.isEmpty();
  }

  /** Where lines with times in microseconds are sent to. */
  URI address() {
    if (target instanceof Database database) {
      return URI.create(url + "/write?db=" + encoded(database.name()) + "&precision=u");
    }
    Bucket bucket = (Bucket) target;
    return URI.create(
        url
            + "/api/v2/write?org="
            + encoded(bucket.org())
            + "&bucket="
            + encoded(bucket.name())
            + "&precision=us");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * What signs a request; null where nobody signs in.
   *
   * @throws io.crossdock.io.secret.MissingSecretException when the secret's reference leads nowhere
   */
  @Nullable String authorization() {
    if (secret == null) {
      return null;
    }
    if (target instanceof Bucket) {
      return "Token " + secret.resolve();
    }
    String both = user + ":" + secret.resolve();
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }
}
