package io.crossdock.notifier.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.io.json.JsonLine;
import io.crossdock.notifier.channel.Event;
import io.crossdock.notifier.channel.Notice;
import io.crossdock.notifier.news.News;
import io.crossdock.notifier.news.NewsKind;
import io.crossdock.notifier.news.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/** What is told, as the column {@code facts} holds it: as it was known when it was decided on. */
final class Facts {
  private static final JsonMapper JSON = new JsonMapper();

  private Facts() {}

  static String encode(News news) {
    return JsonLine.of(
        json -> {
          json.writeStringField("kind", news.kind().name());
          json.writeStringField("asset", news.asset());
          json.writeStringField("rule", news.rule());
          json.writeStringField("title", news.title());
          json.writeStringField("severity", news.severity().name());
          json.writeStringField("beganAt", news.beganAt().toString());
          if (news.endedAt() != null) {
            json.writeStringField("endedAt", news.endedAt().toString());
          }
          json.writeStringField("detail", news.detail());
        });
  }

  static Notice decode(UUID id, Event event, String tenant, UUID episodeId, String facts) {
    try {
      JsonNode json = JSON.readTree(facts);
      String ended = json.path("endedAt").asText();
      return new Notice(
          id,
          event,
          tenant,
          NewsKind.valueOf(json.path("kind").asText()),
          episodeId,
          json.path("asset").asText(),
          json.path("rule").asText(),
          json.path("title").asText(),
          Severity.valueOf(json.path("severity").asText()),
          Instant.parse(json.path("beganAt").asText()),
          ended.isEmpty() ? null : Instant.parse(ended),
          json.path("detail").asText());
    } catch (IOException e) {
      throw new IllegalStateException("the database holds no JSON in a column of JSON", e);
    }
  }
}
