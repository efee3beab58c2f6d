package io.crossdock.sandbox.simulator;

/**
 * What a scanner does wrong, if anything. A scanner does one thing wrong, so the truth is clear.
 */
enum Behaviour {
  NORMAL,
  /** Clock ahead by less than the tolerance: nothing to flag, an offset to be found. */
  OFFSET,
  /** Clock a day ahead. */
  DAY_AHEAD,
  /** Reads the same code again at once. */
  BOUNCING,
  /** Makes nonsense of codes. */
  MISREADING,
  /** Reads a second code sooner than a hand can aim. */
  HASTY,
  /** Sends messages again whose receipt it did not hear of. */
  FLAKY
}
