package io.crossdock.transforms.fleet.cold;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.Random;
import org.junit.Test;

/** The vectors of R24, to four digits; temperatures in degrees Celsius, weights in hours. */
public class KineticMeanTest {
  private static final double FOUR_DIGITS = 0.00005;

  /** Of temperatures and how long each held, one after the other. */
  private static double mean(double... celsiusAndHours) {
    double rates = 0;
    double hours = 0;
    for (int i = 0; i < celsiusAndHours.length; i += 2) {
      rates += KineticMean.rate(celsiusAndHours[i]) * celsiusAndHours[i + 1];
      hours += celsiusAndHours[i + 1];
    }
    return KineticMean.celsius(rates / hours);
  }

  @Test
  public void whatIsConstantIsItsOwnMean() {
    assertThat(mean(5, 24), closeTo(5.0000, FOUR_DIGITS));
    assertThat(mean(-80, 1, -80, 5), closeTo(-80, FOUR_DIGITS));
  }

  @Test
  public void anHourInTheSunWeighsMoreThanItsShareOfTime() {
    assertThat(mean(5, 23, 25, 1), closeTo(7.7564, FOUR_DIGITS));
    assertThat(mean(5, 22, 12, 2), closeTo(5.8663, FOUR_DIGITS));
    assertThat(mean(23, 29 * 24, 39, 24), closeTo(24.2680, FOUR_DIGITS));
    assertThat(mean(20, 1, 25, 1, 30, 1), closeTo(25.8582, FOUR_DIGITS));
  }

  @Test
  public void onlyTheSharesOfTimeMatterNotHowOftenItWasMeasured() {
    double[] often = new double[2 * 23 * 60 + 2];
    for (int minute = 0; minute < 23 * 60; minute++) {
      often[2 * minute] = 5;
      often[2 * minute + 1] = 1 / 60.0;
    }
    often[often.length - 2] = 25;
    often[often.length - 1] = 1;
    assertThat(mean(often), closeTo(7.7564, FOUR_DIGITS));
  }

  @Test
  public void neverBelowTheMeanNorAboveTheHighest() {
    Random random = new Random(24);
    for (int series = 0; series < 1_000; series++) {
      double[] celsiusAndHours = new double[2 * (1 + random.nextInt(50))];
      double sum = 0;
      double hours = 0;
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < celsiusAndHours.length; i += 2) {
        celsiusAndHours[i] = -80 + 165 * random.nextDouble();
        celsiusAndHours[i + 1] = 0.01 + random.nextDouble();
        sum += celsiusAndHours[i] * celsiusAndHours[i + 1];
        hours += celsiusAndHours[i + 1];
        highest = Math.max(highest, celsiusAndHours[i]);
      }
      assertThat(mean(celsiusAndHours), greaterThanOrEqualTo(sum / hours - 1e-9));
      assertThat(mean(celsiusAndHours), lessThanOrEqualTo(highest + 1e-9));
    }
  }
}
