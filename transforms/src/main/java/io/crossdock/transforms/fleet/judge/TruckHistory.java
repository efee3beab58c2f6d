package io.crossdock.transforms.fleet.judge;

import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.rules.FleetRule;
import io.crossdock.transforms.fleet.rules.FleetRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A truck's events in the order of their time, whenever they arrive. They lie in segments, each
 * with what was known before it: an event that comes late is put in its place, and what follows is
 * judged anew from there. What was told and no longer holds is taken back.
 */
public final class TruckHistory {
  /** How many events of a segment are judged anew at least when one of them is new. */
  private static final int SEGMENT = 64;

  private final FleetPlan plan;
  private final FleetRules standard;
  private final long ledgerEveryMicros;
  private final TruckBytes bytes;
  private final TruckMemory memory;
  private final FleetFacts out;
  private @Nullable TruckHead last;
  private boolean isRead;

  /**
   * The history of one truck that is kept in a memory, for one event or one look at it.
   *
   * @param standard rules of tenants that have none of their own
   * @param ledgerEveryMicros how often the ledger is told at most, microseconds
   */
  public TruckHistory(
      FleetPlan plan,
      FleetRules standard,
      long ledgerEveryMicros,
      TruckMemory memory,
      FleetFacts out) {
    this.plan = plan;
    this.standard = standard;
    this.ledgerEveryMicros = ledgerEveryMicros;
    this.bytes = new TruckBytes(plan, standard);
    this.memory = memory;
    this.out = out;
  }

  /** What became of an event. */
  public enum Outcome {
    /** It is judged. */
    JUDGED,
    /** The same event is there already. */
    KNOWN,
    /** It comes after all of its time was settled. */
    TOO_LATE
  }

  /** Puts an event in its place and tells what that changes. */
  public Outcome add(TruckInput input) {
    return add(List.of(input)).get(0);
  }

  /**
   * Puts a truck's events in their places and tells what they change together; what became of each,
   * by time. What is known of the truck is read and written once, however many there are, and since
   * they are taken in order of their time few of them are put between others.
   */
  public List<Outcome> add(List<TruckInput> inputs) {
    List<Outcome> outcomes = new ArrayList<>(inputs.size());
    TruckHead known = known();
    TruckHead head = known == null ? new TruckHead() : known;
    TruckState state = null;
    for (TruckInput input : inputs.stream().sorted().toList()) {
      if (input.event().eventTimeMicros() < head.horizonMicros) {
        outcomes.add(Outcome.TOO_LATE);
        continue;
      }
      int at = place(head, input);
      if (at >= 0 && !insert(head, at, input)) {
        outcomes.add(Outcome.KNOWN);
        continue;
      }
      if (at < 0) {
        if (state == null) {
          state = state(head, input.event().tenant(), input.event().truckId());
        }
        append(head, input, state);
        state.take(input, standard);
      } else {
        state = judgeFrom(head, at, input.event().tenant(), input.event().truckId());
        if (head.horizonMicros != Long.MIN_VALUE) {
          state.forget(head.horizonMicros);
        }
      }
      outcomes.add(Outcome.JUDGED);
    }
    if (state != null) {
      head.state = bytes.of(state);
      state.advance(head.clockMicros);
      TellFacts tell = new TellFacts(head, state, out);
      tell.changes();
      arm(head, state, tell.heldUntilMicros(), true);
      keep(head);
    }
    return outcomes;
  }

  private TruckState state(TruckHead head, String tenant, String truckId) {
    return head.state.length == 0
        ? new TruckState(tenant, truckId, plan, standard)
        : bytes.state(tenant, truckId, head.state);
  }

  /** When the truck is to be looked at again, microseconds since the epoch. */
  public long wakeMicros() {
    TruckHead known = known();
    return known == null ? Long.MAX_VALUE : known.armedMicros;
  }

  /**
   * Looks at the truck now that the stream has come so far: tells what has happened because nothing
   * did, settles what nothing can change any more, and forgets a truck that is over.
   */
  public void wake(String tenant, String truckId, long now) {
    TruckHead head = known();
    if (head == null) {
      return;
    }
    head.clockMicros = Math.max(head.clockMicros, now);
    TruckState state = bytes.state(tenant, truckId, head.state);
    head.horizonMicros = Math.max(head.horizonMicros, now - lateness(state));
    // Nothing can come before the horizon any more: up to there this is how it was.
    state.advance(head.horizonMicros);
    TruckState later = bytes.state(tenant, truckId, bytes.of(state));
    later.advance(head.clockMicros);
    boolean over = later.isOver(head.horizonMicros);
    if (over) {
      later.endStop();
    }
    TellFacts tell = new TellFacts(head, later, out);
    tell.changes();
    boolean dayIsOver = later.firstOpenDay(head.horizonMicros) > later.ledger().firstDay();
    if (over || dayIsOver || head.clockMicros >= head.ledgerMicros + ledgerEveryMicros) {
      tell.stops(true);
      tell.ledger();
    }
    tell.settled(over ? Long.MAX_VALUE : head.horizonMicros);
    dropSegments(head);
    if (over) {
      memory.clear();
      last = null;
      return;
    }
    state.forget(head.horizonMicros);
    later.forget(head.horizonMicros);
    head.state = bytes.of(state);
    arm(head, later, tell.heldUntilMicros(), tell.ledgerIsDue());
    keep(head);
  }

