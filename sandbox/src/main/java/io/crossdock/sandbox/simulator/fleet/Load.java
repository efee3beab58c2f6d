package io.crossdock.sandbox.simulator.fleet;

import java.util.List;

/**
 * What a truck carries.
 *
 * @param setPoint degrees Celsius
 * @param tolerance how far from it is still right, kelvin
 * @param profile whose excursions are counted; empty for none
 */
record Load(double setPoint, double tolerance, String profile) {
  /** Chilled food, vaccines, ice. */
  static final List<Load> ALL =
      List.of(new Load(4, 3, "refrigerator"), new Load(5, 3, "who-type-2"), new Load(-20, 3, ""));
}
