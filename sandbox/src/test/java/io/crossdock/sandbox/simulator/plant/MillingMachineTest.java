package io.crossdock.sandbox.simulator.plant;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.crossdock.sandbox.simulator.plant.PlantTruth.Breakdown;
import io.crossdock.schemas.maintenance.ProcessReading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.JUnit4;

@RunWith(JUnit4.class)
public class MillingMachineTest {
  private static final long EVERY = 30 * Calendar.SECOND;
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @Test
  public void aRuleHoldsInItsEpisodeAndNoneOutside() {
    for (int hours : new int[] {4, 6, 10, 18}) {
      for (int seed = 1; seed <= 6; seed++) {
        for (int number = 0; number < 4; number++) {
          String what = String.format("%d h, seed %d, machine %d", hours, seed, number);
          Lived lived = Lived.of(number, hours, seed);
          assertThat(what, lived.chronicle.breakdowns, hasSize(1));
          Breakdown episode = lived.chronicle.breakdowns.get(0);
          int broken = 0;
          for (ProcessReading reading : lived.readings) {
            long micros = reading.eventTimeMicros();
            boolean during =
                micros >= episode.mustBeginMicros() && micros < episode.recoversMicros();
            List<String> expected = during ? List.of(episode.detail()) : List.of();
            assertThat(what + " " + reading, documented(reading), is(expected));
            broken += during ? 1 : 0;
          }
          assertThat(what, broken, is(both(greaterThan(30)).and(lessThan(80))));
          double recovered = lived.calendar.part(episode.recoversMicros());
          assertThat(what, recovered, is(both(greaterThan(0.1)).and(lessThan(0.9))));
        }
      }
    }
  }

  @Test
  public void harmlessReadingsAreLikeThePublishedOnes() {
    List<ProcessReading> harmless = new ArrayList<>();
    for (int number = 0; number < 200; number++) {
      Lived lived = Lived.of(number, 18, 77);
      lived.readings.stream().filter(one -> documented(one).isEmpty()).forEach(harmless::add);
    }
    // As documented.
    assertIsLike("air", harmless, ProcessReading::airKelvin, 300, 0.2, 2, 0.15);
    assertIsLike("difference", harmless, MillingMachineTest::difference, 10, 0.1, 1, 0.1);
    assertIsLike("torque", harmless, ProcessReading::torqueNm, 40, 0.5, 10, 0.7);
    // As in the published rows, which differ from what is documented of speed.
    assertIsLike("speed", harmless, ProcessReading::speedRpm, 1_538, 25, 178, 20);
    assertIsLike("power", harmless, MillingMachineTest::watts, 6_288, 100, 1_066, 120);
  }

  @Test
  public void wearGrowsByTheVariantsMinutesAndIsGoneWithTheTool() {
    for (int number = 0; number < 8; number++) {
      Lived lived = Lived.of(number, 18, 5);
      ProcessReading before = lived.readings.get(0);
      int changes = 0;
      for (ProcessReading reading : lived.readings) {
        double grown = reading.toolWearMinutes() - before.toolWearMinutes();
        if (grown < 0) {
          assertThat(reading.toolWearMinutes(), is(0.0));
          assertThat(
              lived.chronicle.work.get(changes).doneMicros(),
              is(
                  both(greaterThan(before.eventTimeMicros()))
                      .and(lessThan(reading.eventTimeMicros() + 1))));
          changes++;
        } else if (grown > 0) {
          assertThat(grown, is((double) Variant.valueOf(before.variant()).minutes()));
        }
        before = reading;
      }
      assertThat(lived.chronicle.work, hasSize(changes));
      assertThat(changes, is(greaterThan(3)));
    }
  }

  @Test
  public void halfOfTheWorkpiecesAreLowThreeInTenAreMedium() {
    SplittableRandom random = new SplittableRandom(3);
    TreeMap<Variant, Integer> counts = new TreeMap<>();
    for (int i = 0; i < 10_000; i++) {
      counts.merge(Variant.any(random), 1, Integer::sum);
    }
    assertThat((double) counts.getOrDefault(Variant.L, 0), is(closeTo(5_000, 200)));
    assertThat((double) counts.getOrDefault(Variant.M, 0), is(closeTo(3_000, 200)));
    assertThat((double) counts.getOrDefault(Variant.H, 0), is(closeTo(2_000, 200)));
  }

  /** The rules that hold, written down anew from the documentation. */
  static List<String> documented(ProcessReading one) {
    List<String> rules = new ArrayList<>();
    if (difference(one) < 8.6 && one.speedRpm() < 1_380) {
      rules.add("heat-dissipation");
    }
    if (watts(one) < 3_500 || watts(one) > 9_000) {
      rules.add("power");
    }
    double limit =
        switch (one.variant()) {
          case "L" -> 11_000;
          case "M" -> 12_000;
          case "H" -> 13_000;
          default -> throw new AssertionError(one.variant());
        };
    if (one.toolWearMinutes() * one.torqueNm() > limit) {
      rules.add("overstrain");
    }
    if (one.toolWearMinutes() >= 200 && one.toolWearMinutes() <= 240) {
      rules.add("tool-wear");
    }
    return rules;
  }

  private static double difference(ProcessReading one) {
    return one.processKelvin() - one.airKelvin();
  }

  private static double watts(ProcessReading one) {
    return one.torqueNm() * one.speedRpm() * Math.PI / 30;
  }

  private static void assertIsLike(
      String what,
      List<ProcessReading> readings,
      ToDoubleFunction<ProcessReading> value,
      double mean,
      double meanRoom,
      double deviation,
      double deviationRoom) {
    double average = readings.stream().mapToDouble(value).average().orElseThrow();
    double square =
        readings.stream()
            .mapToDouble(one -> Math.pow(value.applyAsDouble(one) - average, 2))
            .average()
            .orElseThrow();
    assertThat("mean of " + what, average, is(closeTo(mean, meanRoom)));
    assertThat("deviation of " + what, Math.sqrt(square), is(closeTo(deviation, deviationRoom)));
  }

  /** A machine's day. */
  private record Lived(Calendar calendar, Chronicle chronicle, List<ProcessReading> readings) {
    static Lived of(int number, int hours, long seed) {
      Calendar calendar = Calendar.of(DAY, hours);
      Chronicle chronicle = new Chronicle();
      SplittableRandom random = new SplittableRandom(seed * 1_000 + number);
      Gateway gateway = new Gateway(chronicle, random.split());
      new MillingMachine(number, calendar, random).live(EVERY, chronicle, gateway);
      TreeMap<Long, ProcessReading> readings = new TreeMap<>();
      for (Planned planned : chronicle.messages) {
        if (planned.message().event() instanceof ProcessReading reading) {
          readings.put(reading.eventTimeMicros(), reading);
        }
      }
      return new Lived(calendar, chronicle, List.copyOf(readings.values()));
    }
  }
}
