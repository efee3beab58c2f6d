package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import org.jspecify.annotations.Nullable;

/** Fields that a record must have. */
final class RequiredField {
  private RequiredField() {}

  /** The text of a field that must be there and not blank. */
  static String text(String name, @Nullable String value) throws MessageException {
    if (value == null) {
      throw missing(name);
    }
    if (value.isBlank()) {
      throw new MessageException(FailureKind.SCHEMA_VIOLATION, name + " is blank");
    }
    return value;
  }

  /** What a record fails of that lacks the field. */
  static MessageException missing(String name) {
    return new MessageException(FailureKind.SCHEMA_VIOLATION, name + " is missing");
  }
}
