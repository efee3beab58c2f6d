package io.crossdock.transforms.fleet.geo;

import java.io.Serializable;

/** Where a truck is to be: along a line, or in an area. */
public sealed interface RouteShape extends Serializable permits RouteLine, RouteArea {
  /** How far from it a position is, metres; 0 on it. */
  double metresOff(double latitude, double longitude);
}
