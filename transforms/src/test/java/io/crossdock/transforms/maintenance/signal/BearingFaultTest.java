package io.crossdock.transforms.maintenance.signal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import java.util.List;
import org.junit.Test;

/**
 * Bearings whose state is known, in noise of deviation 1 and with a machine's other vibration. What
 * rings, and how its passings jitter, differs with each seed.
 */
public class BearingFaultTest {
  private static final int SEEDS = 50;
  private static final double LIMIT = MeasureVibration.RACE_LIMIT;
  private static final MeasureVibration MEASURE = MeasureVibration.standard();
  private static final Machine MACHINE = Waves.machine(Double.NaN, Waves.BEARING_6205);

  private record Setting(double rateHz, double seconds, double shaftHz) {
    Waves machinery(long seed) {
      return new Waves(rateHz, seconds, seed).noise(1).machinery(shaftHz);
    }

    FaultFrequencies faults() {
      return FaultFrequencies.of(Waves.BEARING_6205, shaftHz);
    }

    VibrationFeatures measure(Waves waves) {
      return MEASURE.measure(waves.block(shaftHz), MACHINE);
    }
  }

  private static final List<Setting> SETTINGS =
      List.of(
          new Setting(12_800, 1, 49.2),
          new Setting(25_600, 1, 29.95),
          new Setting(48_000, 1, 24.3),
          new Setting(12_800, 4, 10),
          new Setting(25_600, 4, 29.95));

  /** How many of the seeds are found; the other race must stay quiet at each. */
  private static int outerFound(Setting setting, double amplitude) {
    int found = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      VibrationFeatures features =
          setting.measure(setting.machinery(seed).pit(setting.faults().outerRace(), 0, amplitude));
      found += features.outerRace() > LIMIT ? 1 : 0;
      assertThat(setting + " seed " + seed, features.innerRace(), lessThan(LIMIT));
    }
    return found;
  }

  private static int innerFound(Setting setting, double amplitude) {
    int found = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      VibrationFeatures features =
          setting.measure(
              setting
                  .machinery(seed)
                  .pit(setting.faults().innerRace(), setting.shaftHz(), amplitude));
      found += features.innerRace() > LIMIT ? 1 : 0;
      assertThat(setting + " seed " + seed, features.outerRace(), lessThan(LIMIT));
    }
    return found;
  }

  @Test
  public void pitsInTheOuterRaceOfFourTimesTheNoiseAreAllFound() {
    for (Setting setting : SETTINGS) {
      assertThat(setting.toString(), outerFound(setting, 4), is(SEEDS));
    }
  }

  @Test
  public void pitsInTheInnerRaceOfFourTimesTheNoiseAreFoundButOneInFifty() {
    for (Setting setting : SETTINGS) {
      assertThat(setting.toString(), innerFound(setting, 4), greaterThanOrEqualTo(SEEDS - 1));
    }
  }

  @Test
  public void weakPitsAreFoundInLongBlocks() {
    Setting setting = new Setting(12_800, 4, 29.95);
    assertThat(outerFound(setting, 2), is(SEEDS));
    assertThat(innerFound(setting, 2), greaterThanOrEqualTo(SEEDS * 9 / 10));
  }

  @Test
  public void healthyBearingsStayQuiet() {
    for (Setting setting : SETTINGS) {
      for (int seed = 0; seed < (setting.rateHz() == 25_600 ? 200 : 50); seed++) {
        VibrationFeatures features = setting.measure(setting.machinery(10_000 + seed));
        assertThat(setting + " seed " + seed, features.outerRace(), lessThan(LIMIT));
        assertThat(setting + " seed " + seed, features.innerRace(), lessThan(LIMIT));
      }
    }
  }

  @Test
  public void unbalanceIsNoFaultOfABearingAndHidesNone() {
    Setting setting = new Setting(25_600, 1, 29.95);
    for (int seed = 0; seed < 20; seed++) {
      Waves waves = setting.machinery(seed).sine(29.95, 1_000, seed);
      VibrationFeatures healthy = setting.measure(waves);
      assertThat(healthy.outerRace(), lessThan(LIMIT));
      assertThat(healthy.innerRace(), lessThan(LIMIT));
      VibrationFeatures damaged = setting.measure(waves.pit(setting.faults().outerRace(), 0, 4));
      assertThat(damaged.outerRace(), greaterThan(LIMIT));
    }
  }

  @Test
  public void noiseThatGoesWithTheShaftIsNoFaultOfABearing() {
    Setting setting = new Setting(25_600, 1, 29.95);
    for (int seed = 0; seed < 50; seed++) {
      Waves waves = setting.machinery(seed);
      for (int i = 0; i < waves.values.length; i++) {
        double turn = 2 * Math.PI * 29.95 * i / waves.rateHz;
        waves.values[i] *= 1 + 0.6 * Math.cos(turn) + 0.3 * Math.cos(4 * turn + seed);
      }
      VibrationFeatures features = setting.measure(waves);
      assertThat(features.outerRace(), lessThan(LIMIT));
      assertThat(features.innerRace(), lessThan(LIMIT));
    }
  }

  @Test
  public void withoutATachometerTheSpeedComesFromTheSignal() {
    Machine machine = Waves.machine(1_750, Waves.BEARING_6205); // turns at 1,797
    Setting setting = new Setting(25_600, 1, 29.95);
    for (int seed = 0; seed < SEEDS; seed++) {
      Waves waves = setting.machinery(seed).pit(setting.faults().outerRace(), 0, 4);
      VibrationFeatures features = MEASURE.measure(waves.block(Double.NaN), machine);
      assertThat(features.outerRace(), greaterThan(LIMIT));
    }
  }

  @Test
  public void fewTurnsTellNothing() {
    for (double shaftHz : new double[] {0, 1, 14.9}) {
      VibrationFeatures features =
          MEASURE.measure(new Waves(25_600, 1, 1).noise(1).block(shaftHz), MACHINE);
      assertThat(features.outerRace(), is(Double.NaN));
      assertThat(features.innerRace(), is(Double.NaN));
    }
    VibrationFeatures features =
        MEASURE.measure(new Waves(25_600, 1, 1).noise(1).block(15), MACHINE);
    assertThat(features.outerRace(), greaterThan(0.0));
  }
}
