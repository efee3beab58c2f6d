package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.TruckDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the tables of a truck hold: a row is replaced by one with an equal or higher revision, as in
 * {@code where excluded.revision >= old.revision}.
 */
final class TableOfFacts implements FleetFacts {
  private final Map<UUID, Alert> alerts = new HashMap<>();
  private final TreeMap<Long, Stop> stops = new TreeMap<>();
  private final Map<UUID, CheckedEvent> flagged = new HashMap<>();
  private final TreeMap<Long, TruckDay> days = new TreeMap<>();

  /** All that was said of episodes but that it is settled: what people are told. */
  final List<Alert> news = new ArrayList<>();

  @Override
  public void alert(Alert alert) {
    alerts.merge(alert.id(), alert, (old, now) -> now.revision() >= old.revision() ? now : old);
    if (alert.revision() != SETTLED) {
      news.add(alert);
    }
  }

  @Override
  public void stop(Stop stop) {
    stops.merge(
        stop.fromMicros(), stop, (old, now) -> now.revision() >= old.revision() ? now : old);
  }

  @Override
  public void flagged(CheckedEvent event) {
    flagged.merge(
        event.event().id(), event, (old, now) -> now.revision() >= old.revision() ? now : old);
  }

  @Override
  public void day(TruckDay day) {
    days.merge(day.day(), day, (old, now) -> now.revision() >= old.revision() ? now : old);
  }

  /** Episodes that were not withdrawn. */
  List<Alert> alerts() {
    return alerts.values().stream().filter(one -> one.state() != Alert.State.WITHDRAWN).toList();
  }

  /** Episodes of a rule that were not withdrawn. */
  List<Alert> alerts(AlertRule rule) {
    return alerts().stream().filter(one -> one.rule() == rule).toList();
  }

  /** Stops that were not withdrawn, in order. */
  List<Stop> stops() {
    return stops.values().stream().filter(one -> !one.withdrawn()).toList();
  }

  /** Positions that are doubted because of others. */
  List<CheckedEvent> flagged() {
    int byOthers = EventFlag.SAME_TIME.mask() | EventFlag.IMPOSSIBLE_SPEED.mask();
    return flagged.values().stream().filter(one -> (one.flags() & byOthers) != 0).toList();
  }

  /** Days of the ledger, in order. */
  List<TruckDay> days() {
    return List.copyOf(days.values());
  }

  /** All of it as sorted lines, beside how and when it was said. */
  List<String> content() {
    List<String> lines = new ArrayList<>();
    alerts().forEach(alert -> lines.add(FactLines.of(alert)));
    stops().forEach(stop -> lines.add(FactLines.of(stop)));
    flagged().forEach(one -> lines.add(FactLines.of(one)));
    days().forEach(day -> lines.addAll(FactLines.of(day)));
    lines.sort(null);
    return lines;
  }
}
