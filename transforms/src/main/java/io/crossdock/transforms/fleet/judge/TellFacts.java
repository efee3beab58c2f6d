package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.TruckDay;
import io.crossdock.transforms.fleet.rules.FleetRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what has changed since it was told last, and what nothing can change any more. */
final class TellFacts {
  private static final int BY_OTHERS =
      EventFlag.SAME_TIME.mask() | EventFlag.IMPOSSIBLE_SPEED.mask();

  private final TruckHead head;
  private final TruckState now;
  private final FleetFacts out;
  private long heldUntilMicros = Long.MAX_VALUE;

  TellFacts(TruckHead head, TruckState now, FleetFacts out) {
    this.head = head;
    this.now = now;
    this.out = out;
  }

  /**
   * When something can be told that is held back for now, microseconds since the epoch; the end of
   * time if nothing is.
   */
  long heldUntilMicros() {
    return heldUntilMicros;
  }

  /** Tells what is new, what is different, and what is no longer so. */
  void changes() {
    alerts();
    stops(false);
    flags();
  }

  private void alerts() {
    Set<UUID> gone = new HashSet<>(head.toldAlerts.keySet());
    for (Alert known : now.episodes().all()) {
      UUID id = known.id();
      gone.remove(id);
      Alert told = head.toldAlerts.get(id);
      if (told == null && known.rule().byLapse() && isHeld(known.raisedMicros())) {
        continue;
      }
      Alert alert = asOfNow(known, told);
      if (told == null || !told.saysTheSame(alert)) {
        Alert said = alert.said(now.clockMicros(), now.events());
        out.alert(said);
        head.toldAlerts.put(id, said);
      }
    }
    for (UUID id : gone) {
      Alert told = head.toldAlerts.remove(id);
      if (told != null) {
        out.alert(
            told.ended(Alert.State.WITHDRAWN, told.endedMicros())
                .said(now.clockMicros(), now.events()));
      }
    }
  }

  /**
   * An episode without what follows from silence up to a moment that the stream has not reached. A
   * stream of positions may be minutes ahead of the temperatures, as after an outage: that no
   * temperature came up to then is known only when all streams have come so far.
   */
  private Alert asOfNow(Alert known, @Nullable Alert told) {
    Alert alert = known;
    if (alert.state() == Alert.State.ENDED
        && (told == null || told.isOpen())
        && isHeld(alert.endedMicros())) {
      alert = alert.ended(Alert.State.RAISED, 0);
    }
    if (alert.isOpen()
        && alert.severity() == Alert.Severity.CRITICAL
        && (told == null || told.severity() == Alert.Severity.WARNING)
        && isHeld(alert.raisedMicros() + now.rules().micros(FleetRule.ESCALATE_AFTER))) {
      alert = alert.withSeverity(Alert.Severity.WARNING);
    }
    return alert;
  }

  /** Whether the stream has not come so far; then this moment is to be waited for. */
  private boolean isHeld(long micros) {
    if (micros <= head.clockMicros) {
      return false;
    }
    heldUntilMicros = Math.min(heldUntilMicros, micros);
    return true;
  }

  /** Tells stops; how long one lasts that is not over, only now and then. */
  void stops(boolean all) {
    Set<Long> gone = new HashSet<>(head.toldStops.keySet());
    for (StopWatch.Decided decided : now.stops().stops()) {
      Stop stop = decided.stop();
      gone.remove(stop.fromMicros());
      Stop told = head.toldStops.get(stop.fromMicros());
      boolean same = told != null && told.said(0).equals(stop);
      if (told == null || told.over() != stop.over() || (!same && (all || stop.over()))) {
        Stop said = stop.said(now.events());
        out.stop(said);
        head.toldStops.put(stop.fromMicros(), said);
      }
    }
    for (Long from : gone) {
      Stop told = head.toldStops.remove(from);
      if (told != null) {
        out.stop(told.withdraw().said(now.events()));
      }
    }
  }

  private void flags() {
    Set<UUID> gone = new HashSet<>(head.toldFlags.keySet());
    for (CheckedEvent one : now.flagged()) {
      UUID id = one.event().id();
      gone.remove(id);
      CheckedEvent told = head.toldFlags.get(id);
      if (told == null || told.flags() != one.flags()) {
        CheckedEvent said = new CheckedEvent(one.event(), one.flags(), now.events());
        out.flagged(said);
        head.toldFlags.put(id, said);
      }
    }
    for (UUID id : gone) {
      CheckedEvent told = head.toldFlags.remove(id);
      if (told != null) {
        out.flagged(new CheckedEvent(told.event(), told.flags() & ~BY_OTHERS, now.events()));
      }
    }
  }

  /** Tells the days of which more is known than when they were told. */
  void ledger() {
    for (TruckDay day : days()) {
      Integer told = head.toldDays.put(day.day(), day.revision());
      if (told == null || told < day.revision()) {
        out.day(day);
      }
    }
    head.ledgerMicros = now.clockMicros();
  }

  /** Whether more is known of a day than when it was told. */
  boolean ledgerIsDue() {
    return days().stream()
        .anyMatch(day -> head.toldDays.getOrDefault(day.day(), 0) < day.revision());
  }

  private List<TruckDay> days() {
    return now.ledger().told(now.tenant(), now.truckId(), now.zone());
  }

  /** Tells for good what nothing can change any more, and forgets that it was told. */
  void settled(long horizon) {
    for (Alert alert : now.episodes().all()) {
      if (Episodes.isSettled(alert, horizon)) {
        out.alert(alert.said(now.clockMicros(), FleetFacts.SETTLED));
        head.toldAlerts.remove(alert.id());
      }
    }
    for (StopWatch.Decided decided : now.stops().stops()) {
      if (StopWatch.isSettled(decided, horizon)) {
        out.stop(decided.stop().said(FleetFacts.SETTLED));
        head.toldStops.remove(decided.stop().fromMicros());
      }
    }
    for (CheckedEvent one : now.flagged()) {
      if (one.event().eventTimeMicros() < horizon) {
        out.flagged(new CheckedEvent(one.event(), one.flags(), FleetFacts.SETTLED));
        head.toldFlags.remove(one.event().id());
      }
    }
    head.toldDays.keySet().removeIf(day -> day < now.firstOpenDay(horizon));
  }
}
