package io.crossdock.sandbox.simulator.fleet;

import io.crossdock.transforms.fleet.geo.LocalPlane;

/**
 * A point on the Earth.
 *
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84; beyond 180 on a path that has crossed the date line
 */
record Spot(double latitude, double longitude) {
  private static final double MICRODEGREES = 1e6;

  /** The point so many metres away; for some kilometres at most. */
  Spot moved(double eastMetres, double northMetres) {
    LocalPlane plane = new LocalPlane(latitude, longitude);
    // How long a degree is, is asked with a thousandth of one: a whole one may be beyond the pole.
    double north = northMetres / (plane.north(latitude + 1e-3) * 1e3);
    double east = eastMetres / (plane.east(longitude + 1e-3) * 1e3);
    return new Spot(latitude + north, longitude + east);
  }

  /** The point so many metres away on this bearing, radians clockwise from north. */
  Spot towards(double bearing, double metres) {
    return moved(metres * Math.sin(bearing), metres * Math.cos(bearing));
  }

  /** The point between this and another, as GeoJSON means it: straight in degrees. */
  Spot between(Spot other, double share) {
    return new Spot(
        latitude + (other.latitude - latitude) * share,
        longitude + (other.longitude - longitude) * share);
  }

  /** The point to the microdegree. */
  Spot rounded() {
    return new Spot(
        Math.rint(latitude * MICRODEGREES) / MICRODEGREES,
        Math.rint(longitude * MICRODEGREES) / MICRODEGREES);
  }

  /** The point as a receiver says it: to the microdegree, longitude from -180 to 180. */
  Spot asSaid() {
    return new Spot(latitude, longitude - 360 * Math.rint(longitude / 360)).rounded();
  }
}
