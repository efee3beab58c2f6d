package io.crossdock.schemas.epcis;

import java.util.List;

/**
 * A valid EPCIS event of either notation (R10 to R12). Texts that an event does not have are empty.
 *
 * @param type {@code ObjectEvent} and its like, or the full URI of a type that is not the
 *     standard's
 * @param eventId what the sender calls the event; an event that corrects another repeats it (R14)
 * @param eventTimeMicros when it happened, microseconds since the epoch (R13)
 * @param offset the time zone where it happened, as {@code +02:00}; it says no moment (R49)
 * @param action ADD, OBSERVE or DELETE
 * @param bizStep the business step: a word of the Core Business Vocabulary whatever its notation in
 *     the message (R12), else the full URI
 * @param disposition the same for the state of the objects
 * @param readPoint where it was read
 * @param bizLocation where the objects are taken to be since
 * @param identifiers what it was about, in the message's order
 * @param correction whether it declares that the event of the same id was wrong
 * @param content all that makes it this event and no other, and so without eventID and recordTime
 */
public record EpcisEvent(
    String type,
    String eventId,
    long eventTimeMicros,
    String offset,
    String action,
    String bizStep,
    String disposition,
    String readPoint,
    String bizLocation,
    List<EpcisIdentifier> identifiers,
    boolean correction,
    EpcisNode content) {
  public EpcisEvent {
    identifiers = List.copyOf(identifiers);
  }
}
