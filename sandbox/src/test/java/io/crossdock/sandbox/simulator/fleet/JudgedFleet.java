package io.crossdock.sandbox.simulator.fleet;

import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.TruckDay;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.transforms.fleet.judge.FleetFacts;
import io.crossdock.transforms.fleet.judge.TruckHistory;
import io.crossdock.transforms.fleet.judge.TruckInput;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.rules.FleetRule;
import io.crossdock.transforms.fleet.rules.FleetRules;
import io.crossdock.transforms.time.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;

/** A fleet's day judged in memory by the standard rules, without a runner. */
final class JudgedFleet {
  private static final long LEDGER_EVERY = Micros.of(Duration.ofMinutes(5));
  private static final long END = Micros.of(GlobalWindow.INSTANCE.maxTimestamp());

  private final FleetPlan plan;
  private final boolean wakes;
  private final Map<String, Judged> trucks = new TreeMap<>();
  private final Map<TruckHistory.Outcome, Integer> outcomes =
      new EnumMap<>(TruckHistory.Outcome.class);
  private final Map<UUID, Integer> flags = new HashMap<>();
  private final Latest latest = new Latest();
  private int ahead;

  private record Judged(String tenant, String truckId, HeapMemory memory, TruckHistory history) {}

  private JudgedFleet(FleetPlan plan, boolean wakes) {
    this.plan = plan;
    this.wakes = wakes;
  }

  /**
   * Judges a day.
   *
   * @param wakes whether trucks are looked at when it is time to, as a pipeline does, and not only
   *     at the end
   */
  static JudgedFleet of(FleetDay day, boolean wakes) {
    JudgedFleet fleet = new JudgedFleet(day.plan(), wakes);
    day.events().forEach(fleet::take);
    fleet.trucks.values().forEach(fleet::end);
    return fleet;
  }

  private void take(TruckEvent event) {
    int found = flags(event);
    flags.put(event.id(), found);
    if (EventFlag.CLOCK_AHEAD.in(found)) {
      ahead++;
      return;
    }
    Judged truck =
        trucks.computeIfAbsent(
            event.tenant() + "/" + event.truckId(),
            key -> {
              HeapMemory memory = new HeapMemory();
              return new Judged(
                  event.tenant(),
                  event.truckId(),
                  memory,
                  new TruckHistory(plan, FleetRules.STANDARD, LEDGER_EVERY, memory, latest));
            });
    if (wakes) {
      wake(truck, event.arrivalMicros());
    }
    outcomes.merge(truck.history.add(new TruckInput(event, found, null)), 1, Integer::sum);
  }

  private static void wake(Judged truck, long until) {
    for (long next = truck.history.wakeMicros();
        next <= until && next < Long.MAX_VALUE;
        next = truck.history.wakeMicros()) {
      truck.history.wake(truck.tenant, truck.truckId, next);
    }
  }

  private void end(Judged truck) {
    if (wakes) {
      wake(truck, END);
    }
    truck.history.wake(truck.tenant, truck.truckId, END);
    if (!truck.memory.isEmpty()) {
      throw new AssertionError("something is left of " + truck.truckId);
    }
  }

  /** The same as in CheckEvents, which is another module's own. */
  private static int flags(TruckEvent event) {
    FleetRules rules = FleetRules.STANDARD;
    int flags = 0;
    long delay = event.arrivalMicros() - event.eventTimeMicros();
    if (-delay > rules.micros(FleetRule.FUTURE_TOLERANCE)) {
      flags |= EventFlag.CLOCK_AHEAD.mask();
    } else if (delay > rules.micros(FleetRule.LATE_AFTER)) {
      flags |= EventFlag.LATE.mask();
    }
    if (event instanceof GpsFix fix) {
      Double accuracy = fix.accuracyMetres();
      if (fix.latitude() == 0 && fix.longitude() == 0) {
        flags |= EventFlag.NULL_ISLAND.mask();
      }
      if (accuracy != null && accuracy > rules.value(FleetRule.MAX_ACCURACY)) {
        flags |= EventFlag.POOR_ACCURACY.mask();
      }
    }
    return flags;
  }

  /** What was said last of each thing. */
  private static final class Latest implements FleetFacts {
    private final Map<UUID, Alert> alerts = new HashMap<>();
    private final Map<String, Stop> stops = new TreeMap<>();
    private final Map<UUID, CheckedEvent> flagged = new HashMap<>();
    private final Map<String, TruckDay> days = new TreeMap<>();

    @Override
    public void alert(Alert alert) {
      alerts.put(alert.id(), alert);
    }

    @Override
    public void stop(Stop stop) {
      stops.put(stop.tenant() + "/" + stop.truckId() + "/" + stop.fromMicros(), stop);
    }

    @Override
    public void flagged(CheckedEvent event) {
      flagged.put(event.event().id(), event);
    }

    @Override
    public void day(TruckDay day) {
      days.put(day.tenant() + "/" + day.truckId() + "/" + day.day(), day);
    }
  }

  /** All episodes but those that were taken back, whenever they were said. */
  List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>();
    for (Alert alert : latest.alerts.values()) {
      if (alert.state() != Alert.State.WITHDRAWN) {
        alerts.add(alert.said(0, 0));
      }
    }
    alerts.sort(
        (a, b) ->
            a.beganMicros() != b.beganMicros()
                ? Long.compare(a.beganMicros(), b.beganMicros())
                : a.id().compareTo(b.id()));
    return alerts;
  }

  /** All stops but those that were taken back, whenever they were said. */
  List<Stop> stops() {
    return latest.stops.values().stream()
        .filter(stop -> !stop.withdrawn())
        .map(stop -> stop.said(0))
        .toList();
  }

  /** All days of the ledger. */
  List<TruckDay> days() {
    return List.copyOf(latest.days.values());
  }

  /** Every flag of an event, those that follow from others included. */
  int flags(UUID id) {
    CheckedEvent said = latest.flagged.get(id);
    return flags.getOrDefault(id, 0) | (said == null ? 0 : said.flags());
  }

  /** Ids of the events that have a flag. */
  Set<UUID> flagged(EventFlag flag) {
    Set<UUID> ids = new HashSet<>();
    flags.keySet().stream().filter(id -> flag.in(flags(id))).forEach(ids::add);
    return ids;
  }

  /** What became of the events that were judged. */
  Map<TruckHistory.Outcome, Integer> outcomes() {
    return outcomes;
  }

  /** How many events were not judged: their clock was ahead. */
  int ahead() {
    return ahead;
  }
}
