package io.crossdock.schemas.barcode;

import java.util.EnumSet;
import java.util.Set;

/**
 * What can be wrong with one scan. A row keeps its flags as a set of bits; {@link #bit} never
 * changes for a flag, since it is in databases and savepoints.
 */
public enum ScanFlag {
  /** No code at all (R3). */
  EMPTY_CODE(0),
  /** A plain key with a character that is not a digit, a blank inside it among them (R3). */
  NOT_DIGITS(1),
  /** Digits in a number that no GS1 key has (R3). */
  WRONG_LENGTH(2),
  /** A check digit that does not fit its key (R1, R3). */
  WRONG_CHECK_DIGIT(3),
  /** An element string or Digital Link against the GS1 grammar (R5, R6, R8). */
  BAD_ELEMENTS(4),
  /** The same code at the same scanner within seconds (R16 b). */
  BOUNCE(5),
  /** Sooner after the scanner's previous scan of another code than a hand can be. */
  TOO_FAST(6),
  /** One single object at two places sooner than it can travel (R16 d, R19). */
  IMPOSSIBLE_TRAVEL(7),
  /** As impossible travel, but so close in time that a scanner's clock may be wrong (R20). */
  CLOCK_SUSPECT(8),
  /** An event time later than its arrival by more than the tolerance (R45). */
  CLOCK_AHEAD(9),
  /** Arrived long after it happened, within the allowed lateness. */
  LATE(10),
  /** Declared wrong by a later correction (R14). */
  RETRACTED(11),
  /** The correction itself: says that an earlier event was wrong, is no sighting (R14). */
  CORRECTION(12);

  private final int bit;

  ScanFlag(int bit) {
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

  /** The flags in a set of bits, in the order of declaration. */
  public static Set<ScanFlag> setOf(int flags) {
    EnumSet<ScanFlag> set = EnumSet.noneOf(ScanFlag.class);
    for (ScanFlag flag : values()) {
      if (flag.in(flags)) {
        set.add(flag);
      }
    }
    return set;
  }
}
