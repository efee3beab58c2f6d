package io.crossdock.sandbox.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Moves simulated times to now: a message that was so long on its way in the simulation has
 * happened so long before it is sent. What lies between two messages is the load's pace then, and
 * no longer the simulation's.
 */
final class Restamp {
  private static final String TIME = "timestamp";

  private Restamp() {}

  /**
   * Sets the time of a message; one whose time cannot be read keeps it.
   *
   * @param arrivalMicros when it arrived in the simulation
   * @param nowMicros when it is sent
   */
  static void move(ObjectNode fields, long arrivalMicros, long nowMicros) {
    try {
      Instant then = OffsetDateTime.parse(fields.path(TIME).asText()).toInstant();
      long underWay = arrivalMicros - ChronoUnit.MICROS.between(Instant.EPOCH, then);
      fields.put(TIME, Instant.EPOCH.plus(nowMicros - underWay, ChronoUnit.MICROS).toString());
    } catch (DateTimeException e) {
      // It is wrong on purpose, and stays so.
    }
  }
}
