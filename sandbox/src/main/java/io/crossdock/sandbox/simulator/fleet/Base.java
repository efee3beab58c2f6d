package io.crossdock.sandbox.simulator.fleet;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A tenant and the depot from where its trucks start.
 *
 * @param tenant the tenant
 * @param zone IANA time zone of its days
 * @param depot where the depot is
 */
record Base(String tenant, String zone, Spot depot) {
  private static final double EAST = Math.PI / 2;

  /** One far north, one at the date line, where it is evening when the day begins in London. */
  static final List<Base> ALL =
      List.of(
          new Base("borealis", "Europe/Helsinki", new Spot(62.6, 25.7)),
          new Base("cobalt", "Pacific/Fiji", new Spot(-16.7, 179.8)),
          new Base("acme", "Europe/Berlin", new Spot(49.8, 9.9)));

  /** A road of this base: the first leads east, and so over the date line if that is near. */
  Road road(boolean first, SplittableRandom random) {
    Spot from = first ? depot : depot.moved(random.nextInt(20_000), random.nextInt(20_000));
    double heading = first ? EAST : random.nextDouble(2 * Math.PI);
    return Road.from(from, heading, random);
  }
}
