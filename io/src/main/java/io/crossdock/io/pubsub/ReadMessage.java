package io.crossdock.io.pubsub;

import io.crossdock.io.message.Headers;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of Pub/Sub on its way to a {@link SourceMessage}. What its attributes say comes from
 * outside: one that makes no sense counts as not there.
 */
final class ReadMessage {
  private static final long LAST_MILLIS = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

  private ReadMessage() {}

  /**
   * The message as all doors hand it on.
   *
   * @param arrivalMillis see {@link #arrivalMillis}
   * @param id see {@link #id}
   */
  static SourceMessage of(
      String subscription,
      byte[] payload,
      Map<String, String> attributes,
      String orderingKey,
      long arrivalMillis,
      String id) {
    return new SourceMessage(
        payload,
        attributes.getOrDefault(Headers.CONTENT_TYPE, ""),
        orderingKey.getBytes(StandardCharsets.UTF_8),
        attributes.getOrDefault(Headers.TENANT, ""),
        arrivalMillis * 1_000,
        Headers.attempt(attributes.getOrDefault(Headers.ATTEMPT, "")),
        Headers.source(attributes.getOrDefault(Headers.SOURCE, ""))
            .orElseGet(() -> new Source(subscription, 0, -1, id)));
  }

  /** What names a message: the attribute where it is there, else the id that Pub/Sub gave. */
  static String id(Map<String, String> attributes, @Nullable String idAttribute, String messageId) {
    String named = idAttribute == null ? "" : attributes.getOrDefault(idAttribute, "");
    return named.isEmpty() ? messageId : named;
  }

  /**
   * When a message arrived: what the attribute says, unless that is later than its publication,
   * which cannot be. Milliseconds since the epoch.
   */
  static long arrivalMillis(
      Map<String, String> attributes, @Nullable String timestampAttribute, long publishedMillis) {
    String said = timestampAttribute == null ? "" : attributes.getOrDefault(timestampAttribute, "");
    long arrival = publishedMillis;
    try {
      if (said.matches("\\d{1,15}")) {
        arrival = Long.parseLong(said);
      } else if (!said.isEmpty()) {
        arrival = Instant.parse(said).toEpochMilli();
      }
    } catch (DateTimeException | ArithmeticException e) {
      return publishedMillis;
    }
    boolean sound = arrival >= 0 && arrival <= Math.min(publishedMillis, LAST_MILLIS);
    return sound ? arrival : publishedMillis;
  }
}
