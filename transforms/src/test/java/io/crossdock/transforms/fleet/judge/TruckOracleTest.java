package io.crossdock.transforms.fleet.judge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.transforms.fleet.rules.FleetRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.Test;

/**
 * Random trucks of two tenants against the naive model, and against themselves: the tables end the
 * same in whatever order events arrive, whenever the truck is looked at, and nothing is left.
 */
public class TruckOracleTest {
  private static final int TRUCKS = 300;

  private static TruckRun run(RandomTruck truck) {
    return new TruckRun(
        truck.setting.tenant(), truck.setting.plan(), truck.standard, TruckRun.LEDGER_EVERY);
  }

  private static void assertSame(String what, List<String> content, List<String> expected) {
    List<String> extra = new ArrayList<>(content);
    List<String> missing = new ArrayList<>();
    for (String line : expected) {
      if (!extra.remove(line)) {
        missing.add(line);
      }
    }
    assertThat(
        what + "\ntoo much:\n" + String.join("\n", extra) + "\nmissing:\n", missing, is(empty()));
    assertThat(what + ", too much", extra, is(empty()));
  }

  @Test
  public void inOrderTheTablesAreTheNaiveModels() {
    Map<AlertRule, Integer> seen = new EnumMap<>(AlertRule.class);
    Map<Alert.State, Integer> states = new EnumMap<>(Alert.State.class);
    int stops = 0;
    int flagged = 0;
    int days = 0;
    for (int seed = 0; seed < TRUCKS; seed++) {
      RandomTruck truck = new RandomTruck(seed);
      TruckRun run = run(truck).addAll(truck.inputs).finish();
      assertSame(
          "truck " + seed, run.table.content(), NaiveTruck.content(truck.setting, truck.inputs));
      for (Alert alert : run.table.alerts()) {
        seen.merge(alert.rule(), 1, Integer::sum);
        states.merge(alert.state(), 1, Integer::sum);
      }
      stops += run.table.stops().size();
      flagged += run.table.flagged().size();
      days += run.table.days().size();
    }
    // So that the trucks do not become too good to test anything.
    for (AlertRule rule : AlertRule.values()) {
      assertThat(rule + " of " + seen, seen.getOrDefault(rule, 0), greaterThan(100));
    }
    assertThat(states.toString(), states.getOrDefault(Alert.State.CLEARED, 0), greaterThan(1_000));
    assertThat(states.toString(), states.getOrDefault(Alert.State.ENDED, 0), greaterThan(1_000));
    assertThat(stops, greaterThan(1_000));
    assertThat(flagged, greaterThan(1_000));
    assertThat(days, greaterThan(3 * TRUCKS / 2));
  }

  @Test
  public void lookedAtWheneverItAsksTheTablesAreTheSame() {
    for (int seed = 0; seed < TRUCKS; seed++) {
      RandomTruck truck = new RandomTruck(seed);
      TruckRun run = run(truck);
      for (TruckInput input : truck.inputs) {
        run.pass(input.event().eventTimeMicros());
        assertThat(run.add(input), is(TruckHistory.Outcome.JUDGED));
      }
      assertSame(
          "truck " + seed,
          run.finish().table.content(),
          NaiveTruck.content(truck.setting, truck.inputs));
    }
  }

  /** An event, or a copy of it, and when the broker took it, microseconds since the epoch. */
  private record Arrival(TruckInput input, boolean copy, long micros) {}

  private static List<Arrival> arrivals(RandomTruck truck, List<TruckInput> inputs, Random random) {
    long lateness = truck.setting.rules().micros(FleetRule.ALLOWED_LATENESS);
    List<Arrival> arrivals = new ArrayList<>();
    for (TruckInput input : inputs) {
      long micros = input.event().eventTimeMicros() + delay(random, lateness);
      arrivals.add(new Arrival(input, false, micros));
      long latest = input.event().eventTimeMicros() + lateness;
      if (random.nextInt(10) == 0 && latest > micros) {
        arrivals.add(
            new Arrival(
                input, true, micros + 1 + (long) ((latest - micros - 1) * random.nextDouble())));
      }
    }
    arrivals.sort(Comparator.comparingLong(Arrival::micros));
    return arrivals;
  }

  private static long delay(Random random, long lateness) {
    return switch (random.nextInt(20)) {
      case 0 -> lateness;
      case 1, 2 -> (long) (lateness * random.nextDouble());
      case 3, 4, 5 -> (long) (lateness * 0.1 * random.nextDouble());
      default -> random.nextInt(2_000_000);
    };
  }

  @Test
  public void inWhateverOrderTheyArriveTheTablesAreTheSame() {
    for (int seed = 0; seed < TRUCKS; seed++) {
      RandomTruck truck = new RandomTruck(seed);
      assertSame(
          "truck " + seed,
          asTheyArrive(truck, truck.inputs, new Random(seed)),
          NaiveTruck.content(truck.setting, truck.inputs));
    }
  }

