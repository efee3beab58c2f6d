package io.crossdock.benchmarks.jmh;

import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.Samples;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import io.crossdock.transforms.maintenance.signal.MeasureVibration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A block of vibration to its features: two Fourier transforms, an envelope and two searches. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class Vibration {
  private static final int SAMPLES = 4_096;
  private static final double RATE_HZ = 8_192;
  private static final double SHAFT_HZ = 29.95;

  private final MeasureVibration measure = MeasureVibration.standard();
  private final VibrationBlock block = block();
  private final Machine machine =
      new Machine(
          Examples.TENANT,
          "pump-7",
          0,
          Long.MAX_VALUE,
          "pump",
          "group2-rigid",
          SHAFT_HZ * 60,
          new Bearing(9, 7.938, 39.04, 0),
          "hall 3");

  /** Half a second of a shaft and noise. */
  static VibrationBlock block() {
    Random random = new Random(42);
    float[] values = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      double turn = 2 * Math.PI * SHAFT_HZ * i / RATE_HZ;
      values[i] = (float) (2 * Math.sin(turn) + Math.sin(2 * turn) + random.nextGaussian());
    }
    return VibrationBlock.of(
        Examples.TENANT,
        "pump-7",
        "drive-end",
        RATE_HZ,
        Samples.of(values),
        100,
        SHAFT_HZ,
        Examples.MICROS,
        Examples.MICROS,
        Examples.SOURCE);
  }

  /** A block of 4,096 samples. */
  @Benchmark
  public VibrationFeatures block4096() {
    return measure.measure(block, machine);
  }
}
