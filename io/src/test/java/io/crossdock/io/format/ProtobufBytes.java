package io.crossdock.io.format;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A message of Protobuf written by hand, field by field, whatever any contract says. */
final class ProtobufBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Writes to the end of the message. */
  private interface Write {
    void to(CodedOutputStream out) throws IOException;
  }

  ProtobufBytes text(int number, String value) {
    return write(out -> out.writeString(number, value));
  }

  ProtobufBytes number(int number, double value) {
    return write(out -> out.writeDouble(number, value));
  }

  ProtobufBytes single(int number, float value) {
    return write(out -> out.writeFloat(number, value));
  }

  ProtobufBytes varint(int number, long value) {
    return write(out -> out.writeInt64(number, value));
  }

  ProtobufBytes fixed64(int number, long value) {
    return write(out -> out.writeFixed64(number, value));
  }

  ProtobufBytes part(int number, ProtobufBytes value) {
    return write(out -> out.writeByteArray(number, value.toBytes()));
  }

  /** A google.protobuf.Timestamp. */
  ProtobufBytes moment(int number, long seconds, int nanos) {
    return part(number, new ProtobufBytes().varint(1, seconds).varint(2, nanos));
  }

  /** A message as it is. */
  ProtobufBytes raw(byte[] values) {
    bytes.writeBytes(values);
    return this;
  }

  /** Bytes that are no field. */
  ProtobufBytes raw(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  private ProtobufBytes write(Write field) {
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      field.to(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}
