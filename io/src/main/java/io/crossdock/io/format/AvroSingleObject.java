package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Avro's single-object encoding: C3 01, the schema's CRC-64-AVRO in eight bytes, little end first,
 * and the record. It needs no registry, and knows the versions of our contracts alone.
 */
final class AvroSingleObject implements MessageFormat {
  private static final long serialVersionUID = 1;

  /** Bytes before the record. */
  static final int HEAD = 10;

  private transient @Nullable Map<Long, AvroBody> bodies;

  @Override
  public boolean accepts(SourceMessage message) {
    return MessageKind.of(message) == MessageKind.AVRO_SINGLE_OBJECT;
  }

  @Override
  public void read(SourceMessage message, Supplier<? extends FieldTaker> records)
      throws MessageException {
    byte[] payload = message.payload();
    if (payload.length < HEAD) {
      throw new MessageException(FailureKind.MALFORMED, "ends within the head of Avro's encoding");
    }
    long fingerprint = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    Schema schema = AvroSchemas.byFingerprint(fingerprint);
    if (schema == null) {
      throw new MessageException(
          FailureKind.UNMATCHED,
          "names an Avro schema of fingerprint "
              + Long.toHexString(fingerprint)
              + ", which is no version of our contracts");
    }
    Map<Long, AvroBody> known = bodies == null ? new HashMap<>() : bodies;
    bodies = known;
    known.computeIfAbsent(fingerprint, id -> new AvroBody(schema)).read(payload, HEAD, records);
  }
}
