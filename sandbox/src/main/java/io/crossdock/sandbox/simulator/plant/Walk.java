package io.crossdock.sandbox.simulator.plant;

import java.util.SplittableRandom;

/**
 * A random walk that is drawn back to its mean, so that it has the same standard deviation at any
 * time. AI4I's walks are normalised to one after the fact, which no stream can be.
 */
final class Walk {
  private final double deviation;
  private final double memorySeconds;
  private final SplittableRandom random;
  private double value;

  /**
   * A walk around 0 that begins anywhere.
   *
   * @param memorySeconds after so long a third of a deviation is left
   */
  Walk(double deviation, double memorySeconds, SplittableRandom random) {
    this.deviation = deviation;
    this.memorySeconds = memorySeconds;
    this.random = random;
    this.value = deviation * random.nextGaussian();
  }

  /** Where it is so many seconds later. */
  double after(double seconds) {
    double left = Math.exp(-seconds / memorySeconds);
    value = value * left + deviation * Math.sqrt(1 - left * left) * random.nextGaussian();
    return value;
  }
}
