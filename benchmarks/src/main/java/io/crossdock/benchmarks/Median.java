package io.crossdock.benchmarks;

import java.util.stream.DoubleStream;

/** The figure in the middle: one run that something disturbed does not move it. */
public final class Median {
  private Median() {}

  /** The median; the mean of both in the middle where their number is even, NaN of none. */
  public static double of(DoubleStream figures) {
    double[] sorted = figures.sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
