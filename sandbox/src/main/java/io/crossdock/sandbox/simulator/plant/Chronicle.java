package io.crossdock.sandbox.simulator.plant;

import io.crossdock.sandbox.simulator.plant.PlantTruth.Breakdown;
import io.crossdock.sandbox.simulator.plant.PlantTruth.Imbalance;
import io.crossdock.sandbox.simulator.plant.PlantTruth.Moment;
import io.crossdock.sandbox.simulator.plant.PlantTruth.Unit;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.MaintenanceWork;
import io.crossdock.schemas.maintenance.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a plant's machines are, send and suffer, and the truth about it, as it grows. */
final class Chronicle {
  final List<Planned> messages = new ArrayList<>();
  final List<Machine> machines = new ArrayList<>();
  final List<MaintenanceWork> work = new ArrayList<>();
  final List<Breakdown> breakdowns = new ArrayList<>();
  final List<Imbalance> imbalances = new ArrayList<>();
  final Set<Unit> unknown = new HashSet<>();
  final Set<Moment> late = new HashSet<>();
  final Set<Moment> copies = new HashSet<>();
  final Set<Moment> tooLate = new HashSet<>();
  final Set<Moment> clockAhead = new HashSet<>();

  private final Map<Verdict, Set<Moment>> noVerdict = new EnumMap<>(Verdict.class);
  private final Map<FailureKind, Integer> unusable = new EnumMap<>(FailureKind.class);

  /** Notes a block that cannot be judged. */
  void cannotBeJudged(Verdict why, Moment moment) {
    noVerdict.computeIfAbsent(why, verdict -> new HashSet<>()).add(moment);
  }

  /** Notes a message that nobody can use. */
  void cannotBeUsed(FailureKind kind) {
    unusable.merge(kind, 1, Integer::sum);
  }

  PlantTruth truth() {
    return new PlantTruth(
        breakdowns, imbalances, unknown, noVerdict, late, copies, tooLate, clockAhead, unusable);
  }
}
