package io.crossdock.sandbox.simulator.plant;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Draws what a milling machine says, so that a rule holds clearly or none holds nearly.
 *
 * <p>AI4I's documentation says that torque is normal, 40 Nm with a deviation of 10 Nm, and that
 * speed follows from a power of 2,860 W. Taken as torque times speed that would be a power failure
 * in every row; the published rows have 6,288 W in the mean. So speed follows torque as it does in
 * those rows: 6,580 rpm by torque in Nm to the power of 0.4, with a deviation of 55 rpm.
 */
final class Cutting {
  private static final double TORQUE = 40;

  /** Workpieces differ by so much, and readings of one: 10 Nm together. */
  private static final double WORKPIECES = 9.7;

  private static final double READINGS = 2.5;
  private static final double SPEED = 6_580;
  private static final double SPEED_BY_TORQUE = -0.4;
  private static final double SPEED_NOISE = 55;

  /** A heavier cut would strain the tool as well. */
  private static final double WEAR_FOR_OVERLOAD = 130;

  private static final int TRIES = 60;
  private static final int MOST_TRIES = 100_000;

  private final SplittableRandom random;
  private @Nullable MillingRule rule;
  private Variant variant = Variant.L;
  private double wearMinutes;
  private double torque = Double.NaN;

  Cutting(SplittableRandom random) {
    this.random = random;
  }

  /**
   * Takes the next workpiece.
   *
   * @param broken the rule that is to hold; null for none
   */
  void take(@Nullable MillingRule broken, Variant next, double wear) {
    rule = broken;
    variant = next;
    wearMinutes = wear;
    torque = Double.NaN;
  }

  /** What the machine says at some temperatures, kelvin. */
  Cut at(double airKelvin, double difference) {
    double air = tenth(airKelvin);
    double process = tenth(airKelvin + difference);
    for (int i = 0; i < MOST_TRIES; i++) {
      // As it gets warmer, what was harmless may not be so any more: the feed is set anew.
      if (Double.isNaN(torque) || i % TRIES == TRIES - 1) {
        torque = torque();
      }
      double newtonMetres = tenth(torque + READINGS * random.nextGaussian());
      if (newtonMetres > 0) {
        double rpm =
            SPEED * Math.pow(newtonMetres, SPEED_BY_TORQUE) + SPEED_NOISE * random.nextGaussian();
        Cut cut = new Cut(variant, air, process, Math.rint(rpm), newtonMetres, wearMinutes);
        if (MillingRule.isClearly(rule, cut)) {
          return cut;
        }
      }
    }
    throw new IllegalStateException(
        "no cut of " + variant + " is " + rule + " at wear " + wearMinutes + ", " + difference);
  }

  private double torque() {
    if (rule == null || rule == MillingRule.TOOL_WEAR) {
      return TORQUE + WORKPIECES * random.nextGaussian();
    }
    return switch (rule) {
      case HEAT_DISSIPATION -> random.nextDouble(53, 57);
      case POWER ->
          wearMinutes < WEAR_FOR_OVERLOAD && variant == Variant.H
              ? random.nextDouble(80, 84)
              : random.nextDouble(8, 11);
      default -> random.nextDouble(1.05, 1.09) * variant.strainLimit() / wearMinutes;
    };
  }

  private static double tenth(double value) {
    return Math.rint(value * 10) / 10;
  }
}
