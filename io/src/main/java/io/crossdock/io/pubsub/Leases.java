package io.crossdock.io.pubsub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which messages are held, and until when. A lease ends without an acknowledgement: it is renewed
 * in time for as long as the message is held. Safe for threads.
 */
final class Leases {
  /** What the service gives at least at first, whatever the subscription says. */
  private static final Duration FIRST = Duration.ofSeconds(10);

  /** So long before its end a lease is renewed. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Duration length;

  /**
   * When each is to be renewed, by {@code System.nanoTime}; the soonest first, but for new ones.
   */
  private final Map<String, Long> renewals = new LinkedHashMap<>();

  Leases(Duration length) {
    this.length = length;
  }

  /** How long a lease is, seconds. */
  int seconds() {
    return Math.toIntExact(length.toSeconds());
  }

  /** How many messages are held. */
  synchronized int size() {
    return renewals.size();
  }

  /** Holds a message that was just received. */
  synchronized void add(String ackId) {
    renewals.put(ackId, System.nanoTime() + FIRST.minus(MARGIN).toNanos());
  }

  /** Holds messages no longer. */
  synchronized void remove(Collection<String> ackIds) {
    ackIds.forEach(renewals::remove);
  }

  /** What is to be renewed now, and counts as renewed from now on. */
  synchronized List<String> due() {
    long now = System.nanoTime();
    List<String> due = new ArrayList<>();
    renewals.forEach(
        (ackId, renewal) -> {
          if (renewal - now <= 0) {
            due.add(ackId);
          }
        });
    long next = now + length.minus(MARGIN).toNanos();
    due.forEach(ackId -> renewals.put(ackId, next));
    return due;
  }
}
