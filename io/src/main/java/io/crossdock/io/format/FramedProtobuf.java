package io.crossdock.io.format;

import com.google.protobuf.CodedInputStream;
import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.io.registry.RegisteredSchema;
import io.crossdock.io.registry.SchemaType;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Protobuf by a schema that a registry has. Behind the id stands which of the schema's messages it
 * is: its index, behind those of the messages around it; their count first, all as zig-zag varints,
 * and a single 0 for the first message (Confluent's wire format). The schema tells the message's
 * name and whether its types are ours; the message is read by our contract.
 */
final class FramedProtobuf implements FramedFormat {
  private static final long serialVersionUID = 1;

  /** Messages within messages. */
  private static final int MOST_INDEXES = 100;

  private static final List<Integer> FIRST = List.of(0);

  private final ProtobufContract contract;

  private transient @Nullable BySchema<ProtobufSchema> schemas;

  /** Messages of this contract. */
  FramedProtobuf(ProtobufContract contract) {
    this.contract = contract;
  }

  @Override
  public SchemaType type() {
    return SchemaType.PROTOBUF;
  }

  @Override
  public void read(
      RegisteredSchema schema,
      SourceMessage message,
      int from,
      Supplier<? extends FieldTaker> records)
      throws MessageException {
    BySchema<ProtobufSchema> known = schemas == null ? new BySchema<>() : schemas;
    schemas = known;
    ProtobufSchema theirs = known.get(schema, this::look);
    byte[] payload = message.payload();
    CodedInputStream in = CodedInputStream.newInstance(payload, from, payload.length - from);
    checkName(schema.id(), theirs.name(indexes(in)));
    ProtobufRecord.read(contract.message(), payload, from + in.getTotalBytesRead(), records.get());
  }

  private void checkName(int id, @Nullable String name) throws MessageException {
    String ours = contract.message().getFullName();
    if (!ours.equals(name)) {
      BySchema.UNRESOLVED.inc();
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION,
          "is "
              + (name == null ? "a message that is not there" : "a " + name)
              + " of schema "
              + Integer.toUnsignedString(id)
              + ", not a "
              + ours);
    }
  }

  private static List<Integer> indexes(CodedInputStream in) throws MessageException {
    try {
      int count = in.readSInt32();
      if (count == 0) {
        return FIRST;
      }
      if (count < 0 || count > MOST_INDEXES) {
        throw new MessageException(
            FailureKind.MALFORMED, "has a frame of " + count + " message indexes");
      }
      List<Integer> indexes = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        indexes.add(in.readSInt32());
      }
      return indexes;
    } catch (IOException e) {
      throw new MessageException(
          FailureKind.MALFORMED, "has a frame without message indexes: " + e.getMessage());
    }
  }

  private ProtobufSchema look(RegisteredSchema registered) throws MessageException {
    ProtobufSchema schema = ProtobufSchema.parse(registered);
    ProtobufCompatibility.check(schema, contract.message());
    return schema;
  }
}
