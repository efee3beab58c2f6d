package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.ResolvingDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of one writer's schema as our contract has them, by Avro's rules of resolution:
 * fields by name or alias, numbers widened, defaults for what is not there. For one thread.
 */
final class AvroRecords {
  private final FieldReader reader;
  private final Schema contract;
  private final long microsPerUnit;
  private final int unknownFields;

  /** Keeps the name of the field that it reads, for whoever reads of a failure. */
  private static final class FieldReader extends GenericDatumReader<IndexedRecord> {
    private @Nullable String field;

    FieldReader(Schema writer, Schema contract) {
      // Not the JVM's one: somebody may have added conversions to it.
      super(writer, contract, new GenericData());
    }

    @Override
    protected void readField(
        Object record,
        Schema.Field read,
        @Nullable Object old,
        ResolvingDecoder in,
        @Nullable Object state)
        throws IOException {
      field = read.name();
      super.readField(record, read, old, in, state);
      field = null;
    }
  }

  /**
   * Brings a writer's record together with our contract for it.
   *
   * @throws MessageException when we have none, or its time has no unit
   */
  AvroRecords(Schema writer) throws MessageException {
    contract = AvroSchemas.contractFor(writer);
    Schema renamed = Schema.applyAliases(writer, contract);
    unknownFields =
        (int)
            renamed.getFields().stream()
                .filter(field -> contract.getField(field.name()) == null)
                .count();
    microsPerUnit = microsPerUnit(renamed.getField("timestamp"));
    reader = new FieldReader(renamed, contract);
  }

  /** Avro's resolution takes any long for any other: the unit must be asked of the writer. */
  private static long microsPerUnit(Schema.@Nullable Field timestamp) throws MessageException {
    if (timestamp == null) {
      return 1; // it is missing, as resolution finds out
    }
    Schema schema = timestamp.schema();
    if (schema.getType() == Schema.Type.UNION) {
      for (Schema branch : schema.getTypes()) {
        schema = branch.getType() == Schema.Type.LONG ? branch : schema;
      }
    }
    LogicalType type = schema.getLogicalType();
    if (type instanceof LogicalTypes.TimestampMicros) {
      return 1;
    }
    if (type instanceof LogicalTypes.TimestampMillis) {
      return 1_000;
    }
    throw refused(
        "timestamp is "
            + schema
            + " in its schema, not a long of logical type timestamp-micros or timestamp-millis");
  }

  /** How many fields the writer has that our contract does not: they are skipped. */
  int unknownFields() {
    return unknownFields;
  }

  /**
   * Hands out the fields of a record.
   *
   * @throws MessageException when the bytes are no such record, or it cannot be resolved
   */
  void read(PayloadDecoder in, FieldTaker fields) throws MessageException {
    IndexedRecord record = resolve(in);
    if (in.remaining() > 0) {
      throw malformed(in.remaining() + " bytes follow the record");
    }
    try {
      for (Schema.Field field : contract.getFields()) {
        Object value = record.get(field.pos());
        if (value != null) {
          fields.take(field.name(), new AvroField(value, microsPerUnit));
        }
      }
    } catch (IOException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  private IndexedRecord resolve(PayloadDecoder in) throws MessageException {
    reader.field = null;
    try {
      return reader.read(null, in);
    } catch (AvroTypeException e) {
      BySchema.UNRESOLVED.inc();
      throw refused(at() + e.getMessage());
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      // An index of a union or an enum beyond its schema is found out by the array it is of.
      throw malformed(at() + e.getMessage());
    }
  }

  private String at() {
    return reader.field == null ? "" : reader.field + ": ";
  }

  private static MessageException malformed(String reason) {
    return new MessageException(FailureKind.MALFORMED, "is no Avro of its schema: " + reason);
  }

  private static MessageException refused(String reason) {
    return new MessageException(FailureKind.SCHEMA_VIOLATION, reason);
  }
}
