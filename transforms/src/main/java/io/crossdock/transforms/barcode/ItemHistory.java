package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Session;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one item: immutable, so that a state backend may keep it without a copy.
 *
 * @param tenant whose item it is
 * @param item {@link CheckedScan#item()}
 * @param known how many inputs were taken in; the revision of what is said next
 * @param sightings the item's scans by event time and id, that may still be judged against; packed
 *     once they were written down ({@link io.crossdock.schemas.coder.PackedChunks})
 * @param bystanders scans that are no sightings, kept to know their copies and corrections
 * @param fast scans that are known to be too fast but have not come yet
 * @param told sessions as they were last written
 * @param opening what came before the first sighting in a session that still goes on
 * @param doneMicros sightings up to here belong to sessions that cannot change any more
 * @param wakeMicros when to look at this item again, on the watermark's axis
 * @param scheduledMicros when a timer will, be it sooner or not at all ({@code Long.MAX_VALUE})
 */
public record ItemHistory(
    String tenant,
    String item,
    int known,
    List<CheckedScan> sightings,
    List<CheckedScan> bystanders,
    List<TooFast> fast,
    List<Session> told,
    @Nullable Session opening,
    long doneMicros,
    long wakeMicros,
    long scheduledMicros) {

  /** A scan found too fast (by the scanner's other scans). */
  public record TooFast(UUID scanId, long eventTimeMicros) {}

  /** Of an item of which nothing is known yet. */
  public static ItemHistory empty(String tenant, String item) {
    return new ItemHistory(
        tenant,
        item,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        Long.MAX_VALUE);
  }

  /** Whether nothing is left to remember. */
  public boolean isEmpty() {
    return sightings.isEmpty() && bystanders.isEmpty() && fast.isEmpty() && opening == null;
  }

  /** The same, to be woken then; never if {@code Long.MAX_VALUE}. */
  public ItemHistory scheduled(long micros) {
    return new ItemHistory(
        tenant,
        item,
        known,
        sightings,
        bystanders,
        fast,
        told,
        opening,
        doneMicros,
        wakeMicros,
        micros);
  }
}