  @Test
  public void byRulesThatChangeTheTablesAreTheSameInWhateverOrderToo() {
    for (int seed = 0; seed < TRUCKS; seed++) {
      RandomTruck truck = new RandomTruck(seed);
      List<TruckInput> inputs = truck.byChangingRules();
      assertSame(
          "truck " + seed,
          asTheyArrive(truck, inputs, new Random(seed)),
          run(truck).addAll(inputs).finish().table.content());
    }
  }

  private static List<String> asTheyArrive(
      RandomTruck truck, List<TruckInput> inputs, Random random) {
    TruckRun run = run(truck);
    for (Arrival arrival : arrivals(truck, inputs, random)) {
      switch (random.nextInt(4)) {
        case 0 -> run.wake(arrival.micros());
        case 1 -> {} // the watermark is behind
        default -> run.pass(arrival.micros());
      }
      assertThat(
          run.add(arrival.input()),
          is(arrival.copy() ? TruckHistory.Outcome.KNOWN : TruckHistory.Outcome.JUDGED));
    }
    return run.finish().table.content();
  }

  /** As a bundle brings them; the watermark is that of the first of them. */
  @Test
  public void manyAtOnceTheTablesAreTheSame() {
    for (int seed = 0; seed < TRUCKS; seed++) {
      RandomTruck truck = new RandomTruck(seed);
      Random random = new Random(seed);
      TruckRun run = run(truck);
      List<Arrival> arrivals = arrivals(truck, truck.inputs, random);
      for (int from = 0, to; from < arrivals.size(); from = to) {
        to = Math.min(arrivals.size(), from + 1 + random.nextInt(100));
        List<Arrival> bundle = arrivals.subList(from, to);
        run.pass(bundle.get(0).micros() - 1);
        List<TruckHistory.Outcome> outcomes = run.add(bundle.stream().map(Arrival::input).toList());
        assertThat(
            Collections.frequency(outcomes, TruckHistory.Outcome.KNOWN),
            is((int) bundle.stream().filter(Arrival::copy).count()));
        assertThat(
            Collections.frequency(outcomes, TruckHistory.Outcome.JUDGED),
            is((int) bundle.stream().filter(arrival -> !arrival.copy()).count()));
      }
      assertSame(
          "truck " + seed,
          run.finish().table.content(),
          NaiveTruck.content(truck.setting, truck.inputs));
    }
  }

  @Test
  public void shuffledWithNobodyLookingTheTablesAreTheSame() {
    for (int seed = 0; seed < TRUCKS; seed += 8) {
      RandomTruck truck = new RandomTruck(seed);
      List<TruckInput> shuffled = new ArrayList<>(truck.inputs);
      Collections.shuffle(shuffled, new Random(seed));
      assertSame(
          "truck " + seed,
          run(truck).addAll(shuffled).finish().table.content(),
          NaiveTruck.content(truck.setting, truck.inputs));
    }
  }

  /**
   * Streams that are far ahead of one another, as after an outage, and none of them late: what is
   * told because nothing came is never taken back, whatever came of the other streams meanwhile.
   */
  @Test
  public void whatIsToldBecauseNothingCameIsNeverTakenBackForWhatIsNotLate() {
    int byLapse = 0;
    for (int seed = 0; seed < TRUCKS; seed++) {
      RandomTruck truck = new RandomTruck(seed);
      TruckRun run = run(truck);
      streamByStream(run, truck.inputs, new Random(seed));
      assertSame(
          "truck " + seed,
          run.finish().table.content(),
          NaiveTruck.content(truck.setting, truck.inputs));
      Map<UUID, Alert> told = new HashMap<>();
      for (Alert alert : run.table.news) {
        Alert before = told.put(alert.id(), alert);
        if (!alert.rule().byLapse()) {
          continue; // what is seen is told at once, and another stream may show it in another light
        }
        byLapse++;
        String what = "truck " + seed + ": " + before + " became " + alert;
        assertThat(what, alert.state(), is(not(Alert.State.WITHDRAWN)));
        if (before != null) {
          assertThat(what, before.state(), is(Alert.State.RAISED));
          assertThat(what, alert.severity(), is(greaterThanOrEqualTo(before.severity())));
        }
      }
    }
    assertThat(byLapse, greaterThan(1_000));
  }

  /** Each stream in order, some events at a time; the watermark is that of the slowest. */
  private static void streamByStream(TruckRun run, List<TruckInput> inputs, Random random) {
    Map<Class<?>, ArrayDeque<TruckInput>> streams = new LinkedHashMap<>();
    for (TruckInput input : inputs) {
      streams.computeIfAbsent(input.event().getClass(), type -> new ArrayDeque<>()).add(input);
    }
    while (!streams.isEmpty()) {
      List<ArrayDeque<TruckInput>> all = List.copyOf(streams.values());
      ArrayDeque<TruckInput> one = all.get(random.nextInt(all.size()));
      for (int count = 1 + random.nextInt(60); count > 0 && !one.isEmpty(); count--) {
        assertThat(run.add(one.remove()), is(TruckHistory.Outcome.JUDGED));
      }
      streams.values().removeIf(ArrayDeque::isEmpty);
      streams.values().stream()
          .mapToLong(stream -> stream.element().event().eventTimeMicros())
          .min()
          .ifPresent(next -> run.pass(next - 1));
    }
  }
}
