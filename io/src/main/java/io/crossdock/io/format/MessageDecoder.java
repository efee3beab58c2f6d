package io.crossdock.io.format;

import io.crossdock.schemas.source.SourceMessage;
import java.io.Serializable;
import java.util.List;

/** One wire format: messages of it to values. */
interface MessageDecoder<T> extends Serializable {
  /** Whether the message is of this format, by its content type or by a look at its beginning. */
  boolean accepts(SourceMessage message);

  /**
   * The values in a message; none where it is right and has none.
   *
   * @throws MessageException saying what is wrong with the message, all of it
   */
  List<T> decode(SourceMessage message) throws MessageException;
}
