package io.crossdock.transforms.maintenance.signal;

/**
 * Velocity from acceleration (R35). A wave of frequency f has the velocity a / (2 pi f), so the
 * integral is a division of each line, and the filters are the lines that are left out. That needs
 * no time to settle, as filters in time do, of which a block has none to give away.
 */
final class Velocity {
  private static final double LOW_HZ = 10;
  private static final double HIGH_HZ = 1_000;
  private static final double MILLIMETRES = 1_000;

  private Velocity() {}

  /**
   * Root mean square of velocity from 10 to 1000 Hz, or to half the rate where that is lower;
   * millimetres per second.
   *
   * <p>It is right for waves between the lines, too, since the window leaves the energy as it is
   * once it is made up for. At a frequency of k lines it is too high by about 0.5 / k²: 0.5 % at 10
   * Hz in a block of a second. A wave on an edge of the band counts in part, as through a filter.
   *
   * @param spectrum of acceleration, metres per second squared
   */
  static double rms(Spectrum spectrum) {
    int first = (int) Math.ceil(LOW_HZ / spectrum.lineHz() - 1e-6);
    int last = (int) Math.min(spectrum.last(), Math.floor(HIGH_HZ / spectrum.lineHz() + 1e-6));
    double sum = 0;
    for (int k = first; k <= last; k++) {
      double omega = 2 * Math.PI * k * spectrum.lineHz();
      sum += spectrum.meanSquare(k) / (omega * omega);
    }
    return MILLIMETRES * Math.sqrt(sum);
  }
}
