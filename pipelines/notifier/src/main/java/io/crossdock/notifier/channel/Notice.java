package io.crossdock.notifier.channel;

import io.crossdock.notifier.news.NewsKind;
import io.crossdock.notifier.news.Severity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be told.
 *
 * @param id the notification's
 * @param event what of the episode
 * @param tenant whose it is
 * @param kind what the episode is of
 * @param episodeId the episode
 * @param asset truck, scanner or machine
 * @param rule what is wrong
 * @param title what is wrong, for people
 * @param severity how urgent it is
 * @param beganAt when it began
 * @param endedAt when it ended; absent where nobody says
 * @param detail more for people; may be empty
 */
public record Notice(
    UUID id,
    Event event,
    String tenant,
    NewsKind kind,
    UUID episodeId,
    String asset,
    String rule,
    String title,
    Severity severity,
    Instant beganAt,
    @Nullable Instant endedAt,
    String detail) {}
