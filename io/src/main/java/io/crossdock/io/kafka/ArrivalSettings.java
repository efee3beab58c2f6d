package io.crossdock.io.kafka;

import java.io.Serializable;
import java.time.Duration;

/**
 * How the watermark follows the arrival of records.
 *
 * @param maxOutOfOrder how far back a record's time may lie behind an earlier one's of its
 *     partition
 * @param futureTolerance how far ahead of now a record's time may lie and still move the watermark
 * @param idlePartitions what a partition without new records does to the watermark
 * @param idleAfter how long a partition is without records before it is idle, and how far behind
 *     the clock its watermark then stays
 */
public record ArrivalSettings(
    Duration maxOutOfOrder,
    Duration futureTolerance,
    IdlePartitions idlePartitions,
    Duration idleAfter)
    implements Serializable {

  /** What a partition without new records does to the watermark. */
  public enum IdlePartitions {
    /** It lets the watermark move on with the clock. */
    ADVANCE,
    /** It keeps the watermark where it is. */
    HOLD
  }
}
