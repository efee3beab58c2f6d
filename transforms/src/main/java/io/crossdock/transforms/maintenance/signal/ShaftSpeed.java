package io.crossdock.transforms.maintenance.signal;

import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.SpectrumPeak;
import org.jspecify.annotations.Nullable;

/**
 * How fast the shaft turns. Nominal speed will not do: under load a motor slips by more than the
 * fault frequencies of a bearing may be off (R37).
 */
final class ShaftSpeed {
  /** So far from its nominal speed a shaft is looked for, a part of it. */
  private static final double TOLERANCE = 0.05;

  /** The line of a shaft stands over the median around so many times, or it is not known. */
  private static final double LEAST_PROMINENCE = 4;

  /** The nominal speed's surroundings, a part of it. */
  private static final double AROUND = 0.5;

  private static final double SECONDS_A_MINUTE = 60;

  private ShaftSpeed() {}

  /**
   * Turns a second: what the tachometer says, else the strongest line within 5 % of the machine's
   * nominal speed, if it stands out; NaN if neither tells.
   *
   * @param tachometerHz what a tachometer says, 0 where the shaft stands still; NaN, or what cannot
   *     be, where there is none
   * @param spectrum of acceleration
   */
  static double hz(double tachometerHz, @Nullable Machine machine, Spectrum spectrum) {
    if (tachometerHz >= 0 && tachometerHz < Double.POSITIVE_INFINITY) {
      return tachometerHz;
    }
    return machine == null
        ? Double.NaN
        : strongest(spectrum, machine.shaftRpm() / SECONDS_A_MINUTE / spectrum.lineHz());
  }

  private static double strongest(Spectrum spectrum, double nominal) {
    double near = Math.max(1, TOLERANCE * nominal);
    double far = Math.max(4 * near, AROUND * nominal);
    boolean inside = nominal - near >= Peaks.FIRST_LINE && nominal + far < spectrum.last();
    if (!inside) {
      return Double.NaN;
    }
    int from = Math.max(Peaks.FIRST_LINE, (int) Math.ceil(nominal - far));
    int to = (int) (nominal + far);
    double[] around = new double[to - from + 1];
    int count = 0;
    int best = -1;
    for (int k = from; k <= to; k++) {
      if (Math.abs(k - nominal) > near) {
        around[count] = spectrum.amplitude(k);
        count++;
      } else if (best < 0 || spectrum.amplitude(k) > spectrum.amplitude(best)) {
        best = k;
      }
    }
    if (best < 0
        || !isTop(spectrum, best)
        || spectrum.amplitude(best) < LEAST_PROMINENCE * Prominence.median(around, count)) {
      return Double.NaN;
    }
    SpectrumPeak peak = Peaks.at(spectrum, best);
    return peak.hz();
  }

  /** Whether it is no mere slope of something stronger beside the band. */
  private static boolean isTop(Spectrum spectrum, int line) {
    double here = spectrum.amplitude(line);
    return here >= spectrum.amplitude(line - 1) && here >= spectrum.amplitude(line + 1);
  }
}
