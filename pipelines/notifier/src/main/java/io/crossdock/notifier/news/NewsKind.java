package io.crossdock.notifier.news;

/** What an episode is of, as {@code acknowledgement.subject_kind} calls it. */
public enum NewsKind {
  /** Something is wrong with a truck. */
  ALERT,
  /** Something is wrong with a scan. */
  ANOMALY,
  /** Something is to be done about a machine. */
  WORK_ORDER
}
