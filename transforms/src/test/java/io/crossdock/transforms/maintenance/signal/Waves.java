package io.crossdock.transforms.maintenance.signal;

import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.Samples;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.source.Source;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Signals of which it is known what they are; noise follows from a seed. */
final class Waves {
  /** The 6205 of R37. */
  static final Bearing BEARING_6205 = new Bearing(9, 7.938, 39.04, 0);

  final double rateHz;
  final double[] values;
  final Random random;

  Waves(double rateHz, double seconds, long seed) {
    this.rateHz = rateHz;
    this.values = new double[(int) Math.round(rateHz * seconds)];
    this.random = new Random(seed);
  }

  /** Adds a function of time in seconds. */
  Waves add(DoubleUnaryOperator wave) {
    for (int i = 0; i < values.length; i++) {
      values[i] += wave.applyAsDouble(i / rateHz);
    }
    return this;
  }

  /** Adds a sine: a point that goes round, which is quicker than a sine for each value. */
  Waves sine(double hz, double amplitude, double phase) {
    double step = 2 * Math.PI * hz / rateHz;
    double re = Math.cos(step);
    double im = Math.sin(step);
    double x = Math.cos(phase);
    double y = Math.sin(phase);
    for (int i = 0; i < values.length; i++) {
      values[i] += amplitude * y;
      double next = x * re - y * im;
      y = y * re + x * im;
      x = next;
    }
    return this;
  }

  /** Adds Gaussian noise. */
  Waves noise(double deviation) {
    return add(t -> deviation * random.nextGaussian());
  }

  /** Adds harmonics of a shaft and the mesh of a gear with 23 teeth that the shaft modulates. */
  Waves machinery(double shaftHz) {
    for (int h = 1; h <= 3; h++) {
      sine(h * shaftHz, 2.0 / h, phase());
      double mesh = 23 * h * shaftHz;
      double size = 1.0 / h;
      double phase = phase();
      double turn = phase();
      if (mesh < rateHz / 2) {
        sine(mesh, size, phase);
        sine(mesh - shaftHz, 0.15 * size, phase - turn);
        sine(mesh + shaftHz, 0.15 * size, phase + turn);
      }
    }
    return this;
  }

  double phase() {
    return 2 * Math.PI * random.nextDouble();
  }

  /**
   * Adds what a pitted race does: at each passing of a rolling element, an interval that varies by
   * 1 % and is up to 0.5 % off the geometry, the machine rings at a frequency of its own.
   *
   * @param passHz passings a second
   * @param shaftHz the pit turns in and out of the load with the shaft; 0 where it stands still
   * @param amplitude of the ringing when it begins
   */
  Waves pit(double passHz, double shaftHz, double amplitude) {
    double ring = 2_500 + (Math.min(8_000, 0.38 * rateHz) - 2_500) * random.nextDouble();
    double decay = 2 * Math.PI * ring * 0.04;
    double interval = 1 / (passHz * (1 + 0.005 * (2 * random.nextDouble() - 1)));
    double seconds = values.length / rateHz;
    double at = interval * random.nextDouble();
    while (at < seconds) {
      double load =
          shaftHz == 0 ? 1 : Math.max(0, 0.3 + 0.7 * Math.cos(2 * Math.PI * shaftHz * at));
      double size = amplitude * load * (1 + 0.1 * random.nextGaussian());
      int last = (int) Math.min(values.length, (at + 8 / decay) * rateHz);
      for (int i = (int) Math.ceil(at * rateHz); i < last; i++) {
        double since = i / rateHz - at;
        values[i] += size * Math.exp(-decay * since) * Math.sin(2 * Math.PI * ring * since);
      }
      at += interval * (1 + 0.01 * random.nextGaussian());
    }
    return this;
  }

  /** Rounds to steps, as a converter does. */
  Waves inStepsOf(double step) {
    for (int i = 0; i < values.length; i++) {
      values[i] = step * Math.rint(values[i] / step);
    }
    return this;
  }

  /** Cuts off what is beyond. */
  Waves cutAt(double limit) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-limit, Math.min(limit, values[i]));
    }
    return this;
  }

  Spectrum spectrum() {
    return Spectrum.of(values, Moments.of(values).mean(), rateHz);
  }

  /** As a block, without full scale. */
  VibrationBlock block(double shaftHz) {
    return block(values, rateHz, Double.NaN, shaftHz);
  }

  static VibrationBlock block(double[] values, double rateHz, double fullScale, double shaftHz) {
    float[] samples = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      samples[i] = (float) values[i];
    }
    return VibrationBlock.of(
        "acme",
        "pump-7",
        "drive-end",
        rateHz,
        Samples.of(samples),
        fullScale,
        shaftHz,
        1_000_000,
        2_000_000,
        Source.file("test", 1));
  }

  static Machine machine(double shaftRpm, @Nullable Bearing bearing) {
    return new Machine(
        "acme", "pump-7", 0, Long.MAX_VALUE, "pump", "group2-rigid", shaftRpm, bearing, "hall 3");
  }
}
