package io.crossdock.notifier;

import io.crossdock.notifier.news.EpisodeState;
import io.crossdock.notifier.news.News;
import io.crossdock.notifier.news.NewsKind;
import io.crossdock.notifier.news.Severity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** News for tests. */
public final class Sample {
  /** When the sample's episode was raised, and said at once. */
  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private Sample() {}

  /** An alert of a truck. */
  public static News alert(EpisodeState state, Severity severity, int revision) {
    return news("acme", NewsKind.ALERT, "truck-1", "CARGO_OVERHEATING", state, severity, revision);
  }

  /** News of an episode that these name. */
  public static News news(
      String tenant,
      NewsKind kind,
      String asset,
      String rule,
      EpisodeState state,
      Severity severity,
      int revision) {
    UUID id = new UUID(1, (tenant + kind + asset + rule).hashCode());
    @Nullable Instant ended = state == EpisodeState.RAISED ? null : NOON.plusSeconds(60);
    return new News(
        kind,
        tenant,
        id,
        id.toString(),
        asset,
        rule,
        rule,
        severity,
        state,
        revision,
        NOON.minusSeconds(300),
        NOON,
        ended,
        NOON,
        "at worst 9.3");
  }
}
