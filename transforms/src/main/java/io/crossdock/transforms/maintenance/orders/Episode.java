package io.crossdock.transforms.maintenance.orders;

/**
 * A time in which a machine had one thing wrong, as the model sees it.
 *
 * @param beganMicros beginning of the first window over the threshold, microseconds since the epoch
 * @param endedMicros end of the window that made the recovery sure, microseconds since the epoch; 0
 *     while it lasts
 * @param probability the highest of the windows that made it sure, 0 to 1
 * @param model name of the model that found it
 * @param modelVersion its version then
 * @param reason why, as of the window that made it sure
 * @param location where the machine stood then
 */
public record Episode(
    long beganMicros,
    long endedMicros,
    double probability,
    String model,
    String modelVersion,
    String reason,
    String location) {

  boolean isOpen() {
    return endedMicros == 0;
  }

  boolean overlaps(long began, long ended) {
    long end = endedMicros == 0 ? Long.MAX_VALUE : endedMicros;
    long otherEnd = ended == 0 ? Long.MAX_VALUE : ended;
    return beganMicros <= otherEnd && began <= end;
  }

  Episode ended(long micros) {
    return new Episode(beganMicros, micros, probability, model, modelVersion, reason, location);
  }
}
