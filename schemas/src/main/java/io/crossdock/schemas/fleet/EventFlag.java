package io.crossdock.schemas.fleet;

import java.util.EnumSet;
import java.util.Set;

/**
 * Why an event is not believed, or not at once. A row keeps its flags as a set of bits; {@link
 * #bit} never changes for a flag, since it is in databases and savepoints.
 */
public enum EventFlag {
  /** Arrived long after it happened, within the allowed lateness; it is believed. */
  LATE(0),
  /** An event time later than its arrival by more than the tolerance (R45). */
  CLOCK_AHEAD(1),
  /** A position at latitude 0 and longitude 0: a receiver that knows nothing (R31). */
  NULL_ISLAND(2),
  /** A position whose error is too large by the receiver's own estimate (R31). */
  POOR_ACCURACY(3),
  /** A position with the time of one before it (R31). */
  SAME_TIME(4),
  /** A position that the truck cannot have reached since the one before (R31). */
  IMPOSSIBLE_SPEED(5);

  private final int bit;

  EventFlag(int bit) {
    this.bit = bit;
  }

  /** The flag's position in a row's set of bits. */
  public int bit() {
    return bit;
  }

  /** The set that has this flag alone. */
  public int mask() {
    return 1 << bit;
  }

  /** Whether {@code flags} has this flag. */
  public boolean in(int flags) {
    return (flags & mask()) != 0;
  }

  /** Whether an event with these flags says where a truck was, how warm, or how its doors stood. */
  public static boolean believed(int flags) {
    return (flags & ~LATE.mask()) == 0;
  }

  /** The flags in a set of bits, in the order of declaration. */
  public static Set<EventFlag> setOf(int flags) {
    EnumSet<EventFlag> set = EnumSet.noneOf(EventFlag.class);
    for (EventFlag flag : values()) {
      if (flag.in(flags)) {
        set.add(flag);
      }
    }
    return set;
  }
}
