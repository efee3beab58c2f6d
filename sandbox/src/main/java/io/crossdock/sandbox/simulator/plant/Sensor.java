package io.crossdock.sandbox.simulator.plant;

import io.crossdock.schemas.maintenance.Samples;
import io.crossdock.schemas.maintenance.Verdict;
import java.util.Arrays;
import java.util.SplittableRandom;

/** An accelerometer with 16 bits, and what may be wrong with it. */
final class Sensor {
  /** The largest acceleration that it can say, metres per second squared. */
  static final double FULL_SCALE = 80;

  /**
   * How many samples a block has: 0.6 s, in which the slowest shaft turns sixteen times. In much
   * less nobody can tell the lines of a race from those beside them.
   */
  static final int BLOCK = 7_680;

  /** How often the signal is larger when the amplifier is set wrong. */
  private static final double TOO_LOUD = 400;

  /** The smallest step; an exact number in single precision. */
  private static final double STEP = FULL_SCALE / 32_768;

  private Sensor() {}

  /**
   * A block of samples.
   *
   * @param what whether the block can be judged, and if not, why
   */
  static Samples measure(Condition condition, Verdict what, SplittableRandom random) {
    return switch (what) {
      case VALID -> samples(Vibration.of(condition, BLOCK, random), 1);
      case CLIPPED -> samples(Vibration.of(condition, BLOCK, random), TOO_LOUD);
      case TOO_SHORT -> samples(Vibration.of(condition, random.nextInt(200, 900), random), 1);
      // A dead sensor says its offset for ever.
      case FLAT -> samples(filled(random.nextInt(-40, 40) * STEP), 1);
      case MISSING -> throw new IllegalArgumentException("nobody measures a missing block");
    };
  }

  private static double[] filled(double value) {
    double[] values = new double[BLOCK];
    Arrays.fill(values, value);
    return values;
  }

  private static Samples samples(double[] accelerations, double gain) {
    float[] values = new float[accelerations.length];
    for (int i = 0; i < values.length; i++) {
      double seen = Math.rint(accelerations[i] * gain / STEP) * STEP;
      values[i] = (float) Math.max(-FULL_SCALE, Math.min(FULL_SCALE, seen));
    }
    return Samples.of(values);
  }
}
