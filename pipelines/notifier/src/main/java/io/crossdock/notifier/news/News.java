package io.crossdock.notifier.news;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one message says of an episode.
 *
 * @param kind what the episode is of
 * @param tenant whose it is
 * @param episodeId the episode: the same for all that is said of it
 * @param subjectId what an acknowledgement of it names
 * @param asset truck, scanner or machine
 * @param rule what is wrong, as a name for rules
 * @param title what is wrong, for people
 * @param severity how urgent it is
 * @param state how it stands
 * @param revision the higher one holds
 * @param beganAt when it began
 * @param raisedAt when it was known to those who measured it; absent where nobody says
 * @param endedAt when it ended; absent while it lasts, or where nobody says
 * @param saidAt when this was said: the later of the message's time and what it says itself
 * @param detail more for people; may be empty
 */
public record News(
    NewsKind kind,
    String tenant,
    UUID episodeId,
    String subjectId,
    String asset,
    String rule,
    String title,
    Severity severity,
    EpisodeState state,
    int revision,
    Instant beganAt,
    @Nullable Instant raisedAt,
    @Nullable Instant endedAt,
    Instant saidAt,
    String detail) {

  /** How long after the fact it was said. Of work orders only their beginning is known. */
  public Duration lateness() {
    return Duration.between(raisedAt == null ? beganAt : raisedAt, saidAt);
  }

  /** The same with another severity. */
  public News with(Severity other) {
    return new News(
        kind, tenant, episodeId, subjectId, asset, rule, title, other, state, revision, beganAt,
        raisedAt, endedAt, saidAt, detail);
  }
}
