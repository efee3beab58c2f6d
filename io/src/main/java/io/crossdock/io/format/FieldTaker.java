package io.crossdock.io.format;

import java.io.IOException;

/** Takes the fields of one record, in the order in which they stand in the message. */
@FunctionalInterface
interface FieldTaker {
  /**
   * Takes one field.
   *
   * @param name the field's name in the messages of JSON, which other formats share
   * @param value what stands there, to be read now or never
   * @return whether the field is known; one that is not is left in the raw message
   * @throws IOException when the message ends or breaks within the value
   * @throws MessageException when the value is not what the field must be
   */
  boolean take(String name, FieldValue value) throws IOException, MessageException;

  /**
   * Is told of a field that only its sender has a name for, and so nobody here knows.
   *
   * @param number what stands in the message for the name
   */
  default void unnamed(int number) {}
}
