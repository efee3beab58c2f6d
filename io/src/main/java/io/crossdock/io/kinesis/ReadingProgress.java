package io.crossdock.io.kinesis;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import org.joda.time.Instant;

/**
 * How far a reader of several shards is. A shard without new records may be idle, or there may be
 * records that the reader did not come to: it was held up, it works through a backlog of other
 * shards, or Kinesis gave no answer. KinesisIO does not tell its policies which it is; this does,
 * by what they see together.
 *
 * <p>A reader is held up when nobody asks how far it is, so time in which nobody asks does not
 * count. A reader is up to date when none of the records that it has taken lately was old.
 */
final class ReadingProgress implements Serializable {
  private static final long serialVersionUID = 1;

  /** More than the longest time between two questions to a reader that nothing holds up. */
  private static final long LONGEST_STEP_MILLIS = 3_000;

  private static final long NEVER = -1;

  private final long idleMillis;
  private final Clock clock;

  private transient long asked;
  private transient long awake;
  private transient long tookOldAt;
  private transient long fetched;
  private transient boolean begun;

  ReadingProgress(Duration idleAfter, Clock clock) {
    this.idleMillis = idleAfter.toMillis();
    this.clock = clock;
  }

  private void begin() {
    if (!begun) {
      begun = true;
      asked = clock.millis();
      tookOldAt = NEVER;
      fetched = NEVER;
    }
  }

  /** The time, in milliseconds, in which the reader was awake; called when it is asked. */
  synchronized long awake() {
    begin();
    long now = clock.millis();
    awake += Math.max(0, Math.min(now - asked, LONGEST_STEP_MILLIS));
    asked = now;
    return awake;
  }

  /** A record was taken. */
  synchronized void took(Instant arrival) {
    begin();
    if (clock.millis() - arrival.getMillis() > idleMillis) {
      tookOldAt = awake;
    }
  }

  /** Kinesis has answered a request for records, and all that it gave waits to be taken. */
  synchronized void fetched() {
    begin();
    fetched = clock.millis();
  }

  /**
   * Up to when a shard that has been quiet for so long is known to be empty; the least there is
   * where that is not known.
   *
   * @param quietMillis time in which the reader was awake and the shard gave nothing
   */
  synchronized Instant emptyUntil(long quietMillis) {
    begin();
    boolean upToDate = tookOldAt == NEVER || awake - tookOldAt >= idleMillis;
    return quietMillis >= idleMillis && upToDate && fetched != NEVER
        ? Instant.ofEpochMilli(fetched)
        : Instant.ofEpochMilli(Long.MIN_VALUE);
  }
}
