package io.crossdock.transforms.maintenance.signal;

import io.crossdock.schemas.maintenance.Verdict;

/**
 * Whether a signal can be judged at all (R38). It is asked before anything is calculated: a dead or
 * overdriven sensor gives numbers that look as good as any.
 */
final class SignalVerdict {
  /** Velocity begins at 10 Hz, and a signal knows frequencies up to half its rate: an octave. */
  private static final double LEAST_RATE_HZ = 40;

  /** A converter whose last bit toggles gives two values, or three around a bias. */
  private static final int LEVELS_OF_A_DEAD_CONVERTER = 3;

  private SignalVerdict() {}

  /**
   * The verdict on samples.
   *
   * @param samples acceleration, metres per second squared. What is no number was not measured:
   *     {@link Verdict#MISSING}
   * @param rateHz samples a second; too few for velocity are {@link Verdict#TOO_SHORT}
   * @param fullScale the largest acceleration that the sensor can say; NaN where it is not known.
   *     Even where it is known the signal may run into a lower stop, of an amplifier
   */
  static Verdict of(double[] samples, double rateHz, double fullScale, SignalRules rules) {
    for (double sample : samples) {
      if (!Double.isFinite(sample)) {
        return Verdict.MISSING;
      }
    }
    // Asked this way round, what is no number is too short as well.
    boolean longEnough =
        samples.length >= rules.leastSamples()
            && rateHz >= LEAST_RATE_HZ
            && samples.length / rateHz >= rules.leastSeconds();
    if (!longEnough) {
      return Verdict.TOO_SHORT;
    }
    if (reachesFullScale(samples, fullScale, rules)) {
      return Verdict.CLIPPED;
    }
    if (hasFewLevels(samples)
        || shareOfCommonest(samples) >= rules.flatShare()
        || Moments.of(samples).rms() < rules.flatRms()) {
      return Verdict.FLAT;
    }
    if (pilesUp(samples, 1, rules.clippedPile()) || pilesUp(samples, -1, rules.clippedPile())) {
      return Verdict.CLIPPED;
    }
    return longestRun(samples) >= rules.flatRun() * samples.length ? Verdict.FLAT : Verdict.VALID;
  }

  private static boolean reachesFullScale(double[] samples, double fullScale, SignalRules rules) {
    if (!(fullScale > 0 && fullScale < Double.POSITIVE_INFINITY)) {
      return false;
    }
    double level = rules.clippedLevel() * fullScale;
    int count = 0;
    for (double sample : samples) {
      if (Math.abs(sample) >= level) {
        count++;
      }
    }
    return count >= rules.clippedSamples();
  }

  private static boolean hasFewLevels(double[] samples) {
    double[] levels = new double[LEVELS_OF_A_DEAD_CONVERTER];
    int known = 0;
    for (double sample : samples) {
      boolean found = false;
      for (int i = 0; i < known && !found; i++) {
        found = levels[i] == sample;
      }
      if (!found) {
        if (known == levels.length) {
          return false;
        }
        levels[known] = sample;
        known++;
      }
    }
    return true;
  }

  /** The part of the samples that have the commonest value, if that is most of them; else 0. */
  private static double shareOfCommonest(double[] samples) {
    double candidate = 0;
    int lead = 0;
    for (double sample : samples) { // the vote of Boyer and Moore: only a majority survives it
      if (lead == 0) {
        candidate = sample;
      }
      lead += sample == candidate ? 1 : -1;
    }
    int count = 0;
    for (double sample : samples) {
      if (sample == candidate) {
        count++;
      }
    }
    return 2L * count > samples.length ? (double) count / samples.length : 0;
  }

  /**
   * Whether the highest value (sign 1) or the lowest (sign -1) comes so many times as often as the
   * one next to it. A signal passes values at some speed and stays at a stop; a run of equal values
   * alone shows nothing, since a slow wave that a converter cuts into steps has one on each top.
   */
  private static boolean pilesUp(double[] samples, int sign, double times) {
    double extreme = Double.NEGATIVE_INFINITY;
    double next = Double.NEGATIVE_INFINITY;
    int atExtreme = 0;
    int atNext = 0;
    for (double sample : samples) {
      double value = sign * sample;
      if (value > extreme) {
        next = extreme;
        atNext = atExtreme;
        extreme = value;
        atExtreme = 1;
      } else if (value == extreme) {
        atExtreme++;
      } else if (value > next) {
        next = value;
        atNext = 1;
      } else if (value == next) {
        atNext++;
      }
    }
    return atNext > 0 && atExtreme >= times * atNext;
  }

  private static int longestRun(double[] samples) {
    int longest = 0;
    int run = 0;
    double last = Double.NaN;
    for (double sample : samples) {
      run = sample == last ? run + 1 : 1;
      last = sample;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
