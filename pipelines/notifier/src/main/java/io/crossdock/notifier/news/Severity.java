package io.crossdock.notifier.news;

/** How urgent an episode is, the less urgent first. */
public enum Severity {
  /** To be looked at. */
  WARNING,
  /** To be looked at now. */
  CRITICAL
}
