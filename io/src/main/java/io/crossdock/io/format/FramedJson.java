package io.crossdock.io.format;

import io.crossdock.io.registry.RegisteredSchema;
import io.crossdock.io.registry.SchemaType;
import io.crossdock.schemas.source.SourceMessage;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * JSON behind the id of a JSON Schema. What it must be is said by our drafts, not by the schema.
 */
final class FramedJson implements FramedFormat {
  private static final long serialVersionUID = 1;

  @Override
  public SchemaType type() {
    return SchemaType.JSON;
  }

  @Override
  public void read(
      RegisteredSchema schema,
      SourceMessage message,
      int from,
      Supplier<? extends FieldTaker> records)
      throws MessageException {
    byte[] payload = message.payload();
    FieldTaker record = records.get();
    JsonFormat.read(Arrays.copyOfRange(payload, from, payload.length), record::take);
  }
}
