package io.crossdock.transforms.fleet.rules;

/**
 * A limit by which trucks are judged. Times are in microseconds, lengths in metres, speeds in km/h.
 */
public enum FleetRule {
  /** Out of tolerance for so long, as far as observed, before it is said (R27). */
  ON_DELAY("onDelay", Kind.TIME, minutes(10)),
  /** In tolerance again for so long before it is over (R27). */
  OFF_DELAY("offDelay", Kind.TIME, minutes(5)),
  /** After a door was opened, so long nothing counts: then an open door is no excuse (R27). */
  DOOR_GRACE("doorGrace", Kind.TIME, minutes(10)),
  /** From the beginning of a defrost, so long nothing counts (R27). */
  DEFROST_GRACE("defrostGrace", Kind.TIME, minutes(30)),
  /** A door may be open so long. */
  DOOR_LIMIT("doorLimit", Kind.TIME, minutes(20)),
  /** A sensor, or the positions, may be silent so long; a reading holds no longer (R47). */
  SILENT_AFTER("silentAfter", Kind.TIME, minutes(15)),
  /** A truck may stand at no planned place so long. */
  STOP_LIMIT("stopLimit", Kind.TIME, minutes(15)),
  /** What lasts so long after it was said becomes critical. */
  ESCALATE_AFTER("escalateAfter", Kind.TIME, minutes(30)),
  /** Off the route beyond this (R29). */
  CORRIDOR_OUTER("corridorOuter", Kind.LENGTH, 50),
  /** Back on it within this (R29). */
  CORRIDOR_INNER("corridorInner", Kind.LENGTH, 40),
  /** So many positions in a row make it sure (R29). */
  CONFIRM_FIXES("confirmFixes", Kind.COUNT, 2),
  /** Off, or back, for so long before it is said (R30). */
  DWELL("dwell", Kind.TIME, 0),
  /** A position with a larger error is not believed (R31). */
  MAX_ACCURACY("maxAccuracy", Kind.LENGTH, 100),
  /** No truck is faster (R31). */
  MAX_SPEED_KMH("maxSpeedKmh", Kind.SPEED, 150),
  /** Between two positions further apart in time nothing is known (R32). */
  GAP_AFTER("gapAfter", Kind.TIME, minutes(3)),
  /** A truck that stays within this stands (R32). */
  STOP_DIAMETER("stopDiameter", Kind.LENGTH, 50),
  /** It stands if it stays so long (R32). */
  STOP_AFTER("stopAfter", Kind.TIME, minutes(3)),
  /** How far a unit's clock may be ahead of the arrival (R45). */
  FUTURE_TOLERANCE("futureTolerance", Kind.TIME, minutes(5)),
  /** An event that arrives later than this after it happened is flagged late. */
  LATE_AFTER("lateAfter", Kind.TIME, minutes(10)),
  /** An event that arrives later than this is not judged any more: a failure. */
  ALLOWED_LATENESS("allowedLateness", Kind.TIME, minutes(120));

  /** What a limit measures. */
  public enum Kind {
    /** Microseconds. */
    TIME,
    /** Metres. */
    LENGTH,
    /** Kilometres an hour. */
    SPEED,
    /** How many. */
    COUNT
  }

  private final String option;
  private final Kind kind;
  private final double standard;

  FleetRule(String option, Kind kind, double standard) {
    this.option = option;
    this.kind = kind;
    this.standard = standard;
  }

  /** The rule's name in options, files and messages. */
  public String option() {
    return option;
  }

  /** What it measures. */
  public Kind kind() {
    return kind;
  }

  /** What holds where nobody says otherwise. */
  public double standard() {
    return standard;
  }

  /**
   * Refuses a value that makes no sense by itself.
   *
   * @throws IllegalArgumentException beginning with the rule's name
   */
  public void check(double value) {
    double least =
        switch (this) {
          case SILENT_AFTER, GAP_AFTER, STOP_AFTER, MAX_SPEED_KMH, STOP_DIAMETER ->
              Double.MIN_VALUE;
          case CONFIRM_FIXES -> 1;
          default -> 0;
        };
    if (!(value >= least) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          option
              + (least > 0 && least < 1
                  ? " must be above 0"
                  : " must not be below " + (int) least));
    }
  }

  private static double minutes(int minutes) {
    return minutes * 60e6;
  }
}
