package io.crossdock.schemas.maintenance;

import java.util.List;

/**
 * Of the orders that began in a span of time only these hold; the span can change no more. What
 * else a table has there was said by a run that knew less.
 *
 * @param tenant whose machine it is
 * @param machineId the machine
 * @param failureMode what is wrong with it
 * @param fromMicros beginning of the span, microseconds since the epoch
 * @param toMicros its end, not included, microseconds since the epoch
 * @param beganMicros when the orders that hold began, microseconds since the epoch
 */
public record SettledOrders(
    String tenant,
    String machineId,
    String failureMode,
    long fromMicros,
    long toMicros,
    List<Long> beganMicros) {

  /** Keeps its own copy of the list. */
  public SettledOrders {
    beganMicros = List.copyOf(beganMicros);
  }
}
