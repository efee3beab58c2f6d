package io.crossdock.io.format;

import io.crossdock.io.registry.RegisteredSchema;
import io.crossdock.io.registry.SchemaType;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Messages of Avro, and the one value of each. */
final class FromAvro {
  static final Source SOURCE = Source.kafka("avro", 1, 7);
  static final long ARRIVAL = 1_767_603_600_700_000L;

  private FromAvro() {}

  static SourceMessage message(byte[] payload) {
    return new SourceMessage(payload, "", new byte[0], "", ARRIVAL, 1, SOURCE);
  }

  /** The value in a message of the single-object encoding. */
  static <T> T singleObject(FieldDecoder.Drafts<T> drafts, byte[] payload) throws MessageException {
    return one(new AvroSingleObject(), drafts, payload);
  }

  /** The value in a framed message, by a schema that needs no registry. */
  static <T> T framed(FieldDecoder.Drafts<T> drafts, String schema, byte[] payload)
      throws MessageException {
    return one(new OneSchema(schema), drafts, payload);
  }

  /** A decoder of scans in framed messages, all by one schema. */
  static FieldDecoder<Scan> scans(String schema) {
    return new FieldDecoder<>(new OneSchema(schema), ScanDraft::begin, "default");
  }

  /** The scan in a record of any schema. */
  static Scan scan(GenericRecord record) throws MessageException {
    return framed(
        ScanDraft::begin,
        record.getSchema().toString(),
        AvroMessages.framed(1, record.getSchema(), record));
  }

  /** The scan in a record's bytes of any schema, without a head. */
  static Scan scan(Schema schema, byte[] body) throws MessageException {
    byte[] payload = new byte[5 + body.length];
    System.arraycopy(body, 0, payload, 5, body.length);
    return framed(ScanDraft::begin, schema.toString(), payload);
  }

  private static <T> T one(MessageFormat format, FieldDecoder.Drafts<T> drafts, byte[] payload)
      throws MessageException {
    List<T> values =
        new FieldDecoder<>(format, drafts, "default").decode(message(payload), name -> {});
    if (values.size() != 1) {
      throw new IllegalStateException(Arrays.toString(payload) + " has " + values.size());
    }
    return values.get(0);
  }

  private static final class OneSchema implements MessageFormat {
    private static final long serialVersionUID = 1;

    private final FramedAvro format = new FramedAvro();
    private final String schema;

    OneSchema(String schema) {
      this.schema = schema;
    }

    @Override
    public boolean accepts(SourceMessage message) {
      return true;
    }

    @Override
    public void read(SourceMessage message, Supplier<? extends FieldTaker> records)
        throws MessageException {
      format.read(new RegisteredSchema(1, SchemaType.AVRO, schema, List.of()), message, 5, records);
    }
  }
}
