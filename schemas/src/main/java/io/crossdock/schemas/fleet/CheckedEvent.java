package io.crossdock.schemas.fleet;

/**
 * An event with what is to be said of it: one row of the table {@code truck_event}.
 *
 * @param event the event
 * @param flags set of {@link EventFlag}
 * @param revision how much was known when this was said; the higher one holds
 */
public record CheckedEvent(TruckEvent event, int flags, int revision) {}
