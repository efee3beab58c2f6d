package io.crossdock.io.format;

import io.crossdock.io.registry.RegisteredSchema;
import io.crossdock.io.registry.SchemaType;
import io.crossdock.schemas.source.SourceMessage;
import java.io.Serializable;
import java.util.function.Supplier;

/** A format whose messages name their schema by a registry's id. */
interface FramedFormat extends Serializable {
  /** The language of such schemas. */
  SchemaType type();

  /**
   * Hands out the fields of the message's records.
   *
   * @param schema the schema that the message names
   * @param from where the message goes on behind the id, in bytes
   * @param records asked at the beginning of each record, for what takes its fields
   * @throws MessageException saying what is wrong with the message, or its schema
   */
  void read(
      RegisteredSchema schema,
      SourceMessage message,
      int from,
      Supplier<? extends FieldTaker> records)
      throws MessageException;
}
