package io.crossdock.transforms.maintenance.signal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * The discrete Fourier transform, of even lengths; quick ones are products of 2, 3 and 5. The
 * tables of a length cost more than a transform, so those of the lengths last met are kept; they
 * are only read once they are made, and so any thread may use them.
 */
final class Fourier {
  /** Sensors send blocks of a few lengths; what sends each time another must not fill memory. */
  private static final int LENGTHS_KEPT = 16;

  /** Tables have 50 bytes or so for each value: those of longer blocks are made each time. */
  private static final int LONGEST_KEPT = 1 << 17;

  private static final Map<Integer, DoubleFFT_1D> PLANS = new ConcurrentHashMap<>();

  static {
    // The library would start threads of its own for long blocks. Threads are the runner's matter.
    ConcurrencyUtils.setNumberOfThreads(1);
  }

  private Fourier() {}

  /**
   * Transforms real values in place. Then real and imaginary part of line k are at 2k and 2k + 1,
   * but at 1 is the last line's real part: it has no imaginary part, nor has the first.
   */
  static void forward(double[] values) {
    plan(values.length).realForward(values);
  }

  /**
   * Transforms complex lines back in place, without dividing by their number: real and imaginary
   * part of each at 2k and 2k + 1, before and after.
   */
  static void inverse(double[] lines) {
    plan(lines.length / 2).complexInverse(lines, false);
  }

  /** The shortest quick even length that is not shorter than this. */
  static int quickAtLeast(int least) {
    int length = least + (least & 1);
    while (!isQuick(length)) {
      length += 2;
    }
    return length;
  }

  /** The longest quick even length that is not longer than this, which is at least 2. */
  static int quickAtMost(int most) {
    int length = most & ~1;
    while (!isQuick(length)) {
      length -= 2;
    }
    return length;
  }

  private static boolean isQuick(int length) {
    int rest = length;
    for (int factor : new int[] {2, 3, 5}) {
      while (rest % factor == 0) {
        rest /= factor;
      }
    }
    return rest == 1;
  }

  private static DoubleFFT_1D plan(int length) {
    DoubleFFT_1D known = PLANS.get(length);
    if (known != null) {
      return known;
    }
    DoubleFFT_1D made = new DoubleFFT_1D(length);
    if (length > LONGEST_KEPT) {
      return made;
    }
    if (PLANS.size() >= LENGTHS_KEPT) {
      PLANS.clear(); // rarely if ever: then the lengths in use come back one by one
    }
    PLANS.put(length, made);
    return made;
  }
}
