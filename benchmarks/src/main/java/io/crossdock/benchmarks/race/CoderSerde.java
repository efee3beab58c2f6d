package io.crossdock.benchmarks.race;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A serde of Kafka's by one of Crossdock's compact coders; nothing stays nothing. */
final class CoderSerde {
  private CoderSerde() {}

  static <T> Serde<T> of(Coder<T> coder) {
    Serializer<T> serializer = (topic, value) -> bytes(coder, value);
    Deserializer<T> deserializer = (topic, bytes) -> value(coder, bytes);
    return Serdes.serdeFrom(serializer, deserializer);
  }

  private static <T> byte @Nullable [] bytes(Coder<T> coder, @Nullable T value) {
    if (value == null) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try {
      coder.encode(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static <T> @Nullable T value(Coder<T> coder, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return coder.decode(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