  /** The head, read once however often it is asked for; null for a truck that is not known. */
  private @Nullable TruckHead known() {
    if (!isRead) {
      byte[] kept = memory.head();
      last = kept == null ? null : bytes.head(kept);
      isRead = true;
    }
    return last;
  }

  private void keep(TruckHead head) {
    memory.head(bytes.of(head));
    last = head;
  }

  private long lateness(TruckState state) {
    return Math.max(
        standard.micros(FleetRule.ALLOWED_LATENESS),
        state.rules().micros(FleetRule.ALLOWED_LATENESS));
  }

  /** Where an event belongs: the place of its segment, or -1 after all others. */
  private static int place(TruckHead head, TruckInput input) {
    List<TruckHead.Segment> segments = head.segments;
    int last = segments.size() - 1;
    if (last < 0 || segments.get(last).endsBefore(input)) {
      return -1;
    }
    int at = last;
    while (at > 0 && segments.get(at).beginsAfter(input)) {
      at--;
    }
    return at;
  }

  private void append(TruckHead head, TruckInput input, TruckState before) {
    int last = head.segments.size() - 1;
    if (last < 0 || head.segments.get(last).size() >= SEGMENT) {
      long number = head.nextSegment++;
      memory.snapshot(number, bytes.of(before));
      List<TruckInput> events = List.of(input);
      memory.events(number, events);
      head.segments.add(TruckHead.Segment.of(number, events));
      return;
    }
    long number = head.segments.get(last).number();
    List<TruckInput> events = new ArrayList<>(memory.events(number));
    events.add(input);
    memory.events(number, events);
    head.segments.set(last, TruckHead.Segment.of(number, events));
  }

  /** Whether the event is new in its segment. */
  private boolean insert(TruckHead head, int at, TruckInput input) {
    long number = head.segments.get(at).number();
    List<TruckInput> events = new ArrayList<>(memory.events(number));
    int place = 0;
    while (place < events.size() && events.get(place).compareTo(input) < 0) {
      place++;
    }
    if (place < events.size() && events.get(place).event().id().equals(input.event().id())) {
      return false;
    }
    events.add(place, input);
    if (events.size() > 2 * SEGMENT) {
      split(head, at, number, events);
      return true;
    }
    memory.events(number, events);
    head.segments.set(at, TruckHead.Segment.of(number, events));
    return true;
  }

  /** Makes two segments of one; what was known before the second is found when it is judged. */
  private void split(TruckHead head, int at, long number, List<TruckInput> events) {
    List<TruckInput> first = new ArrayList<>(events.subList(0, SEGMENT));
    List<TruckInput> second = new ArrayList<>(events.subList(SEGMENT, events.size()));
    memory.events(number, first);
    head.segments.set(at, TruckHead.Segment.of(number, first));
    long other = head.nextSegment++;
    memory.events(other, second);
    head.segments.add(at + 1, TruckHead.Segment.of(other, second));
  }

  private TruckState judgeFrom(TruckHead head, int at, String tenant, String truckId) {
    TruckState state =
        bytes.state(tenant, truckId, memory.snapshot(head.segments.get(at).number()));
    for (int i = at; i < head.segments.size(); i++) {
      long number = head.segments.get(i).number();
      if (i > at) {
        memory.snapshot(number, bytes.of(state));
      }
      for (TruckInput input : memory.events(number)) {
        state.take(input, standard);
      }
    }
    return state;
  }

  private void dropSegments(TruckHead head) {
    while (!head.segments.isEmpty() && head.segments.get(0).lastMicros() < head.horizonMicros) {
      memory.remove(head.segments.remove(0).number());
    }
  }

  /** Says when the truck is to be looked at again. */
  private void arm(TruckHead head, TruckState state, long heldUntil, boolean ledgerIsDue) {
    long lateness = lateness(state);
    long next = Math.min(state.nextDeadline(), state.forgetMicros() + lateness);
    next = Math.min(next, heldUntil);
    if (!head.segments.isEmpty()) {
      next = Math.min(next, head.segments.get(0).lastMicros() + lateness + 1);
    }
    if (ledgerIsDue) {
      long since = head.ledgerMicros == Long.MIN_VALUE ? state.clockMicros() : head.ledgerMicros;
      if (head.ledgerMicros == Long.MIN_VALUE) {
        head.ledgerMicros = since;
      }
      next = Math.min(next, since + ledgerEveryMicros);
    }
    head.armedMicros = Math.max(next, head.clockMicros + 1);
  }
}
