package io.crossdock.schemas.fleet;

import java.io.Serializable;

/**
 * A limit of a temperature profile (R22, R23). The threshold itself is beyond the limit.
 *
 * @param name the limit's name
 * @param side whether too warm or too cold is meant
 * @param celsius the threshold, degrees Celsius
 * @param micros how long it may last, microseconds; no matter for an instant limit
 * @param activation which time counts
 */
public record ExcursionLimit(
    String name, Side side, double celsius, long micros, Activation activation)
    implements Serializable {

  /** Which side of the threshold is beyond it. */
  public enum Side {
    /** At the threshold or above. */
    HOT,
    /** At the threshold or below. */
    COLD
  }

  /** Which time beyond the threshold counts. */
  public enum Activation {
    /** One reading is enough. */
    INSTANT,
    /** One stretch without a reading on the right side. */
    CONSECUTIVE,
    /** All stretches of a duty together. */
    CUMULATIVE
  }

  /** Whether this temperature is beyond the threshold. */
  public boolean isBeyond(double degrees) {
    return side == Side.HOT ? degrees >= celsius : degrees <= celsius;
  }
}
