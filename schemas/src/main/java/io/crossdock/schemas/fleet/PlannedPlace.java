package io.crossdock.schemas.fleet;

import java.io.Serializable;

/**
 * Where a truck is to stop on a route.
 *
 * @param name the place's name
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param radiusMetres a stop within this is a stop there, metres
 */
public record PlannedPlace(String name, double latitude, double longitude, double radiusMetres)
    implements Serializable {}
