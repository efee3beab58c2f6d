package io.crossdock.transforms.maintenance.signal;

/**
 * How the values of a signal are spread about their mean. A sensor's bias, and gravity, are in the
 * mean and so in none of the others.
 *
 * @param mean the mean
 * @param rms root mean square of what is left without the mean
 * @param peak largest magnitude of what is left
 * @param kurtosis fourth standardised moment after Pearson: 3 for a Gaussian signal, 1.5 for a sine
 *     (R36); NaN where nothing moves
 * @param skewness third standardised moment: 0 for what is symmetric; NaN where nothing moves
 */
record Moments(double mean, double rms, double peak, double kurtosis, double skewness) {

  /**
   * The moments of some values, of all of them as they are: nothing is corrected for their number.
   */
  static Moments of(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    double cubes = 0;
    double fourths = 0;
    double peak = 0;
    for (double value : values) {
      double off = value - mean;
      double square = off * off;
      squares += square;
      cubes += square * off;
      fourths += square * square;
      peak = Math.max(peak, Math.abs(off));
    }
    double variance = squares / values.length;
    double rms = Math.sqrt(variance);
    return new Moments(
        mean,
        rms,
        peak,
        fourths / values.length / (variance * variance),
        cubes / values.length / (variance * rms));
  }

  /** Peak by root mean square (R36). */
  double crest() {
    return peak / rms;
  }
}
