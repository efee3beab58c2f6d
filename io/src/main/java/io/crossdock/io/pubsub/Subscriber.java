package io.crossdock.io.pubsub;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubClient;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubClient.IncomingMessage;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubClient.SubscriptionPath;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls from a subscription in the background, and keeps what was pulled until it is acknowledged
 * or given back: a pipeline may take longer over it than Pub/Sub waits. What is pulled and not read
 * is bounded in number and size, and so is what is read and not acknowledged.
 */
final class Subscriber {
  private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);

  private static final int MOST_IN_A_PULL = 1_000;
  private static final long MOST_WAITING_BYTES = 16 * 1024 * 1024;

  /** An id has about 200 bytes, and the service takes half a megabyte of them at once. */
  private static final int MOST_IDS = 1_000;

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final long TOO_MANY_REQUESTS = 429;

  /** Messages of one pull, of which some may have been read already. */
  record Batch(long earliest, Deque<Received> messages) {}

  /**
   * A message that was received.
   *
   * @param arrivalMillis when it arrived, milliseconds since the epoch
   */
  record Received(IncomingMessage message, long arrivalMillis) {}

  /** When a message arrived. */
  interface Arrival {
    long millis(IncomingMessage message);
  }

  private final PubsubClient client;
  private final SubscriptionPath subscription;
  private final Arrival arrival;
  private final int mostHeld;
  private final Leases leases;

  // Guarded by this.
  private final Deque<Batch> waiting = new ArrayDeque<>();
  private int waitingMessages;
  private long waitingBytes;
  private long answered = Long.MIN_VALUE / 2;
  private @Nullable IOException refusal;
  private boolean closed;

  /**
   * A subscriber that does nothing yet.
   *
   * @param mostHeld how many messages may be held before it pulls no more
   */
  Subscriber(
      PubsubClient client,
      SubscriptionPath subscription,
      Duration ackDeadline,
      int mostHeld,
      Arrival arrival) {
    this.client = client;
    this.subscription = subscription;
    this.mostHeld = mostHeld;
    this.arrival = arrival;
    this.leases = new Leases(ackDeadline);
  }

  /** Begins to pull. */
  void start() {
    thread("pull", this::pull);
    thread("keep", this::keep);
  }

  private void thread(String task, Runnable work) {
    Thread thread = new Thread(() -> orSay(work), task + " " + subscription.getPath());
    thread.setDaemon(true);
    thread.start();
  }

  /** A defect ends the reading instead of a thread that nobody would miss. */
  private void orSay(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      synchronized (this) {
        refusal = new IOException("reading " + subscription.getPath() + " has failed", e);
        closed = true;
      }
    }
  }

  private void pull() {
    while (awaitRoom()) {
      long begun = System.currentTimeMillis();
      try {
        List<IncomingMessage> pulled = client.pull(begun, subscription, MOST_IN_A_PULL, false);
        if (!take(pulled, begun)) {
          giveBack(pulled.stream().map(IncomingMessage::ackId).toList());
        }
      } catch (IOException e) {
        failed("is not read", e);
        pause();
      } catch (IllegalArgumentException e) {
        // What the client says of an answer that was cut off.
        failed("is not read", new IOException(e.getMessage(), e));
        pause();
      }
    }
  }

  /** Whether there is room for another pull, or none for ever. */
  private synchronized boolean awaitRoom() {
    try {
      while (!closed
          && (waitingMessages > MOST_IN_A_PULL
              || waitingBytes > MOST_WAITING_BYTES
              || leases.size() > mostHeld)) {
        wait(PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !closed;
  }

  private synchronized boolean take(List<IncomingMessage> pulled, long begun) {
    if (closed) {
      return false;
    }
    answered = begun;
    refusal = null;
    if (!pulled.isEmpty()) {
      Deque<Received> messages = new ArrayDeque<>(pulled.size());
      long earliest = Long.MAX_VALUE;
      for (IncomingMessage message : pulled) {
        long millis = arrival.millis(message);
        earliest = Math.min(earliest, millis);
        messages.add(new Received(message, millis));
        waitingBytes += message.message().getSerializedSize();
        leases.add(message.ackId());
      }
      waitingMessages += pulled.size();
      waiting.add(new Batch(earliest, messages));
    }
    return true;
  }

  /**
   * The next message, or null where none is there yet.
   *
   * @throws IOException when the service refuses to let this subscription be read
   */
  synchronized @Nullable Received next() throws IOException {
    if (refusal != null) {
      throw refusal;
    }
    Batch first = waiting.peek();
    if (first == null) {
      return null;
    }
    Received next = first.messages().remove();
    if (first.messages().isEmpty()) {
      waiting.remove();
    }
    waitingMessages--;
    waitingBytes -= next.message().message().getSerializedSize();
    notifyAll();
    return next;
  }

  /**
   * When the last request was begun that the service has answered, milliseconds since the epoch.
   */
  synchronized long answered() {
    return answered;
  }

  /** The earliest arrival of what waits to be read; {@code Long.MAX_VALUE} where nothing does. */
  synchronized long waiting() {
    return waiting.stream().mapToLong(Batch::earliest).min().orElse(Long.MAX_VALUE);
  }

  /**
   * Acknowledges messages. Those for which it fails come again, and are known then by their ids: so
   * it fails for nobody else.
   */
  void acknowledge(Collection<String> ackIds) {
    leases.remove(ackIds);
    forBatches(ackIds, "was not acknowledged", ids -> client.acknowledge(subscription, ids));
    synchronized (this) {
      notifyAll();
    }
  }

  private void giveBack(Collection<String> ackIds) {
    leases.remove(ackIds);
    forBatches(ackIds, "was not given back", ids -> client.modifyAckDeadline(subscription, ids, 0));
  }

  /** Keeps what is held, until it is closed. */
  private void keep() {
    while (!isClosed()) {
      forBatches(
          leases.due(),
          "was not kept from other readers",
          ids -> client.modifyAckDeadline(subscription, ids, leases.seconds()));
      pause();
    }
  }

  private interface Request {
    void send(List<String> ackIds) throws IOException;
  }

  private void forBatches(Collection<String> ackIds, String otherwise, Request request) {
    List<String> all = new ArrayList<>(ackIds);
    for (int from = 0; from < all.size(); from += MOST_IDS) {
      try {
        request.send(all.subList(from, Math.min(all.size(), from + MOST_IDS)));
      } catch (IOException e) {
        failed("a part of it " + otherwise + " and may come again", e);
      }
    }
  }

  private void failed(String what, IOException e) {
    LOG.warn("{} {}: {}", subscription.getPath(), what, String.valueOf(e.getMessage()));
    if (e instanceof GoogleJsonResponseException answer
        && answer.getStatusCode() / 100 == 4
        && answer.getStatusCode() != TOO_MANY_REQUESTS
        && what.equals("is not read")) {
      synchronized (this) {
        refusal = e;
      }
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends the pulling and gives back what was not read. What was read can still be acknowledged, as
   * a runner may close a reader before it finalises its last mark.
   */
  void close() {
    List<String> unread = new ArrayList<>();
    synchronized (this) {
      closed = true;
      waiting.forEach(batch -> batch.messages().forEach(one -> unread.add(one.message().ackId())));
      waiting.clear();
      notifyAll();
    }
    giveBack(unread);
  }
}
