package io.crossdock.transforms.maintenance.signal;

import java.util.Arrays;

/**
 * How far a spectrum rises at a frequency: its highest line there by the median of the lines
 * around. The median does not care for the few lines that stand out themselves.
 *
 * <p>Of noise alone the highest of m lines stands over the median r times with a chance of about m
 * / 2^(r²), were the median exact; that of few lines is not, so enough of them are taken.
 */
final class Prominence {
  /** A wave between lines shows on so many lines to either side, under a Hann window. */
  private static final double LEAK = 2;

  /** Nearer to 0 the envelope's own slow changes hide everything. */
  private static final double LEAST_LINES = 6;

  /**
   * In a block of fewer turns, of which there are as many as lines from one multiple of the shaft's
   * frequency to the next, those multiples and the sidebands of faults leave hardly a line free: a
   * pit in one race was taken for one in the other, and noise came near the limit.
   */
  private static final double LEAST_TURNS = 15;

  /** Fewer lines than this around have no median worth its name. */
  private static final int LEAST_AROUND = 8;

  private static final double AROUND_LINES = 30;
  private static final double AROUND_PART = 0.15;

  private Prominence() {}

  /**
   * The ratio for a frequency; NaN where the spectrum cannot tell: the block sees fewer than 15
   * turns of the shaft, the frequency is too high for the band, or so near to a multiple of the
   * shaft's that the two are not apart.
   *
   * <p>Multiples of the shaft's frequency are no bearing's fault: what turns unbalanced, loose or
   * eccentric shows there, and their lines count neither way.
   *
   * @param spectrum the spectrum
   * @param hz where to look
   * @param tolerance how far off that the wave may lie, a part of the frequency; a line to either
   *     side is looked at anyway
   * @param shaftHz turns of the shaft a second
   */
  static double of(Spectrum spectrum, double hz, double tolerance, double shaftHz) {
    double centre = hz / spectrum.lineHz();
    double near = Math.max(1, tolerance * centre);
    double far = Math.max(AROUND_LINES, AROUND_PART * centre);
    double turns = shaftHz / spectrum.lineHz();
    boolean tells = turns >= LEAST_TURNS && centre >= LEAST_LINES && centre + far < spectrum.last();
    if (!tells) {
      return Double.NaN;
    }
    int from = Math.max(Peaks.FIRST_LINE, (int) Math.ceil(centre - far));
    int to = (int) (centre + far);
    double highest = Double.NaN;
    double[] around = new double[to - from + 1];
    int count = 0;
    for (int k = from; k <= to; k++) {
      double multiple = Math.rint(k / turns);
      if (multiple > 0 && Math.abs(k - multiple * turns) < LEAK) {
        continue;
      }
      double amplitude = spectrum.amplitude(k);
      if (Math.abs(k - centre) <= near) {
        highest = highest >= amplitude ? highest : amplitude;
      } else if (Math.abs(k - centre) > near + LEAK) {
        around[count] = amplitude;
        count++;
      }
    }
    return count < LEAST_AROUND ? Double.NaN : highest / median(around, count);
  }

  static double median(double[] values, int count) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
  }
}
