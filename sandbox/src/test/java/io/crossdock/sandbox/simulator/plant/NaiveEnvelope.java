package io.crossdock.sandbox.simulator.plant;

import io.crossdock.schemas.maintenance.Samples;
import java.util.Arrays;

/**
 * An envelope by rectifying the difference of neighbours, and its spectrum at a few frequencies:
 * crude, and nobody else's code.
 */
final class NaiveEnvelope {
  /** Above it a line is no chance. */
  static final double LINE = 5;

  private NaiveEnvelope() {}

  /** How far the strongest line within 1 % of a frequency is above the median around it. */
  static double rise(Samples samples, double hertz) {
    double[] envelope = new double[samples.size() - 1];
    double sum = 0;
    for (int i = 0; i < envelope.length; i++) {
      envelope[i] = Math.abs(samples.at(i + 1) - samples.at(i));
      sum += envelope[i];
    }
    for (int i = 0; i < envelope.length; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / envelope.length);
      envelope[i] = (envelope[i] - sum / envelope.length) * window;
    }
    double line = 0;
    for (double near = 0.99; near <= 1.01; near += 0.002) {
      line = Math.max(line, amplitude(envelope, hertz * near));
    }
    double[] around = new double[40];
    for (int i = 0; i < around.length; i++) {
      around[i] = amplitude(envelope, hertz * (i < 20 ? 0.75 + i * 0.01 : 1.05 + (i - 20) * 0.01));
    }
    Arrays.sort(around);
    return line / around[around.length / 2];
  }

  /** Amplitude of the sine of a frequency, if its window is flat. */
  static double amplitude(double[] values, double hertz) {
    double step = 2 * Math.PI * hertz / Vibration.RATE_HZ;
    double cos = 0;
    double sin = 0;
    for (int i = 0; i < values.length; i++) {
      cos += values[i] * Math.cos(step * i);
      sin += values[i] * Math.sin(step * i);
    }
    return 2 * Math.hypot(cos, sin) / values.length;
  }
}
