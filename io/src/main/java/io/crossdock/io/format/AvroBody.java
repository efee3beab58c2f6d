package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * The bytes behind a message's head, by their writer's schema: a record, or a union of records
 * where a topic holds several kinds. For one thread.
 */
final class AvroBody {
  private final Schema writer;
  private final AvroRecords[] branches;
  private final Counter unknownFields = Metrics.counter("decode", "unknown_fields");

  AvroBody(Schema writer) {
    this.writer = writer;
    this.branches =
        new AvroRecords[writer.getType() == Schema.Type.UNION ? writer.getTypes().size() : 1];
  }

  /** Hands out the fields of the record in {@code payload} from the byte {@code from} on. */
  void read(byte[] payload, int from, Supplier<? extends FieldTaker> records)
      throws MessageException {
    PayloadDecoder in = new PayloadDecoder(payload, from);
    AvroRecords branch = branch(in);
    unknownFields.inc(branch.unknownFields());
    branch.read(in, records.get());
  }

  private AvroRecords branch(PayloadDecoder in) throws MessageException {
    int index = 0;
    Schema schema = writer;
    if (writer.getType() == Schema.Type.UNION) {
      try {
        index = in.readIndex();
      } catch (IOException e) {
        throw new MessageException(
            FailureKind.MALFORMED, "is no Avro of its schema: " + e.getMessage());
      }
      if (index < 0 || index >= branches.length) {
        throw new MessageException(
            FailureKind.MALFORMED, "is no Avro of its schema, whose union has no " + index);
      }
      schema = writer.getTypes().get(index);
    }
    @Nullable AvroRecords known = branches[index];
    if (known == null) {
      known = new AvroRecords(schema);
      branches[index] = known;
    }
    return known;
  }
}
