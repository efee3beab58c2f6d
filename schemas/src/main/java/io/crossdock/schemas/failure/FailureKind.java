package io.crossdock.schemas.failure;

/** Why a message or a row could not go on. */
public enum FailureKind {
  /** The bytes are not what their format says. */
  MALFORMED,
  /**
   * Well formed, but against the contract: a field is missing, of a wrong type or out of bounds.
   */
  SCHEMA_VIOLATION,
  /** Arrived later than the allowed lateness. */
  LATE,
  /** From a time to come, where a pipeline cannot keep it. */
  FUTURE,
  /** Refers to something that is not known. */
  UNMATCHED,
  /** A model could not score it. */
  SCORING,
  /** The sink refuses this row for good. */
  SINK_REJECTED,
  /** Larger than the limit. */
  TOO_LARGE,
  /** What is needed to read it, such as a schema registry, could not be reached. */
  UNAVAILABLE
}
