package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.transforms.time.Micros;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A machine's events in parts of time, and the rows of the windows that end with each: told when
 * the stream has come past the end of the part, and again for what comes late. An event lies in one
 * part, however many windows it is in, and a part is summed up once and not for each of them.
 */
public final class MachineWindows {
  private static final long MILLI = 1_000;

  private final int parts;
  private final long partMicros;
  private final long latenessMicros;
  private final ProcessFeatures process;
  private final MachineMemory memory;
  private final Consumer<FeatureRow> out;
  private @Nullable MachineClock clock;

  /**
   * The windows of one machine.
   *
   * @param memory where its parts are kept
   * @param out takes rows of machines that nobody knows: what is known of them is added later
   */
  public MachineWindows(
      JoinFeatures.Times times,
      ProcessFeatures process,
      MachineMemory memory,
      Consumer<FeatureRow> out) {
    this.parts = times.parts();
    this.partMicros = Micros.of(times.every());
    this.latenessMicros = Micros.of(times.lateness());
    this.process = process;
    this.memory = memory;
    this.out = out;
    this.clock = memory.clock();
  }

  /** Takes an event; says whether it counts, or came after all of its time was settled. */
  public boolean add(Measured event) {
    long part = Math.floorDiv(event.eventTimeMicros(), partMicros);
    boolean settled = clock != null && part < settledBefore(clock.told());
    // By the event's own arrival and not by the watermark: read again, it gives the same rows.
    if (settled || event.eventTimeMicros() < event.arrivalMicros() - latenessMicros) {
      return false;
    }
    MachinePart kept = memory.part(part);
    MachinePart before = kept == null ? MachinePart.EMPTY : kept;
    MachinePart with = before.with(event);
    if (with.events() > before.events()) {
      memory.part(part, with);
    }
    MachineClock now = (clock == null ? MachineClock.first(part) : clock).with(part);
    if (part <= now.told()) {
      memory.summary(part, with.summary(process));
      long last = Math.min(now.told(), part + parts - 1);
      for (long end = part; end <= last; end++) {
        tell(event.tenant(), event.machineId(), end);
      }
    } else {
      now = now.waking(Math.min(now.wakeMicros(), wake(now)));
    }
    keep(now);
    return true;
  }

  /** When to look at the machine again, microseconds since the epoch. */
  public long wakeMicros() {
    return clock == null ? Long.MAX_VALUE : clock.wakeMicros();
  }

  /**
   * Looks at the machine now that the stream has come so far: tells the rows of parts that are
   * over, forgets what nothing can change any more, and a machine of which nothing is left.
   *
   * @param now nothing before this moment of arrival is to come, microseconds since the epoch
   */
  public void wake(String tenant, String machineId, long now) {
    MachineClock known = clock;
    if (known == null) {
      return;
    }
    long told = Math.floorDiv(now + MILLI, partMicros) - 1;
    for (long part : known.pending()) {
      MachinePart events = part <= told ? memory.part(part) : null;
      if (events != null) {
        memory.summary(part, events.summary(process));
        tell(tenant, machineId, part);
      }
    }
    MachineClock next = known.told(told);
    long kept = settledBefore(next.told());
    for (long part = next.oldest(); part < kept && part <= next.newest(); part++) {
      memory.remove(part);
    }
    if (kept > next.newest()) {
      memory.clear();
      clock = null;
      return;
    }
    next = next.without(kept);
    keep(next.waking(wake(next)));
  }

  /** Parts before this one are in no window that may still change, once this part is told. */
  private long settledBefore(long told) {
    return told == Long.MIN_VALUE
        ? Long.MIN_VALUE
        : Math.floorDiv((told + 1) * partMicros - latenessMicros, partMicros) - parts + 1;
  }

  /** At the end of the first part that is to be told; if there is none, when all is settled. */
  private long wake(MachineClock clock) {
    return clock.pending().isEmpty()
        ? (clock.newest() + parts + 1) * partMicros + latenessMicros
        : (clock.pending().get(0) + 1) * partMicros - MILLI;
  }

  private void keep(MachineClock next) {
    if (!next.equals(clock)) {
      memory.clock(next);
      clock = next;
    }
  }

  private void tell(String tenant, String machineId, long last) {
    WindowFeatures window = new WindowFeatures((last - parts + 1) * partMicros, partMicros, parts);
    for (int i = 0; i < parts; i++) {
      PartSummary summary = memory.summary(last - parts + 1 + i);
      if (summary != null) {
        window.set(i, summary);
      }
    }
    FeatureRow row = window.describe(tenant, machineId);
    if (row != null) {
      out.accept(row);
    }
  }
}
