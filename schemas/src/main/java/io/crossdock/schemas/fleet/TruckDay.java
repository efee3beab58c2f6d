package io.crossdock.schemas.fleet;

import java.util.List;

/**
 * The record of a truck's day: one row of the table {@code trip_ledger}. What an auditor reads; all
 * of it can be computed again from the events that it counts.
 *
 * @param tenant whose truck it is
 * @param truckId the truck
 * @param day the day in the truck's zone, days since 1970-01-01
 * @param zone the zone
 * @param events how many events it is made of, those with flags included
 * @param fixes positions that were believed
 * @param flaggedFixes positions that were not
 * @param metres distance driven, metres
 * @param movingSeconds time seen to move
 * @param stoppedSeconds time seen to stand
 * @param unknownSeconds time in which no position came for too long
 * @param doorOpenSeconds time with a door open, all doors together
 * @param stops stops that began
 * @param sensors what each temperature sensor measured, by its name
 * @param revision how much was known when this was said; the higher one holds
 */
public record TruckDay(
    String tenant,
    String truckId,
    long day,
    String zone,
    int events,
    int fixes,
    int flaggedFixes,
    double metres,
    double movingSeconds,
    double stoppedSeconds,
    double unknownSeconds,
    double doorOpenSeconds,
    int stops,
    List<SensorDay> sensors,
    int revision) {}
