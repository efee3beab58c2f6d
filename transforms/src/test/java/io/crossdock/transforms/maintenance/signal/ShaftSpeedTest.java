package io.crossdock.transforms.maintenance.signal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.crossdock.schemas.maintenance.Machine;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

public class ShaftSpeedTest {
  private static final Machine NOMINAL_1800 = Waves.machine(1_800, null);

  private static double hz(double tachometer, @Nullable Machine machine, Waves waves) {
    return ShaftSpeed.hz(tachometer, machine, waves.spectrum());
  }

  private static Waves turning(double hz, int seed) {
    return new Waves(25_600, 1, seed).noise(1).sine(hz, 0.5, seed).sine(2 * hz, 2, seed);
  }

  @Test
  public void aTachometerIsBelieved() {
    assertThat(hz(17.3, NOMINAL_1800, turning(29.4, 1)), is(17.3));
    assertThat(hz(17.3, null, turning(29.4, 1)), is(17.3));
    assertThat(hz(0, NOMINAL_1800, turning(29.4, 1)), is(0.0));
  }

  @Test
  public void withoutOneTheSignalTells() {
    for (double tachometer : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
      assertThat(hz(tachometer, NOMINAL_1800, turning(29.4, 1)), closeTo(29.4, 0.1));
    }
  }

  @Test
  public void slipIsFoundWithinAThirdOfAPerCent() {
    for (int seed = 0; seed < 50; seed++) {
      double turns = 28.6 + 2.8 * seed / 50;
      assertThat(hz(Double.NaN, NOMINAL_1800, turning(turns, seed)), closeTo(turns, 0.1));
    }
  }

  @Test
  public void whatLiesBesideTheBandIsNotTheShaft() {
    // Its slope is within 5 % of 30 Hz, its top is not.
    assertThat(
        hz(Double.NaN, NOMINAL_1800, new Waves(25_600, 1, 1).noise(0.1).sine(32.2, 30, 0)),
        is(Double.NaN));
  }

  @Test
  public void noiseIsNoShaft() {
    int taken = 0;
    for (int seed = 0; seed < 200; seed++) {
      if (!Double.isNaN(hz(Double.NaN, NOMINAL_1800, new Waves(25_600, 1, seed).noise(1)))) {
        taken++;
      }
    }
    assertThat(taken, lessThanOrEqualTo(1));
  }

  @Test
  public void notKnownWithoutAMachineOrItsSpeed() {
    assertThat(hz(Double.NaN, null, turning(29.4, 1)), is(Double.NaN));
    for (double rpm : new double[] {Double.NaN, 0, -1_800, 1e9, Double.POSITIVE_INFINITY, 60}) {
      assertThat(hz(Double.NaN, Waves.machine(rpm, null), turning(29.4, 1)), is(Double.NaN));
    }
  }
}
