package io.crossdock.schemas.maintenance;

/** Whether a measurement can be judged at all: what cannot is never called healthy (R38). */
public enum Verdict {
  /** It can be judged. */
  VALID,
  /** Fewer samples than a judgement needs. */
  TOO_SHORT,
  /** The sensor was driven beyond its range. */
  CLIPPED,
  /** The signal does not move: a dead sensor or a cut cable. */
  FLAT,
  /** Nothing was measured in the window. */
  MISSING
}
