package io.crossdock.schemas.source;

import java.util.Arrays;
import java.util.Objects;

/**
 * A message as it was read, before anybody tried to understand it: what a parser gets and what a
 * {@link io.crossdock.schemas.failure.Failure} keeps. The arrays must not be changed.
 *
 * @param payload the bytes; empty for a message without a value
 * @param contentType media type where the message or its door says one; else empty
 * @param key the message's key; empty where it has none
 * @param tenant tenant that the door or a header says; empty where only the payload can tell
 * @param arrivalMicros when the broker took it, microseconds since the epoch
 * @param attempt 1 for a first reading, one more for each replay
 * @param source where it was read
 */
@SuppressWarnings("ArrayRecordComponent") // copied on no path: nobody changes them
public record SourceMessage(
    byte[] payload,
    String contentType,
    byte[] key,
    String tenant,
    long arrivalMicros,
    int attempt,
    Source source) {

  @Override
  public boolean equals(Object object) {
    return object instanceof SourceMessage other
        && Arrays.equals(payload, other.payload)
        && contentType.equals(other.contentType)
        && Arrays.equals(key, other.key)
        && tenant.equals(other.tenant)
        && arrivalMicros == other.arrivalMicros
        && attempt == other.attempt
        && source.equals(other.source);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(payload), source, attempt);
  }

  @Override
  public String toString() {
    return "SourceMessage[" + payload.length + " bytes from " + source + "]";
  }
}
