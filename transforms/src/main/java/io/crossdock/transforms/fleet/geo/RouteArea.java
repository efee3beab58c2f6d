package io.crossdock.transforms.fleet.geo;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * An area with or without holes; its border belongs to it. It may cross the date line, but hold no
 * pole (R33).
 */
public final class RouteArea implements RouteShape {
  private static final long serialVersionUID = 1;
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Longitudes without a jump, so some may be beyond 180. */
  private final Polygon area;

  private transient volatile @Nullable IndexedPointInAreaLocator locator;

  private RouteArea(Polygon area) {
    this.area = area;
  }

  /**
   * An area, x for degrees east and y for degrees north.
   *
   * @throws IllegalArgumentException if its border crosses itself
   */
  public static RouteArea of(Polygon polygon) {
    double near = polygon.getExteriorRing().getCoordinateN(0).x;
    LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = withoutJump(polygon.getInteriorRingN(i), near);
    }
    Polygon area = FACTORY.createPolygon(withoutJump(polygon.getExteriorRing(), near), holes);
    if (!area.isValid()) {
      throw new IllegalArgumentException("the area's border crosses itself");
    }
    return new RouteArea(area);
  }

  private static LinearRing withoutJump(LinearRing ring, double near) {
    Coordinate[] points = ring.getCoordinates();
    Coordinate[] smooth = new Coordinate[points.length];
    double longitude = near;
    for (int i = 0; i < points.length; i++) {
      longitude += LocalPlane.shortWay(points[i].x - longitude);
      smooth[i] = new Coordinate(longitude, points[i].y);
    }
    return FACTORY.createLinearRing(smooth);
  }

  @Override
  public double metresOff(double latitude, double longitude) {
    double middle = area.getEnvelopeInternal().centre().x;
    double near = middle + LocalPlane.shortWay(longitude - middle);
    if (located().locate(new Coordinate(near, latitude)) != Location.EXTERIOR) {
      return 0;
    }
    double least = metresTo(area.getExteriorRing(), latitude, longitude);
    for (int i = 0; i < area.getNumInteriorRing(); i++) {
      least = Math.min(least, metresTo(area.getInteriorRingN(i), latitude, longitude));
    }
    return least;
  }

  private static double metresTo(Geometry ring, double latitude, double longitude) {
    Coordinate[] points = ring.getCoordinates();
    double[] latitudes = new double[points.length];
    double[] longitudes = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      latitudes[i] = points[i].y;
      longitudes[i] = points[i].x;
    }
    return RouteLine.metresToPath(latitude, longitude, latitudes, longitudes);
  }

  private IndexedPointInAreaLocator located() {
    IndexedPointInAreaLocator known = locator;
    if (known == null) {
      known = new IndexedPointInAreaLocator(area);
      locator = known;
    }
    return known;
  }
}
