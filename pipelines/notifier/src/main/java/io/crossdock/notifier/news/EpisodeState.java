package io.crossdock.notifier.news;

/** How an episode stands (R40). That somebody has acknowledged it is in a table of its own. */
public enum EpisodeState {
  /** It lasts. */
  RAISED,
  /** What was wrong was seen to be right again. */
  CLEARED,
  /** It is over, and nobody saw it right again. */
  ENDED,
  /** It never was: late data showed it. */
  WITHDRAWN
}
