package io.crossdock.transforms.fleet.plan;

import io.crossdock.schemas.fleet.PlannedPlace;
import io.crossdock.transforms.fleet.geo.LocalPlane;
import io.crossdock.transforms.fleet.geo.RouteShape;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a truck is to go, and to stop.
 *
 * @param tenant whose route it is
 * @param routeId the route
 * @param shape the line, or the area; null where only the places matter
 * @param places where to stop
 */
public record PlannedRoute(
    String tenant, String routeId, @Nullable RouteShape shape, List<PlannedPlace> places)
    implements Serializable {

  /** Keeps its own copy of the list. */
  public PlannedRoute {
    places = List.copyOf(places);
  }

  /** The name of the nearest place that this position is at; empty where it is at none. */
  public String placeAt(double latitude, double longitude) {
    String name = "";
    double least = Double.POSITIVE_INFINITY;
    for (PlannedPlace place : places) {
      double metres = LocalPlane.metres(latitude, longitude, place.latitude(), place.longitude());
      if (metres <= place.radiusMetres() && metres < least) {
        name = place.name();
        least = metres;
      }
    }
    return name;
  }
}
