package io.crossdock.transforms.fleet.geo;

import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;

/**
 * A line, as GeoJSON means it: straight in degrees between two positions (RFC 7946, 3.1.1). It may
 * cross the date line, and cross itself. A corridor is what is near it, not what it encloses (R28).
 */
public final class RouteLine implements RouteShape {
  private static final long serialVersionUID = 1;

  private final double[] latitudes;
  private final double[] longitudes;

  private RouteLine(double[] latitudes, double[] longitudes) {
    this.latitudes = latitudes;
    this.longitudes = longitudes;
  }

  /**
   * A line along these points, x for degrees east and y for degrees north.
   *
   * @throws IllegalArgumentException if there are fewer than two
   */
  public static RouteLine of(Coordinate... points) {
    if (points.length < 2) {
      throw new IllegalArgumentException("a line has two points or more");
    }
    double[] latitudes = new double[points.length];
    double[] longitudes = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      latitudes[i] = points[i].y;
      longitudes[i] = points[i].x;
    }
    return new RouteLine(latitudes, longitudes);
  }

  @Override
  public double metresOff(double latitude, double longitude) {
    return metresToPath(latitude, longitude, latitudes, longitudes);
  }

  /**
   * Distance to a path, in the plane that touches the Earth where the position is: right near it,
   * however long the path.
   */
  static double metresToPath(
      double latitude, double longitude, double[] latitudes, double[] longitudes) {
    LocalPlane plane = new LocalPlane(latitude, longitude);
    Coordinate here = new Coordinate(0, 0);
    Coordinate from = new Coordinate();
    Coordinate to = new Coordinate();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < latitudes.length; i++) {
      from.x = plane.east(longitudes[i - 1]);
      from.y = plane.north(latitudes[i - 1]);
      // From its beginning on: the short way from here to each end may go round different sides.
      double degrees = LocalPlane.shortWay(longitudes[i] - longitudes[i - 1]);
      to.x = from.x + plane.metresOfLongitude(degrees);
      to.y = plane.north(latitudes[i]);
      least = Math.min(least, Distance.pointToSegment(here, from, to));
    }
    return least;
  }
}
