package io.crossdock.transforms.maintenance.signal;

import java.io.Serializable;

/**
 * What a block of vibration must be to be judged (R38), and how much is told of it.
 *
 * @param leastSamples fewer samples are too short
 * @param leastSeconds a shorter time is too short, seconds: velocity begins at 10 Hz, of which some
 *     periods must be seen
 * @param clippedLevel from this part of the known full scale on a sample counts as clipped, 0 to 1
 * @param clippedSamples so many samples at the known full scale are a clipped block
 * @param clippedPile the extreme value is a stop that the signal ran into if it comes so many times
 *     as often as the value next to it. The round top of an unclipped wave, cut into steps by a
 *     converter, comes to 2.5 at most
 * @param flatShare a signal that is at one and the same value for this part of the samples is flat,
 *     0 to 1
 * @param flatRun a signal that does not move at all for this part of the block is flat, 0 to 1: the
 *     cable was cut, or a gateway filled a gap
 * @param flatRms a signal with a smaller root mean square is flat, metres per second squared. The
 *     standard is below the own noise of accelerometers made for machines
 * @param peaks how many peaks of the spectrum are told
 */
public record SignalRules(
    int leastSamples,
    double leastSeconds,
    double clippedLevel,
    int clippedSamples,
    double clippedPile,
    double flatShare,
    double flatRun,
    double flatRms,
    int peaks)
    implements Serializable {

  /** What holds where nobody says otherwise. */
  public static final SignalRules STANDARD =
      new SignalRules(1_024, 0.5, 0.999, 3, 6, 0.9, 0.1, 0.0005, 5);

  /**
   * Rules that make sense.
   *
   * @throws IllegalArgumentException naming the rule that does not
   */
  public SignalRules {
    check(leastSamples >= 16, "leastSamples must be at least 16");
    check(leastSeconds > 0 && leastSeconds < 3_600, "leastSeconds must be between 0 and 3600");
    check(clippedLevel > 0 && clippedLevel <= 1, "clippedLevel must be between 0 and 1");
    check(clippedSamples >= 1, "clippedSamples must be at least 1");
    check(clippedPile >= 3, "clippedPile must be at least 3, or round tops count as clipped");
    check(flatShare > 0 && flatShare <= 1, "flatShare must be between 0 and 1");
    check(flatRun > 0 && flatRun <= 1, "flatRun must be between 0 and 1");
    check(flatRms >= 0 && flatRms < 1e6, "flatRms must not be negative");
    check(peaks >= 0 && peaks <= 100, "peaks must be 0 to 100");
  }

  private static void check(boolean sane, String message) {
    if (!sane) {
      throw new IllegalArgumentException("rules of vibration: " + message);
    }
  }
}
