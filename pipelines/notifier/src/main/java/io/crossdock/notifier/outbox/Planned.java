package io.crossdock.notifier.outbox;

import io.crossdock.notifier.channel.Event;
import io.crossdock.notifier.news.News;
import io.crossdock.notifier.rule.Route.When;
import io.crossdock.schemas.identity.Identity;
import java.util.UUID;

/**
 * Something that is to be told.
 *
 * @param news of what
 * @param event what of it
 * @param turn how often the episode was raised by then
 * @param channel by which way
 * @param route the route that says so
 * @param group with what else it may be told
 * @param when when
 * @param reason why it is to the record only; empty where it is to be told
 */
record Planned(
    News news,
    Event event,
    int turn,
    String channel,
    String route,
    UUID group,
    When when,
    String reason) {

  /** Its id: the same however often the news are read. */
  UUID id() {
    String name = turn == 1 ? event.name() : event.name() + "#" + turn;
    return Identity.of("notification", news.tenant(), news.episodeId().toString(), name, channel);
  }
}
