package io.crossdock.io.format;

import io.crossdock.schemas.source.SourceMessage;
import java.io.Serializable;
import java.util.function.Supplier;

/**
 * A wire format of records that have fields with names, such as JSON. It knows nothing of what the
 * fields mean, so that any pipeline can read it.
 */
interface MessageFormat extends Serializable {
  /** Whether the message is of this format. */
  boolean accepts(SourceMessage message);

  /**
   * Hands out the fields of the message's records.
   *
   * @param records asked at the beginning of each record, for what takes its fields
   * @throws MessageException saying what is wrong with the message
   */
  void read(SourceMessage message, Supplier<? extends FieldTaker> records) throws MessageException;
}
