package io.crossdock.bridge;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the bridge has done since it began. */
final class Progress {
  /** How many ids are remembered to see that a message came again. */
  private static final int REMEMBERED = 10_000;

  private final Set<String> recent = Collections.newSetFromMap(new Oldest());
  private long moved;
  private long again;
  private long rejected;
  private long leftOut;
  private int waiting;
  private long lastAnswer = System.nanoTime();

  /** Forgets the oldest when there are too many. */
  private static final class Oldest extends LinkedHashMap<String, Boolean> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }

  /** A message is on its way to Kafka. */
  synchronized void taken(String name, String messageId, boolean saidAgain) {
    if (!recent.add(name + "\n" + messageId) || saidAgain) {
      again++;
    }
    if (waiting++ == 0) {
      lastAnswer = System.nanoTime();
    }
  }

  /** A message is in Kafka. */
  synchronized void moved() {
    moved++;
    waiting--;
    lastAnswer = System.nanoTime();
  }

  /** A message that was on its way will never be in Kafka. */
  synchronized void failed() {
    waiting--;
    lastAnswer = System.nanoTime();
  }

  /** A message was put aside. */
  synchronized void rejected() {
    rejected++;
  }

  /** A message was left out because that was asked for. */
  synchronized void leftOut() {
    leftOut++;
  }

  /** For how long Kafka has not answered although something is on its way. */
  synchronized Duration silence() {
    return waiting == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastAnswer);
  }

  @Override
  public synchronized String toString() {
    return moved
        + " moved, "
        + again
        + " of them seen before, "
        + waiting
        + " waiting, "
        + rejected
        + " rejected, "
        + leftOut
        + " left out";
  }
}
