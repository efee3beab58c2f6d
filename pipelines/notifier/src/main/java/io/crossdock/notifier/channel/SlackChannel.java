package io.crossdock.notifier.channel;

import io.crossdock.io.json.JsonLine;
import java.util.Map;

/**
 * Slack, by an incoming web hook. What came from outside goes into blocks of plain text, in which
 * Slack looks for no marks, links or mentions; in the line for lists and phones, in which it does,
 * it is escaped. The message's id stands below it: Slack itself knows no copies.
 */
final class SlackChannel implements Channel {
  /** Slack takes 3,000 characters in a block. */
  private static final int LONGEST_BLOCK = 2_900;

  private final HttpPost http;

  SlackChannel(HttpPost http) {
    this.http = http;
  }

  @Override
  public Outcome send(Message message) throws InterruptedException {
    return http.send(encode(message), Map.of());
  }

  static String encode(Message message) {
    return JsonLine.of(
        json -> {
          json.writeStringField("text", escape(PlainText.headline(message)));
          json.writeArrayFieldStart("blocks");
          json.writeStartObject();
          json.writeStringField("type", "section");
          json.writeObjectFieldStart("text");
          json.writeStringField("type", "plain_text");
          json.writeStringField("text", PlainText.body(message, LONGEST_BLOCK - 20));
          json.writeBooleanField("emoji", false);
          json.writeEndObject();
          json.writeEndObject();
          json.writeStartObject();
          json.writeStringField("type", "context");
          json.writeArrayFieldStart("elements");
          json.writeStartObject();
          json.writeStringField("type", "plain_text");
          json.writeStringField("text", "id " + message.id());
          json.writeBooleanField("emoji", false);
          json.writeEndObject();
          json.writeEndArray();
          json.writeEndObject();
          json.writeEndArray();
        });
  }

  /** Slack's three characters as it wants them; and no mark is one behind a space of no width. */
  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("[*_~`@]", "\u200B$0");
  }
}
