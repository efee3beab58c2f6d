package io.crossdock.transforms.maintenance.features;

import java.util.Arrays;

/**
 * One feature in each part of a window: what it is in the last part, how it rises over all of them,
 * and how far the last is from those before it. A part without a value is left out.
 */
final class MachineParts {
  /** A line through fewer points says nothing. */
  static final int FEWEST_FOR_TREND = 3;

  /** A spread of fewer values says nothing. */
  static final int FEWEST_FOR_DEVIATION = 5;

  private static final double MICROS_PER_HOUR = 3.6e9;

  private final double[] values;
  private final double partHours;

  MachineParts(int parts, long partMicros) {
    this.values = new double[parts];
    this.partHours = partMicros / MICROS_PER_HOUR;
    Arrays.fill(values, Double.NaN);
  }

  void set(int part, double value) {
    values[part] = value;
  }

  double last() {
    return values[values.length - 1];
  }

  /** By how much it rises an hour, by least squares; NaN for too few parts. */
  double trend() {
    int count = 0;
    double meanTime = 0;
    double mean = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        count++;
        meanTime += (i - meanTime) / count;
        mean += (values[i] - mean) / count;
      }
    }
    if (count < FEWEST_FOR_TREND) {
      return Double.NaN;
    }
    double together = 0;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        together += (i - meanTime) * (values[i] - mean);
        squares += (i - meanTime) * (i - meanTime);
      }
    }
    return together / squares / partHours;
  }

  /**
   * The last part less the mean of those before it, by their standard deviation; NaN for too few
   * parts, or if those before it are all the same.
   */
  double deviation() {
    int count = 0;
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < values.length - 1; i++) {
      if (!Double.isNaN(values[i])) {
        // Welford's way: no large sums cancel.
        count++;
        double difference = values[i] - mean;
        mean += difference / count;
        squares += difference * (values[i] - mean);
      }
    }
    if (count < FEWEST_FOR_DEVIATION || squares == 0) {
      return Double.NaN;
    }
    return (last() - mean) / Math.sqrt(squares / (count - 1));
  }
}
