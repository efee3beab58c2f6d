package io.crossdock.notifier.outbox;

import java.time.Duration;

/**
 * How a channel is served.
 *
 * @param parallel how many messages are sent at a time
 * @param every how often to look for what is due
 * @param pause how long a channel is left alone that fails again and again
 */
public record DispatchSettings(int parallel, Duration every, Duration pause) {}
