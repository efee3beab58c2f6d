package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** A message that is not what it should be: the declared way in which decoding fails. */
public final class MessageException extends Exception {
  private static final long serialVersionUID = 1;

  private final FailureKind kind;
  private final transient OptionalLong eventTimeMicros;

  MessageException(FailureKind kind, String message) {
    this(kind, message, OptionalLong.empty());
  }

  MessageException(FailureKind kind, String message, OptionalLong eventTimeMicros) {
    super(whole(message), null, false, false); // no stack: it is data, and there may be many
    this.kind = kind;
    this.eventTimeMicros = eventTimeMicros;
  }

  /** A parser may quote half a character, which is no text on the way to the next step. */
  private static String whole(String message) {
    return LoneSurrogate.isIn(message)
        ? new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        : message;
  }

  FailureKind kind() {
    return kind;
  }

  OptionalLong eventTimeMicros() {
    return eventTimeMicros;
  }
}
