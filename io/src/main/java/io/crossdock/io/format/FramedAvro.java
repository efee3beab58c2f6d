package io.crossdock.io.format;

import io.crossdock.io.registry.RegisteredSchema;
import io.crossdock.io.registry.SchemaType;
import io.crossdock.schemas.source.SourceMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Avro by a schema that a registry has. */
final class FramedAvro implements FramedFormat {
  private static final long serialVersionUID = 1;

  /** What became of schemas, by their ids: each is looked at once. */
  private transient @Nullable Map<Integer, Outcome> outcomes;

  private record Outcome(@Nullable AvroBody body, @Nullable MessageException refusal) {}

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
    Map<Integer, Outcome> known = outcomes == null ? new HashMap<>() : outcomes;
    outcomes = known;
    Outcome outcome = known.computeIfAbsent(schema.id(), id -> look(schema));
    if (outcome.refusal != null) {
      AvroSchemas.UNRESOLVED.inc();
      throw outcome.refusal;
    }
    if (outcome.body != null) {
      outcome.body.read(message.payload(), from, records);
    }
  }

  private static Outcome look(RegisteredSchema schema) {
    try {
      return new Outcome(new AvroBody(AvroSchemas.parse(schema)), null);
    } catch (MessageException e) {
      return new Outcome(null, e);
    }
  }
}
