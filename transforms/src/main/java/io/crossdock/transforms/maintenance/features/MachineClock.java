package io.crossdock.transforms.maintenance.features;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How far a machine's rows have come. Parts are counted from the epoch. It is never changed.
 *
 * @param told the last part whose row was told if it has one; {@link Long#MIN_VALUE} for none
 * @param oldest the first part of which something may be kept
 * @param newest the last part in which something was measured
 * @param pending parts in which something was measured and whose rows are to be told, in order
 * @param wakeMicros when the machine is to be looked at again, microseconds since the epoch
 */
public record MachineClock(
    long told, long oldest, long newest, List<Long> pending, long wakeMicros) {

  /** That of a machine of which this part is the first that is known. */
  static MachineClock first(long part) {
    return new MachineClock(Long.MIN_VALUE, part, part, List.of(), Long.MAX_VALUE);
  }

  /** With a part in which something was measured. */
  MachineClock with(long part) {
    int at = Collections.binarySearch(pending, part);
    boolean waits = part > told && at < 0;
    if (!waits && part >= oldest && part <= newest) {
      return this;
    }
    List<Long> more = pending;
    if (waits) {
      more = new ArrayList<>(pending);
      more.add(-at - 1, part);
    }
    return new MachineClock(
        told,
        Math.min(oldest, part),
        Math.max(newest, part),
        Collections.unmodifiableList(more),
        wakeMicros);
  }

  MachineClock told(long part) {
    int first = 0;
    while (first < pending.size() && pending.get(first) <= part) {
      first++;
    }
    return new MachineClock(
        Math.max(told, part),
        oldest,
        newest,
        List.copyOf(pending.subList(first, pending.size())),
        wakeMicros);
  }

  MachineClock without(long before) {
    return new MachineClock(told, Math.max(oldest, before), newest, pending, wakeMicros);
  }

  MachineClock waking(long micros) {
    return micros == wakeMicros ? this : new MachineClock(told, oldest, newest, pending, micros);
  }
}
