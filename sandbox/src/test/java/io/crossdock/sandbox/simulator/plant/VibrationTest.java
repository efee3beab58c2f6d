package io.crossdock.sandbox.simulator.plant;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.Samples;
import io.crossdock.schemas.maintenance.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.JUnit4;

@RunWith(JUnit4.class)
public class VibrationTest {
  private static final double HZ = 29;
  private static final List<Bearing> BEARINGS = List.of(Rotor.B6205, Rotor.ANGULAR);

  @Test
  public void bearingsHaveThePublishedFrequencies() {
    assertThat(Race.OUTER.perTurn(Rotor.B6205), is(closeTo(3.5848, 0.0005)));
    assertThat(Race.INNER.perTurn(Rotor.B6205), is(closeTo(5.4152, 0.0005)));
    // NASA's IMS data: 236.4 and 296.9 Hz at 2,000 rpm.
    Bearing za2115 = new Bearing(16, 8.407, 71.501, 15.17);
    assertThat(Race.OUTER.perTurn(za2115), is(closeTo(236.4 * 60 / 2_000, 0.005)));
    assertThat(Race.INNER.perTurn(za2115), is(closeTo(296.9 * 60 / 2_000, 0.005)));
  }

  @Test
  public void aFailingRaceIsSeenInTheEnvelopeAndTheOtherIsNot() {
    for (int seed = 1; seed <= 40; seed++) {
      Bearing bearing = BEARINGS.get(seed % 2);
      for (Race race : Race.values()) {
        Samples samples = samples(seed, bearing, race, Ageing.FAILURE);
        double seen = NaiveEnvelope.rise(samples, race.perTurn(bearing) * HZ);
        assertThat(race + " " + seed, seen, is(greaterThan(NaiveEnvelope.LINE)));
      }
      Samples outer = samples(seed, bearing, Race.OUTER, Ageing.FAILURE);
      double inner = NaiveEnvelope.rise(outer, Race.INNER.perTurn(bearing) * HZ);
      assertThat("seed " + seed, inner, is(lessThan(NaiveEnvelope.LINE)));
    }
  }

  @Test
  public void damageThatCannotBeNoticedIsNotSeen() {
    for (int seed = 1; seed <= 40; seed++) {
      Bearing bearing = BEARINGS.get(seed % 2);
      for (Race race : Race.values()) {
        for (double severity : new double[] {0, Ageing.NOTICEABLE}) {
          Samples samples = samples(seed, bearing, race, severity);
          double seen = NaiveEnvelope.rise(samples, race.perTurn(bearing) * HZ);
          assertThat(race + " " + seed, seen, is(lessThan(NaiveEnvelope.LINE)));
        }
      }
    }
  }

  @Test
  public void theShaftShakesAsFastAsItIsTold() {
    for (double velocity : new double[] {0.8, 2.8, 4.5}) {
      SplittableRandom random = new SplittableRandom(5);
      Rotor rotor = Rotor.of(Rotor.Kind.FAN, random);
      // Half a second, 15 turns: no other harmonic leaks into it.
      Condition condition = rotor.at(30, velocity, Rotor.B6205, null, 0);
      double[] block = Vibration.of(condition, 6_400, random);
      double acceleration = NaiveEnvelope.amplitude(block, 30);
      double millimetres = acceleration / (2 * Math.PI * 30) / Math.sqrt(2) * 1_000;
      assertThat(millimetres, is(closeTo(velocity, 0.15)));
    }
  }

  @Test
  public void damageGrowsFromNothingAndNoFurtherThanTheWorst() {
    Ageing ageing = new Ageing(Race.OUTER, 1_000 * Calendar.MINUTE, 1_100 * Calendar.MINUTE);
    assertThat(ageing.at(999 * Calendar.MINUTE), is(0.0));
    assertThat(ageing.at(ageing.onsetMicros()), is(closeTo(Ageing.FIRST, 1e-9)));
    assertThat(ageing.at(ageing.failureMicros()), is(closeTo(Ageing.FAILURE, 1e-9)));
    assertThat(ageing.at(2_000 * Calendar.MINUTE), is(Ageing.WORST));
    assertThat(ageing.at(ageing.reaches(Ageing.NOTICEABLE)), is(closeTo(Ageing.NOTICEABLE, 1e-6)));
    assertThat(ageing.at(1_050 * Calendar.MINUTE), is(greaterThan(Ageing.NOTICEABLE)));
    assertThat(ageing.at(1_050 * Calendar.MINUTE), is(lessThan(Ageing.FAILURE)));
  }

  @Test
  public void aRepairEndsTheDamageAndARebuiltMachineFailsAfterIt() {
    Calendar calendar = Calendar.of(LocalDate.of(2026, 3, 2), 6);
    Course repaired = Course.of(Fate.REPAIRED, calendar);
    assertThat(repaired.severity(repaired.stopMicros()), is(greaterThan(Ageing.FAILURE)));
    assertThat(repaired.severity(repaired.workMicros()), is(0.0));
    assertThat(repaired.severity(calendar.endMicros()), is(0.0));
    Course rebuilt = Course.of(Fate.REBUILT, calendar);
    assertThat(rebuilt.workMicros(), is(calendar.noon()));
    assertThat(rebuilt.severity(calendar.noon()), is(0.0));
    assertThat(rebuilt.severity(calendar.endMicros()), is(greaterThan(Ageing.FAILURE)));
    Course imbalance = Course.of(Fate.IMBALANCE, calendar);
    assertThat(imbalance.velocity(Course.partAt(4.5)), is(closeTo(4.5, 1e-9)));
    assertThat(imbalance.velocity(0), is(Rotor.BALANCED));
    assertThat(imbalance.velocity(1), is(closeTo(6, 1e-9)));
  }

  private static Samples samples(int seed, Bearing bearing, Race race, double severity) {
    SplittableRandom random = new SplittableRandom(seed);
    Rotor rotor = Rotor.of(Rotor.Kind.ALL.get(seed % Rotor.Kind.ALL.size()), random);
    Condition condition = rotor.at(HZ, Rotor.BALANCED, bearing, race, severity);
    return Sensor.measure(condition, Verdict.VALID, random);
  }
}
