package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import java.util.OptionalLong;

/** A message that is not what it should be: the declared way in which decoding fails. */
final class MessageException extends Exception {
  private static final long serialVersionUID = 1;

  private final FailureKind kind;
  private final transient OptionalLong eventTimeMicros;

  MessageException(FailureKind kind, String message) {
    this(kind, message, OptionalLong.empty());
  }

  MessageException(FailureKind kind, String message, OptionalLong eventTimeMicros) {
    super(message, null, false, false); // no stack: it is data, and there may be many
    this.kind = kind;
    this.eventTimeMicros = eventTimeMicros;
  }

  FailureKind kind() {
    return kind;
  }

  OptionalLong eventTimeMicros() {
    return eventTimeMicros;
  }
}
