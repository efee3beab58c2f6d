package io.crossdock.transforms.maintenance.signal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.maintenance.Verdict;
import java.util.Arrays;
import org.junit.Test;

/** Each verdict, and what comes near it and is valid (R38). */
public class SignalVerdictTest {
  private static final double UNKNOWN = Double.NaN;

  private static Verdict of(Waves waves, double fullScale) {
    return SignalVerdict.of(waves.values, waves.rateHz, fullScale, SignalRules.STANDARD);
  }

  private static Waves noise(double rateHz, double seconds) {
    return new Waves(rateHz, seconds, 5).noise(1);
  }

  @Test
  public void tooFewSamplesOrTooShortATime() {
    assertThat(of(noise(1_000, 1.023), UNKNOWN), is(Verdict.TOO_SHORT));
    assertThat(of(noise(1_000, 1.024), UNKNOWN), is(Verdict.VALID));
    assertThat(of(noise(25_600, 0.49), UNKNOWN), is(Verdict.TOO_SHORT));
    assertThat(of(noise(25_600, 0.5), UNKNOWN), is(Verdict.VALID));
    assertThat(of(noise(25_600, 0), UNKNOWN), is(Verdict.TOO_SHORT));
  }

  @Test
  public void ratesThatKnowNothingOfTheBandOfVelocity() {
    assertThat(of(noise(39, 100), UNKNOWN), is(Verdict.TOO_SHORT));
    assertThat(of(noise(40, 100), UNKNOWN), is(Verdict.VALID));
    double[] samples = noise(1_000, 2).values;
    for (double rate : new double[] {Double.NaN, 0, -1_000, Double.POSITIVE_INFINITY}) {
      assertThat(
          SignalVerdict.of(samples, rate, UNKNOWN, SignalRules.STANDARD), is(Verdict.TOO_SHORT));
    }
  }

  @Test
  public void whatIsNoNumberWasNotMeasured() {
    for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1.0 / 0.0}) {
      Waves waves = noise(25_600, 1);
      waves.values[12_345] = odd;
      assertThat(of(waves, UNKNOWN), is(Verdict.MISSING));
    }
  }

  @Test
  public void severalSamplesAtTheKnownFullScale() {
    Waves waves = noise(25_600, 1);
    waves.values[100] = 50;
    waves.values[200] = -50;
    assertThat(of(waves, 50), is(Verdict.VALID)); // two may be two hard knocks
    waves.values[300] = -49.97;
    assertThat(of(waves, 50), is(Verdict.CLIPPED));
    assertThat(of(waves, 51), is(Verdict.VALID));
  }

  @Test
  public void nonsenseForAFullScaleIsNone() {
    for (double fullScale : new double[] {0, -50, Double.POSITIVE_INFINITY}) {
      assertThat(of(noise(25_600, 1), fullScale), is(Verdict.VALID));
    }
  }

  @Test
  public void aSignalThatRunsIntoAStopWithoutFullScale() {
    assertThat(of(noise(25_600, 1).sine(30, 5, 0).cutAt(4), UNKNOWN), is(Verdict.CLIPPED));
    assertThat(of(noise(25_600, 1).sine(30, 5, 0).cutAt(20), UNKNOWN), is(Verdict.VALID));
    Waves oneSided = noise(25_600, 1).sine(30, 5, 0);
    for (int i = 0; i < oneSided.values.length; i++) {
      oneSided.values[i] = Math.max(-4, oneSided.values[i]);
    }
    assertThat(of(oneSided, UNKNOWN), is(Verdict.CLIPPED));
    // A stop below the known full scale: an amplifier's.
    assertThat(of(noise(25_600, 1).sine(30, 5, 0).cutAt(4), 50), is(Verdict.CLIPPED));
  }

  @Test
  public void clippedInSteps() {
    assertThat(
        of(noise(25_600, 1).sine(30, 30, 0).cutAt(26).inStepsOf(0.05), UNKNOWN),
        is(Verdict.CLIPPED));
  }

  @Test
  public void aSlowWaveInCoarseStepsIsNotClipped() {
    for (double amplitude = 2; amplitude < 60; amplitude += 0.37) {
      assertThat(
          of(new Waves(25_600, 1, 1).sine(25, amplitude, 0.3).inStepsOf(1), UNKNOWN),
          is(Verdict.VALID));
    }
  }

  @Test
  public void noiseInCoarseStepsIsNotClipped() {
    for (int seed = 0; seed < 100; seed++) {
      Waves waves = new Waves(12_800, 1, seed).noise(1 + seed * 0.1).inStepsOf(1);
      assertThat(of(waves, UNKNOWN), is(Verdict.VALID));
    }
  }

  @Test
  public void nothingMoves() {
    assertThat(of(new Waves(25_600, 1, 1), UNKNOWN), is(Verdict.FLAT));
    assertThat(of(new Waves(25_600, 1, 1).add(t -> 9.81), UNKNOWN), is(Verdict.FLAT));
    // At rest at the end of its range it is driven beyond it.
    assertThat(of(new Waves(25_600, 1, 1).add(t -> -50), 50), is(Verdict.CLIPPED));
  }

  @Test
  public void onlyTheLastBitMoves() {
    assertThat(of(new Waves(25_600, 1, 1).noise(0.3).inStepsOf(1), UNKNOWN), is(Verdict.FLAT));
    assertThat(
        of(new Waves(25_600, 1, 1).add(t -> 0.5).noise(0.1).inStepsOf(1), UNKNOWN),
        is(Verdict.FLAT));
    assertThat(of(new Waves(25_600, 1, 1).noise(2).inStepsOf(1), UNKNOWN), is(Verdict.VALID));
  }

  @Test
  public void aDeadLineWithSpikes() {
    Waves waves = new Waves(25_600, 1, 1);
    for (int i = 0; i < 2_000; i++) {
      waves.values[i * 12] = waves.random.nextGaussian();
    }
    assertThat(of(waves, UNKNOWN), is(Verdict.FLAT));
  }

  @Test
  public void belowTheOwnNoiseOfSensors() {
    assertThat(of(new Waves(25_600, 1, 1).noise(0.0004), UNKNOWN), is(Verdict.FLAT));
    assertThat(of(new Waves(25_600, 1, 1).noise(0.0006), UNKNOWN), is(Verdict.VALID));
  }

  @Test
  public void aGapThatWasFilledUp() {
    Waves waves = noise(25_600, 1);
    Arrays.fill(waves.values, 5_000, 5_000 + 2_559, 0.25);
    assertThat(of(waves, UNKNOWN), is(Verdict.VALID));
    Arrays.fill(waves.values, 5_000, 5_000 + 2_560, 0.25);
    assertThat(of(waves, UNKNOWN), is(Verdict.FLAT));
  }

  @Test
  public void bearingsThatRingAreValid() {
    for (int seed = 0; seed < 50; seed++) {
      Waves waves = new Waves(25_600, 1, seed).noise(0.1).machinery(29.95).pit(107, 0, 30);
      assertThat(of(waves, UNKNOWN), is(Verdict.VALID));
    }
  }
}
