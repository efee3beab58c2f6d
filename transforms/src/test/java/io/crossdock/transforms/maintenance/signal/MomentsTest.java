package io.crossdock.transforms.maintenance.signal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.Test;

/** Closed forms; where values are drawn at random, within five standard errors of their moments. */
public class MomentsTest {
  private static final int DRAWN = 100_000;

  private static Moments drawn(long seed, DoubleUnaryOperator ofUniform) {
    Random random = new Random(seed);
    double[] values = new double[DRAWN];
    for (int i = 0; i < DRAWN; i++) {
      values[i] = ofUniform.applyAsDouble(random.nextDouble());
    }
    return Moments.of(values);
  }

  @Test
  public void aSineOnABias() {
    Moments moments = Moments.of(new Waves(10_000, 1, 1).sine(50, 3, 0.1).add(t -> 9.81).values);
    assertThat(moments.mean(), closeTo(9.81, 1e-9));
    assertThat(moments.rms(), closeTo(3 / Math.sqrt(2), 1e-9));
    assertThat(moments.peak(), closeTo(3, 0.001));
    assertThat(moments.crest(), closeTo(Math.sqrt(2), 0.001));
    assertThat(moments.kurtosis(), closeTo(1.5, 1e-9));
    assertThat(moments.skewness(), closeTo(0, 1e-9));
  }

  @Test
  public void aSquareWave() {
    Moments moments = Moments.of(new double[] {2, 2, -2, -2, 2, 2, -2, -2});
    assertThat(moments, is(new Moments(0, 2, 2, 1, 0)));
  }

  @Test
  public void uniform() {
    Moments moments = drawn(2, u -> u);
    assertThat(moments.rms(), closeTo(1 / Math.sqrt(12), 0.002));
    assertThat(moments.kurtosis(), closeTo(1.8, 5 * 0.004));
    assertThat(moments.skewness(), closeTo(0, 5 * Math.sqrt(6.0 / DRAWN)));
  }

  @Test
  public void gaussianHasAKurtosisOfThree() {
    for (int seed = 0; seed < 20; seed++) {
      Moments moments = Moments.of(new Waves(25_600, 1, seed).noise(0.7).values);
      assertThat(moments.rms(), closeTo(0.7, 5 * 0.7 / Math.sqrt(2 * 25_600)));
      assertThat(moments.kurtosis(), closeTo(3, 5 * Math.sqrt(24.0 / 25_600)));
      assertThat(moments.skewness(), closeTo(0, 5 * Math.sqrt(6.0 / 25_600)));
    }
  }

  @Test
  public void exponentialIsSkewedByTwoAndMirroredByMinusTwo() {
    // Moments up to the eighth go into the errors: 0.03 and 0.4 are five of them.
    assertThat(drawn(3, u -> -Math.log(1 - u)).skewness(), closeTo(2, 0.1));
    assertThat(drawn(3, u -> Math.log(1 - u)).skewness(), closeTo(-2, 0.1));
    assertThat(drawn(3, u -> -Math.log(1 - u)).kurtosis(), closeTo(9, 1));
  }

  @Test
  public void oneSpikeInRestHasTheKurtosisOfItsRarity() {
    double[] values = new double[1_000];
    values[500] = 1;
    // A value of chance p: kurtosis 1 / (p (1 - p)) - 3.
    assertThat(Moments.of(values).kurtosis(), closeTo(1 / (0.001 * 0.999) - 3, 1e-6));
  }
}
