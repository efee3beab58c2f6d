package io.crossdock.io.format;

import io.crossdock.io.registry.RegisteredSchema;
import io.crossdock.io.registry.RegistryException;
import io.crossdock.io.registry.RegistrySettings;
import io.crossdock.io.registry.SchemasById;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * Messages in the frame of Confluent's wire format: a byte 0, the id of a schema in four bytes, big
 * end first, and what the schema says. The registry tells the schema, and with it the format.
 */
public final class RegistryFrame implements MessageFormat {
  private static final long serialVersionUID = 1;
  private static final int HEAD = 5;

  private final @Nullable RegistrySettings settings;
  private final List<FramedFormat> formats;
  private final Counter unknownIds = Metrics.counter("decode", "failures_unknown_schema");
  private final Counter unavailable = Metrics.counter("decode", "failures_registry_unavailable");
  private transient @Nullable SchemasById schemas;

  /**
   * Frames of a registry.
   *
   * @param settings the registry; without one such messages are failures of kind UNAVAILABLE
   * @param formats one for each language of schemas that can be read
   */
  RegistryFrame(@Nullable RegistrySettings settings, List<FramedFormat> formats) {
    this.settings = settings;
    this.formats = formats;
  }

  /** What stands before a message of this schema. */
  static byte[] head(int id) {
    return ByteBuffer.allocate(HEAD).put((byte) 0).putInt(id).array();
  }

  /** A message that needs nothing more before it, as JSON does, in the frame of this schema. */
  public static byte[] around(int id, byte[] message) {
    return ByteBuffer.allocate(HEAD + message.length).put(head(id)).put(message).array();
  }

  @Override
  public boolean accepts(SourceMessage message) {
    return MessageKind.of(message) == MessageKind.REGISTRY_FRAME;
  }

  @Override
  public void read(SourceMessage message, Supplier<? extends FieldTaker> records)
      throws MessageException {
    int id = ByteBuffer.wrap(message.payload()).getInt(1);
    RegisteredSchema schema = schema(id);
    for (FramedFormat format : formats) {
      if (format.type() == schema.type()) {
        format.read(schema, message, HEAD, records);
        return;
      }
    }
    throw new MessageException(
        FailureKind.SCHEMA_VIOLATION, "schema " + name(id) + " is of type " + schema.type());
  }

  private RegisteredSchema schema(int id) throws MessageException {
    if (settings == null) {
      unavailable.inc();
      throw new MessageException(
          FailureKind.UNAVAILABLE,
          "names schema " + name(id) + " of a registry: say --schemaRegistryUrl");
    }
    SchemasById all = schemas == null ? SchemasById.of(settings) : schemas;
    schemas = all;
    try {
      return all.get(id);
    } catch (RegistryException e) {
      throw failure(id, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("told to end while the schema registry was asked", e);
    }
  }

  private MessageException failure(int id, RegistryException e) {
    FailureKind kind =
        switch (e.reason()) {
          case UNKNOWN -> FailureKind.UNMATCHED;
          case REFUSED -> FailureKind.SCHEMA_VIOLATION;
          case AWAY, DENIED -> FailureKind.UNAVAILABLE;
        };
    if (kind == FailureKind.UNAVAILABLE) {
      unavailable.inc();
    } else {
      unknownIds.inc();
    }
    return new MessageException(kind, "names schema " + name(id) + ": " + e.getMessage());
  }

  private static String name(int id) {
    return Integer.toUnsignedString(id);
  }
}
