package io.crossdock.io.message;

import io.crossdock.schemas.source.Source;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers of a message that mean something here: headers in Kafka, attributes in Pub/Sub. They
 * come from outside: one that makes no sense counts as not there.
 */
public final class Headers {
  /** Media type of the value. */
  public static final String CONTENT_TYPE = "content-type";

  /** The tenant, where the sender's gateway says it. */
  public static final String TENANT = "tenant";

  /** Which reading of a replayed message this is, from 1. */
  public static final String ATTEMPT = "attempt";

  /** Where a replayed message stood first: {@link #sourceText}. */
  public static final String SOURCE = "crossdock-source";

  private static final Pattern SOURCE_TEXT =
      Pattern.compile("([^/]+)/(\\d{1,9})/(-?\\d{1,18})/([^/]*)");

  private Headers() {}

  /** Name, partition, offset and id with strokes between them, name and id URL-encoded. */
  public static String sourceText(Source source) {
    return URLEncoder.encode(source.name(), StandardCharsets.UTF_8)
        + "/"
        + source.partition()
        + "/"
        + source.offset()
        + "/"
        + URLEncoder.encode(source.messageId(), StandardCharsets.UTF_8);
  }

  /** The source that {@link #sourceText} wrote; empty where the text is none. */
  public static Optional<Source> source(String text) {
    Matcher parts = SOURCE_TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Source(
              URLDecoder.decode(parts.group(1), StandardCharsets.UTF_8),
              Integer.parseInt(parts.group(2)),
              Long.parseLong(parts.group(3)),
              URLDecoder.decode(parts.group(4), StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A reading's number, 1 where the text is none. */
  public static int attempt(String text) {
    return text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) : 1;
  }
}
