package io.crossdock.schemas.fleet;

/**
 * A stretch of time in which a truck was seen to stand: one row of the table {@code stop}. Silence
 * is not in it (R32).
 *
 * @param tenant whose truck it is
 * @param truckId the truck
 * @param fromMicros first position there, microseconds since the epoch
 * @param toMicros last position there, microseconds since the epoch
 * @param latitude mean of the positions, degrees north
 * @param longitude mean of the positions, degrees east
 * @param place the planned place that it was at; empty where it was at none
 * @param over whether it is known to be over
 * @param withdrawn whether late data showed that there was none
 * @param revision how much was known when this was said; the higher one holds
 */
public record Stop(
    String tenant,
    String truckId,
    long fromMicros,
    long toMicros,
    double latitude,
    double longitude,
    String place,
    boolean over,
    boolean withdrawn,
    int revision) {

  /** The same, said at another time. */
  public Stop said(int newRevision) {
    return new Stop(
        tenant,
        truckId,
        fromMicros,
        toMicros,
        latitude,
        longitude,
        place,
        over,
        withdrawn,
        newRevision);
  }

  /** That there was none. */
  public Stop withdraw() {
    return new Stop(
        tenant, truckId, fromMicros, toMicros, latitude, longitude, place, true, true, revision);
  }
}
