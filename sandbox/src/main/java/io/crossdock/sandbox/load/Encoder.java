package io.crossdock.sandbox.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A format: what writes the fields of a message in it. */
interface Encoder {
  /** Media type of what it writes. */
  String contentType();

  /**
   * The message in this format.
   *
   * @param fields as in the messages of JSON
   * @return empty where the format cannot say it
   */
  Optional<byte[]> encode(ObjectNode fields);
}
