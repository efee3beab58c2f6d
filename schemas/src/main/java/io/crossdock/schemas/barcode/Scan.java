package io.crossdock.schemas.barcode;

import io.crossdock.schemas.identity.Identity;
import io.crossdock.schemas.source.Source;
import java.util.UUID;

/**
 * One sighting of one code by one reader, as decoded from a message and not yet checked. Texts that
 * a message does not have are empty.
 *
 * @param tenant whose warehouse it is
 * @param id follows from the content ({@link #identify}): a message sent twice is one scan
 * @param eventId the id that the sender gave the event
 * @param scannerId the scanner or reader
 * @param location the read point, a place of the tenant
 * @param rawCode the code as the scanner gave it
 * @param eventTimeMicros when it was read by the scanner's clock, microseconds since the epoch
 * @param arrivalMicros when the broker took it, microseconds since the epoch
 * @param step the business step, such as {@code shipping}
 * @param reading how it was read, and whether it is a sighting at all
 * @param source where the message stands
 */
public record Scan(
    String tenant,
    UUID id,
    String eventId,
    String scannerId,
    String location,
    String rawCode,
    long eventTimeMicros,
    long arrivalMicros,
    String step,
    Reading reading,
    Source source) {

  /** How a code was read. */
  public enum Reading {
    /** One code at a pull of the trigger, by a hand. */
    SINGLE,
    /** One of many that were read, or packed, at once: no hand limits their pace. */
    BULK,
    /**
     * Not read at all: a later declaration that the event with the same event id was wrong (R14).
     */
    CORRECTION
  }

  /** The id of a scan with this content. Arrival and source do not count: they differ in a copy. */
  public static UUID identify(
      String tenant,
      String eventId,
      String scannerId,
      String location,
      String rawCode,
      long eventTimeMicros,
      String step) {
    return Identity.of(
        tenant, eventId, scannerId, location, rawCode, Long.toString(eventTimeMicros), step);
  }
}
