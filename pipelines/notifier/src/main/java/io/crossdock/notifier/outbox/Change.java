package io.crossdock.notifier.outbox;

import io.crossdock.notifier.news.EpisodeState;
import io.crossdock.notifier.news.News;
import org.jspecify.annotations.Nullable;

/** What news mean for an episode: the edges of its state machine (R40). */
enum Change {
  /** It is known, or less than what is known. */
  REPEATED,
  /** It goes on as it was. */
  UPDATED,
  /** It begins, or goes on after all. */
  RAISED,
  /** It goes on, and is more urgent. */
  WORSE,
  /** It is over. */
  OVER,
  /** It is over, and nobody had heard of it. */
  OVER_UNHEARD,
  /** It never was. */
  WITHDRAWN;

  static Change of(@Nullable Episode known, News news) {
    boolean raised = news.state() == EpisodeState.RAISED;
    if (known == null) {
      return raised ? RAISED : OVER_UNHEARD;
    }
    boolean same = known.state() == news.state() && known.severity() == news.severity();
    if (news.revision() < known.revision() || (news.revision() == known.revision() && same)) {
      return REPEATED;
    }
    if (known.state() == EpisodeState.RAISED && raised) {
      return news.severity().compareTo(known.severity()) > 0 ? WORSE : UPDATED;
    }
    if (raised) {
      // Of equal revisions the last word holds, and an end is later than what it ends.
      return news.revision() > known.revision() ? RAISED : REPEATED;
    }
    if (news.state() == EpisodeState.WITHDRAWN) {
      return known.state() == EpisodeState.WITHDRAWN ? UPDATED : WITHDRAWN;
    }
    return known.state() == EpisodeState.RAISED ? OVER : UPDATED;
  }
}
