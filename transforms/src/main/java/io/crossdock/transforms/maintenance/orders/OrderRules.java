package io.crossdock.transforms.maintenance.orders;

import java.io.Serializable;

/**
 * When predictions make an order, and when the machine has recovered. Both need several windows in
 * a row, and recovery a lower probability than the alarm: an order that flaps is worse than none
 * (R40, R43).
 *
 * @param openAfter how many windows in a row must be at or over the model's threshold
 * @param recoverAfter how many windows in a row must be below the lower limit
 * @param recoverBelow the lower limit, a part of the model's threshold, 0 to 1
 * @param gapMicros a longer time without a judgement begins the count of windows anew,
 *     microseconds: what was not seen confirms nothing (R39, R47)
 */
public record OrderRules(int openAfter, int recoverAfter, double recoverBelow, long gapMicros)
    implements Serializable {

  /**
   * Rules that make sense.
   *
   * @throws IllegalArgumentException when one is out of its bounds
   */
  public OrderRules {
    if (openAfter < 1 || recoverAfter < 1 || gapMicros < 1) {
      throw new IllegalArgumentException("windows and gap of order rules must be positive");
    }
    if (!(recoverBelow > 0 && recoverBelow <= 1)) {
      throw new IllegalArgumentException("the lower limit is a part of the threshold, 0 to 1");
    }
  }
}
