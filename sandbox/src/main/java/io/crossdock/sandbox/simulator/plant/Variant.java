package io.crossdock.sandbox.simulator.plant;

import java.util.SplittableRandom;

/** A quality of workpieces: half are low, three in ten are medium, two in ten are high. */
enum Variant {
  L(2, 11_000),
  M(3, 12_000),
  H(5, 13_000);

  private final int minutes;
  private final double strainLimit;

  Variant(int minutes, double strainLimit) {
    this.minutes = minutes;
    this.strainLimit = strainLimit;
  }

  /** How long the tool is in use for one workpiece, minutes. */
  int minutes() {
    return minutes;
  }

  /** What wear times torque must not exceed, min Nm. */
  double strainLimit() {
    return strainLimit;
  }

  static Variant any(SplittableRandom random) {
    int percent = random.nextInt(100);
    return percent < 50 ? L : percent < 80 ? M : H;
  }
}
