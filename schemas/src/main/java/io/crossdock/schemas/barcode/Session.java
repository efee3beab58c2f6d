package io.crossdock.schemas.barcode;

import io.crossdock.schemas.identity.Identity;
import java.util.List;
import java.util.UUID;

/**
 * A run of sightings of one item with no gap longer than the session gap, one row of the table
 * {@code session}. It owns its span: when a late scan merges two sessions, the merged one replaces
 * every session of the item that began within it.
 *
 * @param tenant whose warehouse it is
 * @param item what was seen, {@link CheckedScan#item()}
 * @param firstMicros event time of the first sighting, microseconds since the epoch
 * @param lastMicros event time of the last sighting, microseconds since the epoch
 * @param count sightings, copies not counted
 * @param path the places in order, each named once for a run of sightings there; the first {@link
 *     #MOST_PLACES}
 * @param flags all flags of its scans
 * @param revision how much was known when this was said; the higher one holds
 */
public record Session(
    String tenant,
    String item,
    long firstMicros,
    long lastMicros,
    int count,
    List<String> path,
    int flags,
    int revision) {

  /**
   * Places that a session names at most. A product without serial numbers is everywhere at once
   * (R17) and may be seen for ever without a gap: its path would grow with each scan.
   */
  public static final int MOST_PLACES = 1_000;

  /** The session's id: follows from tenant, item and first sighting. */
  public UUID id() {
    return Identity.of("session", tenant, item, Long.toString(firstMicros));
  }
}
