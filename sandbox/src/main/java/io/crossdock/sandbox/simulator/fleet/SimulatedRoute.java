package io.crossdock.sandbox.simulator.fleet;

import io.crossdock.schemas.fleet.PlannedPlace;
import io.crossdock.transforms.fleet.geo.RouteArea;
import io.crossdock.transforms.fleet.geo.RouteLine;
import io.crossdock.transforms.fleet.plan.PlannedRoute;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A road as a plan.
 *
 * @param planned the plan
 * @param isArea whether its shape is an area around the road
 * @param shape its points, longitudes from -180 to 180
 */
record SimulatedRoute(PlannedRoute planned, boolean isArea, List<Spot> shape) {
  private static final double PLACE_RADIUS = 120;

  /**
   * The plan of a road.
   *
   * @param width how far from the road a truck may be, metres; 0 to stay on the road
   */
  static SimulatedRoute of(String tenant, String routeId, Road road, double width) {
    boolean isArea = width > 0;
    List<Spot> shape =
        (isArea ? road.surroundings(width) : road.points()).stream().map(Spot::asSaid).toList();
    Coordinate[] coordinates =
        shape.stream()
            .map(spot -> new Coordinate(spot.longitude(), spot.latitude()))
            .toArray(Coordinate[]::new);
    List<PlannedPlace> places = new ArrayList<>();
    for (Spot yard : road.yards()) {
      String name = "yard " + (places.size() + 1);
      places.add(new PlannedPlace(name, yard.latitude(), yard.longitude(), PLACE_RADIUS));
    }
    return new SimulatedRoute(
        new PlannedRoute(
            tenant,
            routeId,
            isArea
                ? RouteArea.of(new GeometryFactory().createPolygon(coordinates))
                : RouteLine.of(coordinates),
            places),
        isArea,
        shape);
  }
}
