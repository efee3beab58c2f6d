/** Trucks: joined streams, routes, stops, cold chain, alerts. */
package io.crossdock.transforms.fleet;
