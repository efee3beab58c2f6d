package io.crossdock.notifier.outbox;

import io.crossdock.notifier.channel.Message;
import java.util.List;
import java.util.UUID;

/**
 * A message that is being sent.
 *
 * @param message what is sent
 * @param ids the notifications in it
 * @param owner who sends it: of no other attempt
 * @param number how often it is sent with this time, from 1
 * @param maybeTold whether it may have arrived by an attempt before this one
 */
record Attempt(Message message, List<UUID> ids, String owner, int number, boolean maybeTold) {}
