package io.crossdock.notifier.channel;

import java.util.List;
import java.util.UUID;

/**
 * What goes out at once.
 *
 * @param id the same whenever it is sent again
 * @param notices what is told, of one tenant; at least one
 */
public record Message(UUID id, List<Notice> notices) {}
