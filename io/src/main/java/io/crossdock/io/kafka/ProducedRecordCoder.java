package io.crossdock.io.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.io.kafka.ProducerRecordCoder;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Beam's own coder of records of bytes, except that records are compared by their encoding: Beam's
 * compares arrays by identity, and DirectRunner warns of every record.
 */
final class ProducedRecordCoder extends CustomCoder<ProducerRecord<byte[], byte[]>> {
  private static final long serialVersionUID = 1;
  private static final ProducerRecordCoder<byte[], byte[]> RECORDS =
      ProducerRecordCoder.of(ByteArrayCoder.of(), ByteArrayCoder.of());

  @Override
  public void encode(ProducerRecord<byte[], byte[]> record, OutputStream stream)
      throws IOException {
    RECORDS.encode(record, stream);
  }

  @Override
  public ProducerRecord<byte[], byte[]> decode(InputStream stream) throws IOException {
    return RECORDS.decode(stream);
  }

  @Override
  public void verifyDeterministic() {}
}
