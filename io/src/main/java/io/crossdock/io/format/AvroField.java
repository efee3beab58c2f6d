package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * A value of an Avro record.
 *
 * @param value as Avro's generic reader gives it
 * @param microsPerUnit what a number is multiplied by where it is a moment
 */
record AvroField(@Nullable Object value, long microsPerUnit) implements FieldValue {
  /** As far from 1970 as a message of JSON may say, microseconds. */
  private static final long MOST_MICROS = (1L << 50) * 1_000;

  @Override
  public boolean isNull() {
    return value == null;
  }

  @Override
  public String kind() {
    if (value instanceof ByteBuffer) {
      return "bytes";
    }
    return value == null ? "null" : value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** Avro's text is UTF-8 by its specification, and checked by nobody. */
  @Override
  public @Nullable String rawText() throws IOException {
    if (!(value instanceof Utf8 utf8)) {
      return null;
    }
    String text = utf8.toString();
    if (text.indexOf('\uFFFD') >= 0
        && !Arrays.equals(
            text.getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(utf8.getBytes(), utf8.getByteLength()))) {
      throw new IOException("a text that is no UTF-8");
    }
    return text;
  }

  @Override
  public @Nullable Double rawNumber() {
    return value instanceof Number number ? number.doubleValue() : null;
  }

  @Override
  public @Nullable Boolean rawBool() {
    return value instanceof Boolean bool ? bool : null;
  }

  @Override
  public @Nullable Long rawMicros() throws MessageException {
    if (!(value instanceof Long moment)) {
      return null;
    }
    long most = MOST_MICROS / microsPerUnit;
    if (moment < -most || moment > most) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION, "timestamp " + moment + " is beyond all bounds");
    }
    return moment * microsPerUnit;
  }

  /** Samples are 32-bit floats, little-endian, in bytes, or an array of numbers. */
  @Override
  public @Nullable SampleValues samples(String name) throws MessageException {
    if (value == null) {
      return null;
    }
    if (value instanceof ByteBuffer bytes) {
      byte[] floats = new byte[bytes.remaining()];
      bytes.duplicate().get(floats);
      return SampleValues.floats(name, floats);
    }
    if (!(value instanceof Collection<?> items)) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION, name + " is " + kind() + ", neither bytes nor an array");
    }
    SampleValues.Builder samples = new SampleValues.Builder(name);
    for (Object item : items) {
      if (!(item instanceof Number number)) {
        throw samples.notANumber(String.valueOf(item));
      }
      samples.add(number.doubleValue());
    }
    return samples.build();
  }
}
