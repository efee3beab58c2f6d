package io.crossdock.io.format;

import io.crossdock.io.registry.RegisteredSchema;
import io.crossdock.io.registry.SchemaType;
import io.crossdock.schemas.source.SourceMessage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Avro by a schema that a registry has. */
final class FramedAvro implements FramedFormat {
  private static final long serialVersionUID = 1;

  private transient @Nullable BySchema<AvroBody> bodies;

  @Override
  public SchemaType type() {
    return SchemaType.AVRO;
  }

  @Override
  public void read(
      RegisteredSchema schema,
      SourceMessage message,
      int from,
      Supplier<? extends FieldTaker> records)
      throws MessageException {
    BySchema<AvroBody> known = bodies == null ? new BySchema<>() : bodies;
    bodies = known;
    known
        .get(schema, registered -> new AvroBody(AvroSchemas.parse(registered)))
        .read(message.payload(), from, records);
  }
}
