package io.crossdock.io.format;

import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A value while its fields come in, whatever the format: the one place that knows what the fields
 * of a kind of message mean. {@code tenant} and {@code timestamp} are fields of all kinds.
 *
 * @param <T> what comes of it
 */
abstract class Draft<T> implements FieldTaker {
  private @Nullable String tenant;
  private @Nullable Long eventTimeMicros;

  @Override
  public final boolean take(String name, FieldValue value) throws IOException, MessageException {
    switch (name) {
      case "tenant" -> tenant = value.name(name);
      case "timestamp" -> eventTimeMicros = value.micros(name);
      default -> {
        return takeOwn(name, value);
      }
    }
    return true;
  }

  /** Takes a field of this kind; false for one that it does not know. */
  abstract boolean takeOwn(String name, FieldValue value) throws IOException, MessageException;

  /** The value, once the time and the tenant are known. */
  abstract T make(SourceMessage message, String owner, long timeMicros) throws MessageException;

  /**
   * The value of the fields that were taken.
   *
   * @param defaultTenant the tenant of a record that names none and came by no door of one
   * @throws MessageException saying what is wrong, with the event time where that is known
   */
  final T finish(SourceMessage message, String defaultTenant) throws MessageException {
    if (eventTimeMicros == null) {
      throw RequiredField.missing("timestamp");
    }
    long time = eventTimeMicros;
    try {
      return make(message, Owner.of(message, tenant, defaultTenant), time);
    } catch (MessageException e) {
      throw new MessageException(e.kind(), String.valueOf(e.getMessage()), OptionalLong.of(time));
    }
  }
}
