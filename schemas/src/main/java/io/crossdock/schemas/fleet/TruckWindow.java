package io.crossdock.schemas.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The three streams of a truck joined in a window of event time: one row of the table {@code
 * truck_window}. Whichever stream is missing, there is a row, which says so.
 *
 * @param tenant whose truck it is
 * @param truckId the truck
 * @param fromMicros beginning of the window, microseconds since the epoch
 * @param toMicros its end, not included, microseconds since the epoch
 * @param temperatures how many readings there are
 * @param fixes how many positions there are
 * @param doorEvents how many door events there are
 * @param missing names of the streams of which there is nothing, of "temperature", "gps" and "door"
 * @param sensors what each temperature sensor measured, by its name
 * @param latitude of the last position, degrees north; null where there is none
 * @param longitude of the last position, degrees east; null where there is none
 * @param metres distance along the positions, metres
 * @param doorOpenSeconds time with a door open from its first event in the window, all doors
 *     together
 * @param revision how many events it is made of: the higher one holds
 */
public record TruckWindow(
    String tenant,
    String truckId,
    long fromMicros,
    long toMicros,
    int temperatures,
    int fixes,
    int doorEvents,
    List<String> missing,
    List<SensorWindow> sensors,
    @Nullable Double latitude,
    @Nullable Double longitude,
    double metres,
    double doorOpenSeconds,
    int revision) {}
