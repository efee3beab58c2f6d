/** Distances on the ground, and how far off a route a position is. */
package io.crossdock.transforms.fleet.geo;
