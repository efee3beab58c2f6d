package io.crossdock.io.cmms;

import io.crossdock.io.secret.Secret;
import io.crossdock.io.settings.Problems;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the CMMS is, and how to speak with it.
 *
 * @param url address of its interface, without a slash at the end
 * @param token what the mapping's authorization carries, by reference; absent where it carries none
 * @param mapping how it is spoken to
 * @param timeout how long it may take for one answer
 * @param every how often it is looked for orders to deliver
 * @param budget how long one delivery may take
 * @param settle how long after a call without an answer the CMMS may still act on it
 * @param failures after how many failed calls in a row it is left alone
 * @param pause for how long it is then left alone
 */
public record CmmsSettings(
    String url,
    @Nullable Secret token,
    CmmsMapping mapping,
    Duration timeout,
    Duration every,
    Duration budget,
    Duration settle,
    int failures,
    Duration pause)
    implements Serializable {

  /**
   * Reads the options; what is wrong goes to {@code problems}. Null where no CMMS is wanted, which
   * is so without {@code --cmmsUrl}.
   */
  public static @Nullable CmmsSettings parse(CmmsOptions options, Problems problems) {
    if (options.getCmmsUrl() == null) {
      if (options.getCmmsToken() != null || options.getCmmsMapping() != null) {
        problems.add("--cmmsUrl", "is needed with --cmmsToken or --cmmsMapping");
      }
      // A limit that is wrong is wrong whether it is used or not.
      Limits.parse(options, problems);
      return null;
    }
    CmmsMapping mapping = MappingFile.read(options.getCmmsMapping(), problems);
    Secret token = problems.secret("--cmmsToken", options.getCmmsToken());
    if (mapping.needsToken() && options.getCmmsToken() == null) {
      problems.add("--cmmsToken", "is needed: the mapping's authorization carries it");
    }
    Limits limits = Limits.parse(options, problems);
    return new CmmsSettings(
        url(problems.required("--cmmsUrl", options.getCmmsUrl()), problems),
        token,
        mapping,
        limits.timeout,
        limits.every,
        limits.budget,
        limits.settle,
        limits.failures,
        limits.pause);
  }

  private record Limits(
      Duration timeout,
      Duration every,
      Duration budget,
      Duration settle,
      int failures,
      Duration pause) {

    static Limits parse(CmmsOptions options, Problems problems) {
      Duration timeout =
          problems.duration("--cmmsTimeout", options.getCmmsTimeout(), Duration.ofMillis(10));
      return new Limits(
          timeout,
          problems.duration("--cmmsEvery", options.getCmmsEvery(), Duration.ofMillis(100)),
          problems.duration("--cmmsBudget", options.getCmmsBudget(), timeout),
          problems.duration("--cmmsSettle", options.getCmmsSettle(), Duration.ZERO),
          problems.between("--cmmsFailures", options.getCmmsFailures(), 1, 1_000),
          problems.duration("--cmmsPause", options.getCmmsPause(), Duration.ofMillis(1)));
    }
  }

  private static String url(String text, Problems problems) {
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme());
      if (!text.isEmpty()
          && (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null)) {
        problems.add("--cmmsUrl", "is no address such as https://cmms.example.org/api");
      }
      if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
        problems.add(
            "--cmmsUrl",
            "carries a user, a query or a fragment: a token is said by --cmmsToken=env:NAME");
      }
    } catch (URISyntaxException e) {
      // The exception's message would repeat the address, and with it what it may carry.
      problems.add("--cmmsUrl", "is no address such as https://cmms.example.org/api");
    }
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
