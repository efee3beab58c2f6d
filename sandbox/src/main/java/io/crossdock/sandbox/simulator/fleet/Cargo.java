package io.crossdock.sandbox.simulator.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How warm a truck's air is: supply air follows the compressor, return air the doors and the
 * supply. Both go towards where they are driven as first order systems do. A door or a defrost is
 * over before it is past its grace and on-delay.
 */
final class Cargo {
  private static final int MINUTE = 60;
  private static final int HOUR = 3_600;

  /** How warm it is for a unit that does nothing, kelvin above the set point at most. */
  private static final double WARMEST = 28;

  private final List<Span> defrosts = new ArrayList<>();
  private final Trip trip;
  private final double outside;
  private final double[] supply;
  private final double[] back;

  /**
   * Computes a day.
   *
   * @param setPoint what is wanted, degrees Celsius
   * @param ambient how warm it is outside, degrees Celsius
   */
  Cargo(double setPoint, double ambient, Trip trip, SplittableRandom random) {
    this.trip = trip;
    this.outside = Math.min(WARMEST, ambient - setPoint);
    this.supply = new double[trip.seconds()];
    this.back = new double[trip.seconds()];
    planDefrosts(random);
    Air supplied = new Air(random.nextDouble(-1, 0));
    Air returned = new Air(random.nextDouble(0, 1));
    int cycle = random.nextInt(1_200, 2_400);
    for (int second = 0; second < supply.length; second++) {
      double wave = Math.sin(2 * Math.PI * second / cycle);
      step(second, supplied, returned, wave);
      supply[second] = setPoint + supplied.above;
      back[second] = setPoint + returned.above;
    }
  }

  /** Air that is so many kelvin above the set point. */
  private static final class Air {
    private double above;

    Air(double above) {
      this.above = above;
    }

    void goTo(double wanted, double timeConstantSeconds) {
      above += (wanted - above) / timeConstantSeconds;
    }
  }

  private void planDefrosts(SplittableRandom random) {
    List<Span> quiet = new ArrayList<>();
    for (Mishap mishap : Mishap.values()) {
      if (mishap.isCold()) {
        trip.when(mishap).forEach(span -> quiet.add(quiet(span)));
      }
    }
    int second = random.nextInt(40 * MINUTE, 6 * HOUR);
    while (second < supply.length) {
      if (!Span.anyHas(quiet, second)) {
        defrosts.add(new Span(second, second + random.nextInt(15 * MINUTE, 20 * MINUTE)));
      }
      second += 6 * HOUR + random.nextInt(-20 * MINUTE, 20 * MINUTE);
    }
  }

  /** Around a mishap of the cargo, nothing else may warm it. */
  static Span quiet(Span mishap) {
    return mishap.widened(40 * MINUTE, HOUR);
  }

  private void step(int second, Air supplied, Air returned, double wave) {
    if (Span.anyHas(trip.when(Mishap.COMPRESSOR), second)) {
      supplied.goTo(outside, 40 * MINUTE);
      returned.goTo(outside, 48 * MINUTE);
    } else if (Span.anyHas(trip.when(Mishap.VALVE), second)) {
      supplied.goTo(-9, 15 * MINUTE);
      returned.goTo(-7, 20 * MINUTE);
    } else if (isDefrosting(second)) {
      supplied.goTo(16, 5 * MINUTE);
      returned.goTo(4, 8 * MINUTE);
    } else if (Math.abs(supplied.above) > 4 || Math.abs(returned.above) > 8) {
      supplied.goTo(-0.8, 3 * MINUTE);
      returned.goTo(0.4, 5 * MINUTE);
    } else if (Span.anyHas(trip.when(Mishap.DOOR), second)) {
      // The curtain is shut: a forgotten door alone must not warm the cargo.
      supplied.goTo(-0.3, 2 * MINUTE);
      returned.goTo(1.4, 4 * MINUTE);
    } else if (Span.anyHas(trip.doors(), second)) {
      supplied.goTo(0.8, 3 * MINUTE);
      returned.goTo(Math.min(6.4, 2 + outside / 4), 4 * MINUTE);
    } else {
      supplied.goTo(-0.7 + 0.6 * wave, 2 * MINUTE);
      returned.goTo(0.4 + 0.5 * wave, 3 * MINUTE);
    }
  }

  /** What a sensor sees, degrees Celsius. */
  double celsius(String sensor, int second) {
    return sensor.equals(Unit.SUPPLY) ? supply[second] : back[second];
  }

  boolean isDefrosting(int second) {
    return Span.anyHas(defrosts, second);
  }
}
