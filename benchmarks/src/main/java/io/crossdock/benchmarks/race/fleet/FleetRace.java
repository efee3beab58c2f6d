package io.crossdock.benchmarks.race.fleet;

import io.crossdock.benchmarks.race.Engine;
import io.crossdock.benchmarks.race.RaceInput;
import io.crossdock.io.format.DecodeMessages;
import io.crossdock.io.format.DecodeTruckEvents;
import io.crossdock.io.format.FormatSettings;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.rules.FleetRules;
import io.crossdock.transforms.fleet.rules.RuleBook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The fleet job's engines, and what they have in common. */
public final class FleetRace {
  /** By name. */
  public static final Map<String, Supplier<Engine>> ENGINES =
      Map.of("tuned", TunedFleet::new, "crossdock", CrossdockFleet::new);

  /** As the pipeline's options are where nobody sets them. */
  static final Duration WINDOW = Duration.ofMinutes(5);

  static final Duration LATENESS = Duration.ofHours(2);
  static final Duration LEDGER_EVERY = Duration.ofMinutes(10);
  static final RuleBook RULES = RuleBook.of(FleetRules.STANDARD, List.of());
  static final DecodeMessages<TruckEvent> DECODER =
      DecodeTruckEvents.of("race", new FormatSettings("default", 1 << 20), event -> "");

  private static FleetPlan plan = FleetPlan.of(List.of(), List.of(), List.of(), Map.of());

  private FleetRace() {}

  /** Events of so many trucks. */
  public static RaceInput input(int size, int trucks) {
    TruckDays days = new TruckDays(trucks);
    plan = days.plan();
    return days.first(size);
  }

  /** The plan of the input that was made last in this JVM. */
  static FleetPlan plan() {
    return plan;
  }
}
