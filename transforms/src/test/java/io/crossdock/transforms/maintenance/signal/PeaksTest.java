package io.crossdock.transforms.maintenance.signal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.maintenance.SpectrumPeak;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class PeaksTest {
  private static void assertPeak(SpectrumPeak peak, double hz, double amplitude) {
    assertThat(peak.hz(), closeTo(hz, 0.01));
    assertThat(peak.amplitude(), closeTo(amplitude, 0.001 * amplitude));
  }

  @Test
  public void wavesBetweenLinesHaveTheirFrequencyAndAmplitude() {
    for (double off = 0; off < 1; off += 0.05) {
      List<SpectrumPeak> peaks =
          Peaks.largest(
              new Waves(25_600, 1, 1)
                  .sine(100 + off, 3, 0.2)
                  .sine(1_234 + off / 2, 1, 1)
                  .sine(7_000 - off, 2, 2)
                  .spectrum(),
              3);
      assertThat(peaks, hasSize(3));
      assertPeak(peaks.get(0), 100 + off, 3);
      assertPeak(peaks.get(1), 7_000 - off, 2);
      assertPeak(peaks.get(2), 1_234 + off / 2, 1);
    }
  }

  @Test
  public void whatOneWaveLeaksIsNoPeak() {
    for (double off = 0; off < 1; off += 0.1) {
      List<SpectrumPeak> peaks =
          Peaks.largest(new Waves(25_600, 1, 1).sine(400 + off, 3, 0.2).spectrum(), 5);
      assertThat(peaks, hasSize(1));
      assertPeak(peaks.get(0), 400 + off, 3);
    }
  }

  @Test
  public void aWeakSidebandBesideAStrongLineIsOne() {
    List<SpectrumPeak> peaks =
        Peaks.largest(
            new Waves(25_600, 1, 1).sine(690.2, 3, 0).sine(720.15, 0.03, 1).spectrum(), 2);
    assertThat(peaks.get(1).hz(), closeTo(720.15, 0.1));
    assertThat(peaks.get(1).amplitude(), closeTo(0.03, 0.001));
  }

  @Test
  public void inNoiseStrongLinesComeFirstAndTheLargestAtTheirHead() {
    for (int seed = 0; seed < 50; seed++) {
      List<SpectrumPeak> peaks =
          Peaks.largest(
              new Waves(12_800, 1, seed).noise(1).sine(49.3, 1, 1).sine(98.6, 2, 0).spectrum(), 5);
      assertThat(peaks, hasSize(5));
      assertThat(peaks.get(0).hz(), closeTo(98.6, 0.1));
      assertThat(peaks.get(0).amplitude(), closeTo(2, 0.1));
      assertThat(peaks.get(1).hz(), closeTo(49.3, 0.1));
      List<Double> amplitudes = new ArrayList<>();
      for (SpectrumPeak peak : peaks) {
        amplitudes.add(peak.amplitude());
      }
      List<Double> sorted = new ArrayList<>(amplitudes);
      sorted.sort((a, b) -> Double.compare(b, a));
      assertThat(amplitudes, is(sorted));
    }
  }

  @Test
  public void noneAreAskedForNoneAreTold() {
    assertThat(Peaks.largest(new Waves(12_800, 1, 1).noise(1).spectrum(), 0), is(empty()));
  }

  @Test
  public void nothingMovesNothingIsTold() {
    assertThat(Peaks.largest(Spectrum.of(new double[2_048], 0, 1_000), 5), is(empty()));
  }

  @Test
  public void driftIsNoPeak() {
    for (SpectrumPeak peak :
        Peaks.largest(new Waves(12_800, 1, 1).add(t -> 30 * t).noise(0.1).spectrum(), 5)) {
      assertThat(peak.hz(), greaterThan(2.4));
    }
  }
}
