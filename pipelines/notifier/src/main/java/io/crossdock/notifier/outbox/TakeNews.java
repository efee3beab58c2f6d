package io.crossdock.notifier.outbox;

import io.crossdock.notifier.channel.Event;
import io.crossdock.notifier.news.EpisodeState;
import io.crossdock.notifier.news.News;
import io.crossdock.notifier.rule.Escalation;
import io.crossdock.notifier.rule.Route;
import io.crossdock.notifier.rule.Rules;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Decides what is to be told of news, within the caller's transaction. */
public final class TakeNews {
  private final Rules rules;
  private final LateLimits limits;

  /** Decides by these rules. */
  public TakeNews(Rules rules, LateLimits limits) {
    this.rules = rules;
    this.limits = limits;
  }

  /** What came of news. */
  public record Taken(boolean repeated, int planned, int recorded, int cancelled) {
    private static final Taken NOTHING = new Taken(false, 0, 0, 0);
  }

  /**
   * Takes news.
   *
   * @param now the database's time
   */
  public Taken take(Connection connection, News said, Instant now) throws SQLException {
    News news = rules.judge(said);
    EpisodeTable episodes = new EpisodeTable(connection);
    Outbox outbox = new Outbox(connection);
    Episode known = episodes.findOrAdd(news);
    Change change = Change.of(known, news);
    if (change == Change.REPEATED) {
      return new Taken(true, 0, 0, 0);
    }
    int turn = known == null ? 1 : change == Change.RAISED ? known.turn() + 1 : known.turn();
    if (known != null) {
      episodes.change(news, turn);
    }
    return switch (change) {
      case RAISED, WORSE -> raise(outbox, news, turn, limits.reason(news, now), now);
      case OVER_UNHEARD -> raise(outbox, news, turn, "it was over before it was heard of", now);
      case OVER, WITHDRAWN -> end(outbox, news, turn, change == Change.WITHDRAWN, now);
      case UPDATED, REPEATED -> Taken.NOTHING;
    };
  }

  private Taken raise(Outbox outbox, News news, int turn, String reason, Instant now)
      throws SQLException {
    int planned = 0;
    for (Route route : rules.routes(news)) {
      UUID group = route.group(news);
      Instant due = now;
      for (String channel : route.receivers()) {
        Route.When when = when(outbox, route, news, channel, now);
        due = when.dueAt();
        planned +=
            plan(
                outbox,
                new Planned(news, Event.RAISED, turn, channel, route.name(), group, when, reason));
      }
      Escalation escalation = route.escalation();
      if (escalation != null && reason.isEmpty()) {
        Route.When when = route.untilThen(news.severity(), due.plus(escalation.after()));
        for (String channel : escalation.receivers()) {
          planned +=
              plan(
                  outbox,
                  new Planned(news, Event.ESCALATED, turn, channel, route.name(), group, when, ""));
        }
      }
    }
    return reason.isEmpty() ? new Taken(false, planned, 0, 0) : new Taken(false, 0, planned, 0);
  }

  /** Whoever has heard of it hears that it is over; what nobody has heard of is not told at all. */
  private Taken end(Outbox outbox, News news, int turn, boolean withdrawn, Instant now)
      throws SQLException {
    int cancelled =
        outbox.cancel(news, withdrawn ? "it was withdrawn" : "it was over before it was told");
    int planned = 0;
    for (Outbox.Told told : outbox.told(news, turn)) {
      Route route = rules.route(told.route()).orElse(null);
      if (route == null || route.sendResolved() || withdrawn) {
        Route.When when =
            route == null
                ? new Route.When(now, now)
                : when(outbox, route, news, told.channel(), now);
        planned +=
            plan(
                outbox,
                new Planned(
                    news,
                    event(news.state()),
                    turn,
                    told.channel(),
                    told.route(),
                    told.group(),
                    when,
                    ""));
      }
    }
    return new Taken(false, planned, 0, cancelled);
  }

  private static Route.When when(Outbox outbox, Route route, News news, String channel, Instant now)
      throws SQLException {
    boolean cools = route.groupInterval().compareTo(Duration.ZERO) > 0;
    return route.when(
        news.severity(), now, cools ? outbox.lastTold(channel, route.group(news)) : null);
  }

  private static int plan(Outbox outbox, Planned planned) throws SQLException {
    return outbox.plan(planned) ? 1 : 0;
  }

  private static Event event(EpisodeState state) {
    return switch (state) {
      case CLEARED -> Event.CLEARED;
      case ENDED -> Event.ENDED;
      case WITHDRAWN -> Event.WITHDRAWN;
      case RAISED -> throw new IllegalArgumentException("it is not over");
    };
  }
}
