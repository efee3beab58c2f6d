package io.crossdock.notifier.channel;

/** What of an episode is told. */
public enum Event {
  /** It began. */
  RAISED,
  /** It lasts, and nobody has acknowledged it. */
  ESCALATED,
  /** It is over: what was wrong was seen to be right again. */
  CLEARED,
  /** It is over, and nobody saw it right again. */
  ENDED,
  /** It never was. */
  WITHDRAWN
}
