package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.CheckedEventCoder;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.ExcursionLimit;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.transforms.fleet.geo.RouteShape;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.plan.PlannedRoute;
import io.crossdock.transforms.fleet.rules.FleetRule;
import io.crossdock.transforms.fleet.rules.FleetRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a truck after its events up to a time: {@link #take} them in the order of
 * {@link TruckInput}, and {@link #advance} for what happens because nothing does. What it says
 * follows from the events alone, whenever they arrived.
 */
final class TruckState implements Scene {
  /** A truck that is off duty and silent for longer begins anew, microseconds. */
  private static final long FORGET_AFTER = 3_600_000_000L;

  private final String tenant;
  private final String truckId;
  private final FleetPlan plan;
  private final String zone;
  private final Days days;

  private FleetRules rules;
  private long clockMicros = Long.MIN_VALUE;
  private long lastMicros = Long.MIN_VALUE;
  private long dutyEndMicros = Long.MIN_VALUE;
  private int events;
  private @Nullable Duty duty;
  private @Nullable PlannedRoute route;
  private List<ExcursionLimit> limits = List.of();
  private FixFilter fixes = new FixFilter();
  private RouteWatch onRoute = new RouteWatch();
  private StopWatch stops = new StopWatch();
  private SilenceWatch silence = new SilenceWatch();
  private Episodes episodes = new Episodes();
  private Ledger ledger = new Ledger();
  private final TreeMap<String, SensorWatch> sensors = new TreeMap<>();
  private final TreeMap<String, DoorWatch> doors = new TreeMap<>();
  private final List<CheckedEvent> flagged = new ArrayList<>();

  /** A truck of which nothing is known yet. */
  TruckState(String tenant, String truckId, FleetPlan plan, FleetRules standard) {
    this.tenant = tenant;
    this.truckId = truckId;
    this.plan = plan;
    this.rules = standard;
    this.zone = plan.zone(tenant, truckId);
    this.days = new Days(zone);
  }

  /** Takes the next event. */
  void take(TruckInput input, FleetRules standard) {
    long now = input.event().eventTimeMicros();
    advance(now);
    if (lastMicros != Long.MIN_VALUE && duty == null && now >= forgetMicros()) {
      beginAnew();
    }
    FleetRules own = input.rules();
    rules = own == null ? standard : own;
    Duty current = plan.dutyAt(tenant, truckId, now);
    if (duty == null && current != null) {
      enter(current);
      advance(now);
    }
    clockMicros = Math.max(clockMicros, now);
    countOpenDoors(now);
    lastMicros = now;
    events++;
    ledger.count(days, now);
    if (input.event() instanceof TemperatureReading reading) {
      silence(reading.sensorId(), now);
      sensors.computeIfAbsent(reading.sensorId(), id -> new SensorWatch()).take(reading, this);
    } else if (input.event() instanceof DoorEvent door) {
      doors.computeIfAbsent(door.doorId(), id -> new DoorWatch()).take(door, episodes);
    } else if (input.event() instanceof GpsFix fix) {
      take(fix, input.flags());
    }
  }

  private void take(GpsFix fix, int flags) {
    if (!EventFlag.believed(flags)) {
      day(fix.eventTimeMicros()).flaggedFixes++;
      return;
    }
    int found = fixes.take(fix, rules);
    if (found != 0) {
      day(fix.eventTimeMicros()).flaggedFixes++;
      flagged.add(new CheckedEvent(fix, flags | found, 0));
      return;
    }
    day(fix.eventTimeMicros()).fixes++;
    silence(SilenceWatch.GPS, fix.eventTimeMicros());
    Position here = Position.of(fix);
    RouteShape shape = route == null ? null : route.shape();
    if (duty != null && shape != null) {
      onRoute.take(here, shape, duty, rules, episodes);
    }
    stops.take(here, this);
  }

  private void silence(String subject, long micros) {
    if (duty != null) {
      silence.hear(subject, micros, episodes);
    }
  }

  private void countOpenDoors(long now) {
    if (lastMicros == Long.MIN_VALUE || now - lastMicros > rules.micros(FleetRule.SILENT_AFTER)) {
      return; // nobody knows how they stood
    }
    for (DoorWatch door : doors.values()) {
      if (door.isOpen()) {
        ledger.add(days, lastMicros, now, (day, micros) -> day.doorOpenMicros += micros);
      }
    }
  }

  /** Lets time pass up to here: what happens because nothing does, happens. */
  void advance(long micros) {
    if (clockMicros == Long.MIN_VALUE) {
      return;
    }
    for (long next = nextDeadline(); next <= micros; next = nextDeadline()) {
      clockMicros = Math.max(clockMicros, next);
      happen();
    }
    clockMicros = Math.max(clockMicros, micros);
  }

  /** When next something happens if nothing does; the end of time if nothing will. */
  long nextDeadline() {
    long next = Math.min(dutyDeadline(), silence.deadline(this));
    next = Math.min(next, doorDeadline());
    return Math.min(next, episodes.nextEscalation(rules.micros(FleetRule.ESCALATE_AFTER)));
  }

  private void happen() {
    long now = clockMicros;
    Duty current = duty;
    if (dutyDeadline() <= now) {
      if (current == null) {
        Duty next = plan.dutyFrom(tenant, truckId, now);
        if (next != null) {
          enter(next);
        }
      } else {
        leave(current);
      }
      return;
    }
    if (current != null) {
      silence.raise(now, current, this);
      doors.forEach(
          (id, door) -> {
            if (door.deadline(id, current, this) <= now) {
              episodes.raise(
                  current, AlertRule.DOOR_OPEN, id, door.began(current), now, Double.NaN);
            }
          });
    }
    episodes.escalate(now, rules.micros(FleetRule.ESCALATE_AFTER));
  }

  private long dutyDeadline() {
    if (duty != null) {
      return duty.toMicros();
    }
    Duty next = plan.dutyFrom(tenant, truckId, clockMicros);
    // A truck that is silent for so long is not waited for: nothing may be left of it by then.
    return next == null || next.fromMicros() >= forgetMicros() ? Long.MAX_VALUE : next.fromMicros();
  }

  private long doorDeadline() {
    long next = Long.MAX_VALUE;
    if (duty != null) {
      for (Map.Entry<String, DoorWatch> door : doors.entrySet()) {
        next = Math.min(next, door.getValue().deadline(door.getKey(), duty, this));
      }
    }
    return next;
  }

  private void enter(Duty next) {
    duty = next;
    route = plan.route(next);
    limits = plan.limits(next);
    onRoute = new RouteWatch();
    dutyEndMicros = next.toMicros();
    silence.begin(next, plan.sensors(tenant, truckId));
    clockMicros = Math.max(clockMicros, next.fromMicros());
  }

  private void leave(Duty over) {
    episodes.endAll(over.toMicros());
    silence.end();
    duty = null;
    route = null;
    limits = List.of();
  }

  /** After this, nothing of what was before matters to what comes, microseconds since the epoch. */
  long forgetMicros() {
    return Math.max(Math.max(days.endOfDay(lastMicros), lastMicros + FORGET_AFTER), dutyEndMicros);
  }

  private void beginAnew() {
    stops.end(clockMicros, this);
    fixes = new FixFilter();
    sensors.clear();
    doors.clear();
    ledger.beginAnew();
    // As of a truck that was forgotten: a duty that it is on by now is looked at from its
    // beginning.
    clockMicros = Long.MIN_VALUE;
    dutyEndMicros = Long.MIN_VALUE;
  }

  /** Forgets what nothing can change any more, given that no event before this time is to come. */
  void forget(long horizon) {
    episodes.forget(horizon);
    stops.forget(horizon);
    flagged.removeIf(one -> one.event().eventTimeMicros() < horizon);
    ledger.forget(firstOpenDay(horizon));
  }

  /** Whether an event that comes after this time finds all as if nothing had been. */
  boolean isOver(long horizon) {
    return duty == null && horizon >= forgetMicros();
  }

  /** Ends the stop that it may be in: nothing more is heard of it. */
  void endStop() {
    stops.end(clockMicros, this);
  }

  /** The first day that can still change. */
  long firstOpenDay(long horizon) {
    return days.at(horizon - Ledger.REACH_MICROS);
  }

  StopWatch stops() {
    return stops;
  }

  List<CheckedEvent> flagged() {
    return flagged;
  }

  int events() {
    return events;
  }

  String zone() {
    return zone;
  }

  long clockMicros() {
    return clockMicros;
  }

  @Override
  public String tenant() {
    return tenant;
  }

  @Override
  public String truckId() {
    return truckId;
  }

  @Override
  public FleetRules rules() {
    return rules;
  }

  @Override
  public @Nullable Duty duty() {
    return duty;
  }

  @Override
  public @Nullable PlannedRoute route() {
    return route;
  }

  @Override
  public List<ExcursionLimit> limits() {
    return limits;
  }

  @Override
  public Episodes episodes() {
    return episodes;
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public Days days() {
    return days;
  }

  @Override
  public long graceUntil() {
    long until = Long.MIN_VALUE;
    for (DoorWatch door : doors.values()) {
      if (door.openedMicros() != Long.MIN_VALUE) {
        until = Math.max(until, door.openedMicros() + rules.micros(FleetRule.DOOR_GRACE));
      }
    }
    for (SensorWatch sensor : sensors.values()) {
      if (sensor.defrostMicros() != Long.MIN_VALUE) {
        until = Math.max(until, sensor.defrostMicros() + rules.micros(FleetRule.DEFROST_GRACE));
      }
    }
    return until;
  }

  void write(CompactOutput out) {
    rules.write(out);
    out.writeLong(clockMicros);
    out.writeLong(lastMicros);
    out.writeLong(dutyEndMicros);
    out.writeInt(events);
    out.writeLong(duty == null ? Long.MIN_VALUE : duty.fromMicros());
    fixes.write(out);
    onRoute.write(out);
    stops.write(out);
    silence.write(out);
    episodes.write(out);
    ledger.write(out);
    out.writeInt(sensors.size());
    sensors.forEach(
        (id, sensor) -> {
          out.writeString(id);
          sensor.write(out);
        });
    out.writeInt(doors.size());
    doors.forEach(
        (id, door) -> {
          out.writeString(id);
          door.write(out);
        });
    out.writeList(flagged, CheckedEventCoder.of());
  }

  /** Reads into a state of which nothing is known yet. */
  TruckState read(CompactInput in) {
    rules = FleetRules.read(in);
    clockMicros = in.readLong();
    lastMicros = in.readLong();
    dutyEndMicros = in.readLong();
    events = in.readInt();
    long dutyFrom = in.readLong();
    duty = dutyFrom == Long.MIN_VALUE ? null : plan.dutyAt(tenant, truckId, dutyFrom);
    if (duty != null) {
      route = plan.route(duty);
      limits = plan.limits(duty);
    }
    fixes = FixFilter.read(in);
    onRoute = RouteWatch.read(in);
    stops = StopWatch.read(in);
    silence = SilenceWatch.read(in);
    episodes = Episodes.read(in);
    ledger = Ledger.read(in);
    for (int size = in.readInt(); size > 0; size--) {
      sensors.put(in.readString(), SensorWatch.read(in));
    }
    for (int size = in.readInt(); size > 0; size--) {
      doors.put(in.readString(), DoorWatch.read(in));
    }
    flagged.addAll(in.readList(CheckedEventCoder.of()));
    return this;
  }
}
