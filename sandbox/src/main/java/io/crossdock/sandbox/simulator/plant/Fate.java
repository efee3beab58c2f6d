package io.crossdock.sandbox.simulator.plant;

import java.util.List;

/** What becomes of a rotating machine during the day. */
enum Fate {
  /** The outer race of its bearing fails, and nobody comes. */
  OUTER,
  /** The inner race of its bearing fails, and nobody comes. */
  INNER,
  /** The outer race fails, and the bearing is replaced. */
  REPAIRED,
  /** Its shaft gets out of balance. */
  IMBALANCE,
  /** At noon it is rebuilt as another type with another bearing, which fails at the inner race. */
  REBUILT,
  /** Its sensor fails for a while; the machine does not. */
  SENSOR,
  /** Nothing happens to it, but its clock is a day ahead for a while. */
  CLOCK,
  /** Its outer race fails, but nobody knows that there is such a machine. */
  UNKNOWN,
  /** Nothing happens to it. */
  LUCKY;

  /** The first of each are the kinds that any plant has. */
  private static final List<Fate> FIRST =
      List.of(OUTER, INNER, REPAIRED, IMBALANCE, REBUILT, SENSOR, CLOCK, UNKNOWN);

  private static final List<Fate> OTHERS =
      List.of(LUCKY, OUTER, LUCKY, INNER, LUCKY, REPAIRED, LUCKY, IMBALANCE, LUCKY, SENSOR);

  /** The fate of a rotating machine, counted from 0. */
  static Fate of(int number) {
    return number < FIRST.size()
        ? FIRST.get(number)
        : OTHERS.get((number - FIRST.size()) % OTHERS.size());
  }
}
