package io.crossdock.transforms.maintenance.score;

import java.io.Serializable;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * That there is another model at an address, or none any more.
 *
 * @param uri the address
 * @param atMillis when this was seen or told, milliseconds since the epoch
 * @param entry the model; null where there is none any more
 */
record ModelChange(String uri, long atMillis, @Nullable ModelEntry entry)
    implements Serializable, Comparable<ModelChange> {
  private static final Comparator<ModelChange> LATER_LAST =
      Comparator.comparingLong(ModelChange::atMillis).thenComparing(ModelChange::hash);

  /** The hash of the model's file; empty, and so before all others, where there is none. */
  private String hash() {
    return entry == null ? "" : entry.ref().sha256();
  }

  /** By time; of two at one time any fixed order. */
  @Override
  public int compareTo(ModelChange other) {
    return LATER_LAST.compare(this, other);
  }
}
