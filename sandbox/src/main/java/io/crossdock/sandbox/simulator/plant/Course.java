package io.crossdock.sandbox.simulator.plant;

import org.jspecify.annotations.Nullable;

/**
 * How a rotating machine's day goes by its fate.
 *
 * @param ageing how its bearing ages; null if it does not
 * @param stopMicros when it is stopped for work, microseconds since the epoch; 0 for never
 * @param workMicros when the work is done and it runs again, microseconds since the epoch
 * @param rebuilt whether it is another machine then
 * @param imbalance whether its shaft gets out of balance in the course of the day
 */
record Course(
    @Nullable Ageing ageing, long stopMicros, long workMicros, boolean rebuilt, boolean imbalance) {
  private static final long WORK = 12 * Calendar.MINUTE;

  /** The shaft's velocity in the end when it is out of balance, millimetres per second. */
  private static final double WORST_VELOCITY = 6;

  private static final double IMBALANCE_FROM = 0.1;
  private static final double IMBALANCE_TO = 0.9;

  static Course of(Fate fate, Calendar calendar) {
    return switch (fate) {
      case OUTER, UNKNOWN -> unattended(Race.OUTER, calendar.at(0.1), calendar.at(0.55));
      case INNER -> unattended(Race.INNER, calendar.at(0.05), calendar.at(0.6));
      case REPAIRED -> {
        Ageing ageing = new Ageing(Race.OUTER, calendar.at(0.03), calendar.at(0.35));
        long done = calendar.at(0.6);
        yield new Course(ageing, done - WORK, done, false, false);
      }
      case REBUILT -> {
        long noon = calendar.noon();
        Ageing ageing = new Ageing(Race.INNER, noon + Calendar.MINUTE, calendar.at(0.82));
        yield new Course(ageing, noon - WORK, noon, true, false);
      }
      case IMBALANCE -> new Course(null, 0, 0, false, true);
      case SENSOR, CLOCK, LUCKY -> new Course(null, 0, 0, false, false);
    };
  }

  private static Course unattended(Race race, long onset, long failure) {
    return new Course(new Ageing(race, onset, failure), 0, 0, false, false);
  }

  /** Whether it is stopped. */
  boolean isStopped(long micros) {
    return micros >= stopMicros && micros < workMicros;
  }

  /** Whether its bearing is replaced by the same one. */
  boolean isRepaired() {
    return workMicros > 0 && !rebuilt;
  }

  /** How far its bearing is damaged. */
  double severity(long micros) {
    boolean isNew = isRepaired() && micros >= workMicros;
    return ageing == null || isNew ? 0 : ageing.at(micros);
  }

  /** The shaft's velocity, millimetres per second. */
  double velocity(double partOfDay) {
    double grown = (partOfDay - IMBALANCE_FROM) / (IMBALANCE_TO - IMBALANCE_FROM);
    double part = imbalance ? Math.max(0, Math.min(1, grown)) : 0;
    return Rotor.BALANCED * Math.pow(WORST_VELOCITY / Rotor.BALANCED, part);
  }

  /** Which part of the day is over when an imbalance has grown to a velocity, mm/s. */
  static double partAt(double velocity) {
    double grown = Math.log(velocity / Rotor.BALANCED) / Math.log(WORST_VELOCITY / Rotor.BALANCED);
    return IMBALANCE_FROM + grown * (IMBALANCE_TO - IMBALANCE_FROM);
  }
}
