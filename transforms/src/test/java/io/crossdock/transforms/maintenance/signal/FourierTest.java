package io.crossdock.transforms.maintenance.signal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.util.Random;
import org.junit.Test;

public class FourierTest {
  /** Powers of two, products of small primes, twice a prime below and above 211, and the least. */
  private static final int[] LENGTHS = {2, 4, 16, 20, 90, 256, 1_000, 2 * 101, 2 * 499, 2 * 1_009};

  private static double[] noise(int length) {
    Random random = new Random(length);
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  /** The definition, summed up. */
  private static double[] line(double[] values, int line) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < values.length; i++) {
      double angle = -2 * Math.PI * ((long) i * line % values.length) / values.length;
      re += values[i] * Math.cos(angle);
      im += values[i] * Math.sin(angle);
    }
    return new double[] {re, im};
  }

  @Test
  public void forwardIsTheDefinitionAtEveryLength() {
    for (int length : LENGTHS) {
      double[] values = noise(length);
      double[] packed = values.clone();
      Fourier.forward(packed);
      assertThat(packed[0], closeTo(line(values, 0)[0], 1e-9));
      assertThat(packed[1], closeTo(line(values, length / 2)[0], 1e-9));
      for (int k = 1; k < length / 2; k++) {
        assertThat(packed[2 * k], closeTo(line(values, k)[0], 1e-9));
        assertThat(packed[2 * k + 1], closeTo(line(values, k)[1], 1e-9));
      }
    }
  }

  @Test
  public void inverseUndoesForward() {
    for (int length : LENGTHS) {
      double[] values = noise(length);
      double[] lines = new double[2 * length];
      for (int k = 0; k < length; k++) {
        System.arraycopy(line(values, k), 0, lines, 2 * k, 2);
      }
      Fourier.inverse(lines);
      for (int i = 0; i < length; i++) {
        assertThat(lines[2 * i] / length, closeTo(values[i], 1e-9));
        assertThat(lines[2 * i + 1] / length, closeTo(0, 1e-9));
      }
    }
  }

  @Test
  public void windowInFrequencyIsTheWindowInTime() {
    for (int length : new int[] {4, 16, 20, 90, 256, 1_000}) {
      double[] values = noise(length);
      double mean = Moments.of(values).mean();
      double[] windowed = new double[length];
      for (int i = 0; i < length; i++) {
        windowed[i] = (values[i] - mean) * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / length));
      }
      Spectrum spectrum = Spectrum.of(values, mean, 1_000);
      assertThat(spectrum.last(), is(length / 2));
      for (int k = 0; k <= spectrum.last(); k++) {
        double[] expected = line(windowed, k);
        assertThat(
            spectrum.amplitude(k),
            closeTo(4 * Math.hypot(expected[0], expected[1]) / length, 1e-9));
      }
    }
  }

  @Test
  public void quickLengthsAreEvenProductsOfSmallPrimes() {
    assertThat(Fourier.quickAtLeast(1), is(2));
    assertThat(Fourier.quickAtLeast(7), is(8));
    assertThat(Fourier.quickAtLeast(16_480), is(17_280));
    assertThat(Fourier.quickAtMost(2), is(2));
    assertThat(Fourier.quickAtMost(7), is(6));
    assertThat(Fourier.quickAtMost(44_100), is(43_740));
    for (int inUse : new int[] {8_192, 10_000, 12_000, 12_800, 20_480, 25_600, 48_000, 51_200}) {
      assertThat(Fourier.quickAtMost(inUse), is(inUse));
      assertThat(Fourier.quickAtLeast(inUse), is(inUse));
    }
  }

  @Test
  public void fewValuesAreLeftOut() {
    for (int length = 12_800; length < 60_000; length += 101) {
      assertThat(Fourier.quickAtMost(length) / (double) length, greaterThan(0.95));
    }
  }
}
