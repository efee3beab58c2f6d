package io.crossdock.sandbox.cmms;

/** What goes wrong with one request to the stand-in. */
public enum CmmsFault {
  /** Nothing. */
  NONE,
  /** It answers 500 and has done nothing. */
  ERROR_BEFORE,
  /** It does what was asked, and answers 500. */
  ERROR_AFTER,
  /** It ends the connection without an answer and has done nothing. */
  HANG_UP_BEFORE,
  /** It does what was asked, and ends the connection without an answer. */
  HANG_UP_AFTER,
  /** It does what was asked at once, and answers later. */
  LATE_ANSWER,
  /** It does what was asked later, and answers then. */
  SLOW,
  /** It answers 422 and has done nothing. */
  REFUSAL
}
