package io.crossdock.schemas.failure;

import io.crossdock.schemas.identity.Identity;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What became of a message that could not go on: the one form of dead letter, with all that is
 * needed to understand it and to replay it. The arrays must not be changed.
 *
 * @param id follows from source, step and kind: a message read again gives the same failure
 * @param tenant the tenant; empty where the message did not tell
 * @param pipeline the pipeline's name, such as {@code barcode}
 * @param step the name of the step that refused it
 * @param kind why
 * @param message what is wrong, for a person
 * @param payload the original bytes
 * @param contentType media type of the payload; empty where unknown
 * @param key the message's key; empty where it has none
 * @param source where the message was read
 * @param arrivalMicros when the broker took it, microseconds since the epoch
 * @param eventTimeMicros when it happened, microseconds since the epoch, where that could be read
 * @param attempt which reading of the message failed, 1 for the first
 */
@SuppressWarnings("ArrayRecordComponent") // copied on no path: nobody changes them
public record Failure(
    UUID id,
    String tenant,
    String pipeline,
    String step,
    FailureKind kind,
    String message,
    byte[] payload,
    String contentType,
    byte[] key,
    Source source,
    long arrivalMicros,
    OptionalLong eventTimeMicros,
    int attempt) {

  /** A failure of a message as it was read. */
  public static Failure of(
      SourceMessage read, String pipeline, String step, FailureKind kind, String message) {
    return of(read, read.tenant(), pipeline, step, kind, message, OptionalLong.empty());
  }

  /** A failure of a message whose tenant and event time are known by now. */
  public static Failure of(
      SourceMessage read,
      String tenant,
      String pipeline,
      String step,
      FailureKind kind,
      String message,
      OptionalLong eventTimeMicros) {
    return new Failure(
        Identity.of("failure", pipeline, step, kind.name(), read.source().toString()),
        tenant,
        pipeline,
        step,
        kind,
        message,
        read.payload(),
        read.contentType(),
        read.key(),
        read.source(),
        read.arrivalMicros(),
        eventTimeMicros,
        read.attempt());
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Failure other
        && id.equals(other.id)
        && tenant.equals(other.tenant)
        && pipeline.equals(other.pipeline)
        && step.equals(other.step)
        && kind == other.kind
        && message.equals(other.message)
        && Arrays.equals(payload, other.payload)
        && contentType.equals(other.contentType)
        && Arrays.equals(key, other.key)
        && source.equals(other.source)
        && arrivalMicros == other.arrivalMicros
        && eventTimeMicros.equals(other.eventTimeMicros)
        && attempt == other.attempt;
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "Failure[" + kind + " in " + step + " from " + source + ": " + message + "]";
  }
}
