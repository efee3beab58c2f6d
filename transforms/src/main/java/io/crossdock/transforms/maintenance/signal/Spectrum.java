package io.crossdock.transforms.maintenance.signal;

/**
 * The spectrum of a signal, line by line from 0 to half its rate.
 *
 * <p>What is told of lines is seen through a Hann window: a wave that does not fit the block's
 * length leaks into all lines otherwise, and velocity, which divides by frequency, would take the
 * leakage at 10 Hz for vibration. In the domain of frequency that window is half a line less a
 * quarter of either neighbour, exactly.
 */
final class Spectrum {
  /** Mean square of the Hann window: by this part it lowers the energy of a signal. */
  private static final double ENERGY = 3.0 / 8;

  /** Mean of the Hann window: by this part it lowers the amplitude of a wave. */
  private static final double GAIN = 0.5;

  private final int length;
  private final double lineHz;
  private final double[] packed;
  private final double[] windowed;

  private Spectrum(int length, double lineHz, double[] packed, double[] windowed) {
    this.length = length;
    this.lineHz = lineHz;
    this.packed = packed;
    this.windowed = windowed;
  }

  /**
   * The spectrum of a signal without its mean.
   *
   * @param values the signal, at least 4 values. Where their number is not quick to transform, some
   *     at the end are left out: up to 5 % of a block of a second or more, and none of whole
   *     seconds at most rates in use
   * @param mean what to take away from each
   * @param rateHz values a second
   */
  static Spectrum of(double[] values, double mean, double rateHz) {
    int length = Fourier.quickAtMost(values.length);
    double[] packed = new double[length];
    for (int i = 0; i < length; i++) {
      packed[i] = values[i] - mean;
    }
    Fourier.forward(packed);
    return new Spectrum(length, rateHz / length, packed, window(packed));
  }

  private static double[] window(double[] packed) {
    int last = packed.length / 2;
    double[] magnitudes = new double[last + 1];
    for (int k = 0; k <= last; k++) {
      double re = real(packed, k) / 2 - (real(packed, k - 1) + real(packed, k + 1)) / 4;
      double im =
          imaginary(packed, k) / 2 - (imaginary(packed, k - 1) + imaginary(packed, k + 1)) / 4;
      magnitudes[k] = Math.sqrt(re * re + im * im);
    }
    return magnitudes;
  }

  private static double real(double[] packed, int line) {
    int last = packed.length / 2;
    int k = Math.abs(line);
    if (k > last) {
      k = 2 * last - k;
    }
    return k == last ? packed[1] : packed[2 * k];
  }

  private static double imaginary(double[] packed, int line) {
    int last = packed.length / 2;
    if (line == 0 || line == last) {
      return 0;
    }
    if (line < 0) {
      return -packed[-2 * line + 1];
    }
    return line > last ? -packed[2 * (2 * last - line) + 1] : packed[2 * line + 1];
  }

  /** The last line, at half the rate. */
  int last() {
    return length / 2;
  }

  /** How far lines are apart, hertz. */
  double lineHz() {
    return lineHz;
  }

  /** The real part of a line, without window. */
  double real(int line) {
    return real(packed, line);
  }

  /** The imaginary part of a line, without window. */
  double imaginary(int line) {
    return imaginary(packed, line);
  }

  /** The amplitude of a wave that lies on this line, in the signal's unit. */
  double amplitude(int line) {
    return windowed[line] * 2 / (length * GAIN);
  }

  /** The part of the signal's mean square that this line has, in the signal's unit squared. */
  double meanSquare(int line) {
    double square = windowed[line] * windowed[line] / ((double) length * length * ENERGY);
    return line == 0 || line == last() ? square : 2 * square;
  }
}
