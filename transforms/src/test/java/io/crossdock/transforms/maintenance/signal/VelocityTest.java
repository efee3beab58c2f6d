package io.crossdock.transforms.maintenance.signal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.lessThan;

import org.junit.Test;

/** R35: velocity of a sine is its acceleration by 2 pi f; millimetres per second. */
public class VelocityTest {
  private static final double G = 9.80665;

  private static double expected(double amplitude, double hz) {
    return 1_000 * amplitude / (2 * Math.PI * hz) / Math.sqrt(2);
  }

  @Test
  public void oneGravityAt159Hertz() {
    double rms = Velocity.rms(new Waves(25_600, 1, 1).sine(159.2, G, 0.3).spectrum());
    assertThat(rms, closeTo(6.93, 0.005));
  }

  @Test
  public void wavesThatDoNotFitTheBlockComeOutWithinOnePerCent() {
    for (double rate : new double[] {2_048, 12_800, 25_600}) {
      for (double seconds : new double[] {1, 1.234, 3}) {
        for (double hz = 15.13; hz < 950 && hz < 0.45 * rate; hz *= 1.37) {
          for (double phase = 0; phase < 6; phase += 2.1) {
            double rms = Velocity.rms(new Waves(rate, seconds, 1).sine(hz, 2, phase).spectrum());
            assertThat(rms / expected(2, hz), closeTo(1, 0.01));
          }
        }
      }
    }
  }

  @Test
  public void energiesOfTwoTonesAddUp() {
    double rms =
        Velocity.rms(new Waves(25_600, 1, 1).sine(29.7, 1, 0).sine(317.3, 5, 1).spectrum());
    assertThat(rms, closeTo(Math.hypot(expected(1, 29.7), expected(5, 317.3)), 0.01 * rms));
  }

  @Test
  public void whatIsOutsideOfTheBandCountsNothing() {
    double low = Velocity.rms(new Waves(25_600, 1, 1).sine(6, 2, 0.4).spectrum());
    assertThat(low / expected(2, 6), lessThan(0.005));
    double high = Velocity.rms(new Waves(25_600, 1, 1).sine(1_010.3, 2, 0.4).spectrum());
    assertThat(high / expected(2, 1_010.3), lessThan(0.005));
    double bias = Velocity.rms(new Waves(25_600, 1, 1).add(t -> 100 + 50 * t).spectrum());
    assertThat(bias, lessThan(0.5)); // a drift of 5 g a second; one zone is wider than that
  }

  @Test
  public void lowRatesHaveTheBandUpToTheirHalf() {
    double rms = Velocity.rms(new Waves(400, 4, 1).sine(121.3, 3, 0).spectrum());
    assertThat(rms, closeTo(expected(3, 121.3), 0.01 * rms));
  }

  @Test
  public void flatNoiseHasTheIntegralOfItsDensity() {
    // Density of acceleration 2 s² / rate; of velocity by (2 pi f)²: from 10 to 1000 Hz
    // 2 s² / rate / (4 pi²) (1/10 - 1/1000).
    double deviation = 5;
    double rate = 25_600;
    double square =
        2 * deviation * deviation / rate / (4 * Math.PI * Math.PI) * (1 / 10.0 - 1 / 1_000.0);
    double sum = 0;
    int seeds = 200;
    for (int seed = 0; seed < seeds; seed++) {
      double rms = Velocity.rms(new Waves(rate, 1, seed).noise(deviation).spectrum());
      sum += rms * rms / 1e6;
    }
    // Few lines carry most of it: one block's square varies by some 40 %, two hundred's mean by 3
    // %.
    // At the lower edge half a line more than the integral has belongs to the sum: 5 %.
    assertThat(sum / seeds / square, closeTo(1.05, 0.1));
  }
}
