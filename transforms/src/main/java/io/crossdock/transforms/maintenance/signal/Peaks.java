package io.crossdock.transforms.maintenance.signal;

import io.crossdock.schemas.maintenance.SpectrumPeak;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The largest peaks of a spectrum. */
final class Peaks {
  /** Below this line a peak cannot be told from a drift of the sensor. */
  static final int FIRST_LINE = 3;

  /** What is so much smaller than the largest is rounding, not vibration: 100 dB. */
  private static final double SMALLEST = 1e-5;

  /** Nearer peaks than this share their lines, under a Hann window. */
  private static final int APART = 3;

  private Peaks() {}

  /** So many of the largest peaks, the largest first; fewer where there are not so many. */
  static List<SpectrumPeak> largest(Spectrum spectrum, int count) {
    long[] tops = tops(spectrum);
    List<SpectrumPeak> peaks = new ArrayList<>();
    int[] lines = new int[count];
    double least = 0;
    for (int i = tops.length - 1; i >= 0 && peaks.size() < count; i--) {
      int line = (int) tops[i];
      if (spectrum.amplitude(line) < least) {
        break;
      }
      if (standsAlone(spectrum, line, lines, peaks.size())) {
        lines[peaks.size()] = line;
        peaks.add(at(spectrum, line));
        least = SMALLEST * spectrum.amplitude(lines[0]);
      }
    }
    peaks.sort((a, b) -> Double.compare(b.amplitude(), a.amplitude()));
    return List.copyOf(peaks);
  }

  /**
   * All local maxima, the smallest first: in the upper half a float's order, in the lower the line.
   */
  private static long[] tops(Spectrum spectrum) {
    long[] tops = new long[spectrum.last() / 2 + 1];
    int found = 0;
    for (int k = FIRST_LINE; k < spectrum.last(); k++) {
      if (isTop(spectrum, k)) {
        // Positive floats are in the order of their bits.
        tops[found] = (long) Float.floatToIntBits((float) spectrum.amplitude(k)) << 32 | k;
        found++;
      }
    }
    long[] sorted = Arrays.copyOf(tops, found);
    Arrays.sort(sorted);
    return sorted;
  }

  private static boolean isTop(Spectrum spectrum, int line) {
    double here = spectrum.amplitude(line);
    return here > spectrum.amplitude(line - 1) && here >= spectrum.amplitude(line + 1);
  }

  /** Whether this is a wave of its own and not what a larger one beside it leaks. */
  private static boolean standsAlone(Spectrum spectrum, int line, int[] larger, int count) {
    for (int i = 0; i < count; i++) {
      double apart = Math.abs(line - larger[i]);
      if (apart < APART) {
        return false;
      }
      // The side lobes of a Hann window fall so; a line's place is known to half a line.
      double off = apart - 0.5;
      double leak = spectrum.amplitude(larger[i]) / (Math.PI * off * (off * off - 1));
      if (spectrum.amplitude(line) < 2 * leak) {
        return false;
      }
    }
    return true;
  }

  /**
   * The wave whose top this line is. It lies towards the larger neighbour; how far, and how much
   * the line falls short of it, follows from the shape of the Hann window without an error for a
   * single wave, where a parabola has one.
   */
  static SpectrumPeak at(Spectrum spectrum, int line) {
    double here = spectrum.amplitude(line);
    double below = spectrum.amplitude(line - 1);
    double above = spectrum.amplitude(line + 1);
    double ratio = Math.max(below, above) / here;
    double off = Math.max(0, Math.min(0.5, (2 * ratio - 1) / (1 + ratio)));
    double shortfall = off == 0 ? 1 : Math.sin(Math.PI * off) / (Math.PI * off * (1 - off * off));
    double place = above > below ? line + off : line - off;
    return new SpectrumPeak(place * spectrum.lineHz(), here / shortfall);
  }
}
