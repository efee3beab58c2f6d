package io.crossdock.schemas.coder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A growing buffer that a record is written into before it leaves in one bulk write: a stream that
 * takes each field by itself costs several times as much.
 */
public final class CompactOutput {
  /** Room for the length in front of the record, so that both leave in the same write. */
  static final int HEAD = 5;

  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = new byte[512];
  private int end = HEAD;

  CompactOutput() {}

  void clear() {
    end = HEAD;
  }

  byte[] bytes() {
    return bytes;
  }

  int end() {
    return end;
  }

  /** Writes one byte, the lowest eight bits of {@code value}. */
  public void writeByte(int value) {
    room(1);
    bytes[end++] = (byte) value;
  }

  /** Writes a number in one to ten bytes, fewer for numbers near zero of either sign. */
  public void writeLong(long value) {
    room(10);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      bytes[end++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[end++] = (byte) rest;
  }

  /** Writes a number as {@link #writeLong} does. */
  public void writeInt(int value) {
    writeLong(value);
  }

  /** Writes the eight bytes of an IEEE 754 double. */
  public void writeDouble(double value) {
    writeFixed(Double.doubleToRawLongBits(value));
  }

  /** Writes one byte, 0 or 1. */
  public void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** Writes a string's length in bytes and its UTF-8. */
  public void writeString(String value) {
    writeBytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes an array's length and its bytes. */
  public void writeBytes(byte[] value) {
    writeInt(value.length);
    writeRaw(value, value.length);
  }

  /** Writes the first bytes of an array; what was written before says how many there are. */
  void writeRaw(byte[] value, int length) {
    room(length);
    System.arraycopy(value, 0, bytes, end, length);
    end += length;
  }

  /** Writes the sixteen bytes of an id. */
  public void writeUuid(UUID value) {
    writeFixed(value.getMostSignificantBits());
    writeFixed(value.getLeastSignificantBits());
  }

  /** Writes an enum's position in one byte: its constants may be added to, at the end only. */
  @SuppressWarnings("EnumOrdinal")
  public void writeEnum(Enum<?> value) {
    writeByte(value.ordinal());
  }

  /** Writes a list's length and its elements. */
  public <T> void writeList(List<T> values, CompactCoder<T> coder) {
    if (values instanceof PackedList<T> packed) {
      packed.write(coder, this);
      return;
    }
    if (values instanceof PackedChunks<T> packed) {
      packed.write(coder, this);
      return;
    }
    writeInt(values.size());
    for (T value : values) {
      coder.write(value, this);
    }
  }

  /** Writes a list's length and its strings. */
  public void writeStrings(List<String> values) {
    writeInt(values.size());
    for (String value : values) {
      writeString(value);
    }
  }

  private void writeFixed(long value) {
    room(Long.BYTES);
    BIG_ENDIAN.set(bytes, end, value);
    end += Long.BYTES;
  }

  private void room(int more) {
    if (bytes.length - end < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + more));
    }
  }
}
