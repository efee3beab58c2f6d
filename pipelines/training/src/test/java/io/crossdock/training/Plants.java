package io.crossdock.training;

import java.util.List;
import java.util.Random;

/** Made-up data with a rule and some noise. */
final class Plants {
  private Plants() {}

  /** Fails where it shakes and is hot; a share of the rest is called a failure too. */
  static Dataset shaking(int rows, long seed, double noise) {
    Random random = new Random(seed);
    float[][] values = new float[rows][];
    boolean[] failures = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      values[i] =
          new float[] {
            random.nextInt(80) / 10f, 290 + random.nextInt(200) / 10f, (float) random.nextGaussian()
          };
      failures[i] = (values[i][0] > 4.5 && values[i][1] > 300) || random.nextDouble() < noise;
    }
    return Dataset.of(List.of("velocity_rms", "process_temperature", "skewness"), values, failures);
  }
}
