package io.crossdock.notifier.channel;

import io.crossdock.io.json.JsonLine;

/** A message as JSON for web hooks: the same bytes whenever it is sent again. */
final class MessageJson {
  private MessageJson() {}

  static String encode(Message message) {
    return JsonLine.of(
        json -> {
          json.writeStringField("type", "crossdock.notification");
          json.writeStringField("id", message.id().toString());
          json.writeStringField("tenant", message.notices().get(0).tenant());
          json.writeArrayFieldStart("notices");
          for (Notice notice : message.notices()) {
            json.writeStartObject();
            json.writeStringField("notification_id", notice.id().toString());
            json.writeStringField("event", notice.event().name());
            json.writeStringField("kind", notice.kind().name());
            json.writeStringField("episode_id", notice.episodeId().toString());
            json.writeStringField("asset", notice.asset());
            json.writeStringField("rule", notice.rule());
            json.writeStringField("title", notice.title());
            json.writeStringField("severity", notice.severity().name());
            json.writeStringField("began_at", notice.beganAt().toString());
            if (notice.endedAt() != null) {
              json.writeStringField("ended_at", notice.endedAt().toString());
            }
            json.writeStringField("detail", notice.detail());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
