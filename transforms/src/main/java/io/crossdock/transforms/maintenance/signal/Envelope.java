package io.crossdock.transforms.maintenance.signal;

/**
 * The spectrum of a signal's squared envelope. Each time a rolling element meets a pit the machine
 * rings, at some frequency of its own that says nothing; how often it rings says which part is
 * damaged, and that is in the envelope.
 *
 * <p>What rings is taken from the band from 2 kHz to 0.4 of the rate, above the shaft's harmonics
 * and below where a sensor's filter begins; at low rates from half the upper end. A band chosen by
 * kurtosis would find weak faults no more often, and choose a spike of interference now and then.
 */
final class Envelope {
  private static final double LOW_HZ = 2_000;
  private static final double HIGH_PART_OF_RATE = 0.4;

  private Envelope() {}

  /** The spectrum of the squared envelope of a signal with this spectrum; lines as far apart. */
  static Spectrum of(Spectrum signal) {
    double rateHz = 2 * signal.last() * signal.lineHz();
    double highHz = HIGH_PART_OF_RATE * rateHz;
    double lowHz = Math.min(LOW_HZ, highHz / 2);
    int first = (int) Math.ceil(lowHz / signal.lineHz());
    int count = (int) (highHz / signal.lineHz()) - first + 1;
    // The analytic signal of Hilbert is the positive lines alone. They may be shifted to 0, which
    // leaves magnitudes as they are; and fewer samples do for the narrower band: twice its lines,
    // since squares have twice the band.
    int length = Fourier.quickAtLeast(2 * count);
    double[] analytic = new double[2 * length];
    double scale = 1.0 / signal.last();
    for (int k = 0; k < count; k++) {
      analytic[2 * k] = scale * signal.real(first + k);
      analytic[2 * k + 1] = scale * signal.imaginary(first + k);
    }
    Fourier.inverse(analytic);
    double[] squares = new double[length];
    double sum = 0;
    for (int i = 0; i < length; i++) {
      double re = analytic[2 * i];
      double im = analytic[2 * i + 1];
      squares[i] = re * re + im * im;
      sum += squares[i];
    }
    return Spectrum.of(squares, sum / length, length * signal.lineHz());
  }
}
