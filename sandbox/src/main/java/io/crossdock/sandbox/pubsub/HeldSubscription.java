package io.crossdock.sandbox.pubsub;

import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.Subscription;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A subscription's messages: those to be delivered, and those that were and are not acknowledged.
 */
final class HeldSubscription {
  /** So often it is looked whether a deadline has passed while somebody waits for messages. */
  private static final long LOOK_MILLIS = 100;

  private static final int MOST_BYTES = 10_000_000;

  /** Where messages go that were delivered too often. */
  interface DeadLetters {
    List<String> publish(String topic, List<PubsubMessage> messages);
  }

  private static final class Held {
    final long number;
    final PubsubMessage message;
    int deliveries;
    long deadline;

    Held(long number, PubsubMessage message) {
      this.number = number;
      this.message = message;
    }
  }

  private final Subscription definition;
  private final DeadLetters deadLetters;
  private final TreeMap<Long, Held> ready = new TreeMap<>();
  private final Map<String, Held> delivered = new HashMap<>();
  private long lastNumber;
  private long lastAckId;
  private long deliveries;
  private long extensions;
  private boolean closed;

  HeldSubscription(Subscription definition, DeadLetters deadLetters) {
    this.definition = definition;
    this.deadLetters = deadLetters;
  }

  Subscription definition() {
    return definition;
  }

  synchronized int unacknowledged() {
    return ready.size() + delivered.size();
  }

  synchronized long deliveries() {
    return deliveries;
  }

  /** How often a deadline was set anew for a message that was not given back. */
  synchronized long extensions() {
    return extensions;
  }

  synchronized void add(List<PubsubMessage> messages) {
    for (PubsubMessage message : messages) {
      long number = ++lastNumber;
      ready.put(number, new Held(number, message));
    }
    notifyAll();
  }

  /**
   * Delivers messages, once there is one or {@code wait} is over.
   *
   * @param deadlineSeconds 0 for that of the subscription
   */
  synchronized List<ReceivedMessage> pull(int most, Duration wait, int deadlineSeconds)
      throws InterruptedException {
    if (most < 1) {
      throw Status.INVALID_ARGUMENT.withDescription("at least one message").asRuntimeException();
    }
    long until = System.nanoTime() + wait.toNanos();
    List<ReceivedMessage> messages = deliver(most, deadlineSeconds);
    while (messages.isEmpty() && !closed && System.nanoTime() - until < 0) {
      wait(LOOK_MILLIS);
      messages = deliver(most, deadlineSeconds);
    }
    return messages;
  }

  private List<ReceivedMessage> deliver(int most, int deadlineSeconds) {
    takeBackExpired();
    int seconds = deadlineSeconds == 0 ? definition.getAckDeadlineSeconds() : deadlineSeconds;
    Set<String> busyKeys = busyKeys();
    List<ReceivedMessage> messages = new ArrayList<>();
    int bytes = 0;
    Iterator<Held> next = ready.values().iterator();
    while (next.hasNext() && messages.size() < most && !closed) {
      Held held = next.next();
      bytes += held.message.getSerializedSize();
      if (bytes > MOST_BYTES && !messages.isEmpty()) {
        break;
      }
      if (isOrdered(held) && busyKeys.contains(held.message.getOrderingKey())) {
        continue;
      }
      next.remove();
      held.deliveries++;
      deliveries++;
      held.deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
      String ackId = "ack-" + ++lastAckId;
      delivered.put(ackId, held);
      ReceivedMessage.Builder message =
          ReceivedMessage.newBuilder().setAckId(ackId).setMessage(held.message);
      if (definition.hasDeadLetterPolicy()) {
        message.setDeliveryAttempt(held.deliveries);
      }
      messages.add(message.build());
    }
    return messages;
  }

  private boolean isOrdered(Held held) {
    return definition.getEnableMessageOrdering() && !held.message.getOrderingKey().isEmpty();
  }

  private Set<String> busyKeys() {
    Set<String> keys = new HashSet<>();
    if (definition.getEnableMessageOrdering()) {
      delivered.values().forEach(held -> keys.add(held.message.getOrderingKey()));
    }
    return keys;
  }

  private void takeBackExpired() {
    long now = System.nanoTime();
    List<String> expired = new ArrayList<>();
    delivered.forEach(
        (ackId, held) -> {
          if (held.deadline - now <= 0) {
            expired.add(ackId);
          }
        });
    expired.forEach(this::takeBack);
  }

  /** Makes a message ready again, and with it those after it of its ordering key. */
  private void takeBack(String ackId) {
    Held held = delivered.remove(ackId);
    if (held == null) {
      return;
    }
    var policy = definition.getDeadLetterPolicy();
    if (definition.hasDeadLetterPolicy() && held.deliveries >= policy.getMaxDeliveryAttempts()) {
      deadLetters.publish(policy.getDeadLetterTopic(), List.of(held.message));
      return;
    }
    ready.put(held.number, held);
    if (isOrdered(held)) {
      List<String> after = new ArrayList<>();
      delivered.forEach(
          (otherId, other) -> {
            if (other.number > held.number
                && other.message.getOrderingKey().equals(held.message.getOrderingKey())) {
              after.add(otherId);
            }
          });
      after.forEach(this::takeBack);
    }
  }

  /** Removes messages for ever. An id whose deadline has passed is not known any more. */
  synchronized void acknowledge(Collection<String> ackIds) {
    takeBackExpired();
    ackIds.forEach(delivered::remove);
    notifyAll();
  }

  /** Sets deadlines anew; 0 gives messages back. */
  synchronized void modifyAckDeadline(Collection<String> ackIds, int seconds) {
    takeBackExpired();
    for (String ackId : ackIds) {
      Held held = delivered.get(ackId);
      if (held != null && seconds > 0) {
        extensions++;
        held.deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
      } else if (held != null) {
        takeBack(ackId);
      }
    }
    notifyAll();
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
