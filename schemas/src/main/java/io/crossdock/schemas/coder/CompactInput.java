package io.crossdock.schemas.coder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Reads back what a {@link CompactOutput} wrote. Numbers out of bounds mean damaged bytes. */
public final class CompactInput {
  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private int at;

  CompactInput(byte[] bytes) {
    this(bytes, 0);
  }

  CompactInput(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  int at() {
    return at;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Reads one byte, 0 to 255. */
  public int readByte() {
    return bytes[at++] & 0xFF;
  }

  /** Reads a number that {@link CompactOutput#writeLong} wrote. */
  public long readLong() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
  }

  /** Reads a number that {@link CompactOutput#writeInt} wrote. */
  public int readInt() {
    return Math.toIntExact(readLong());
  }

  /** Reads the eight bytes of a double. */
  public double readDouble() {
    return Double.longBitsToDouble(readFixed());
  }

  /** Reads one byte as true or false. */
  public boolean readBoolean() {
    return readByte() != 0;
  }

  /** Reads a string. */
  public String readString() {
    int length = readLength();
    String value = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return value;
  }

  /**
   * Reads a string of which there are few different ones, as {@link #readString} does, but without
   * making it anew where it is known. Of which there are many, such as the names of scanners, it
   * costs more: they push each other out.
   */
  public String readShared() {
    int length = readLength();
    String value = SharedStrings.of(bytes, at, length);
    at += length;
    return value;
  }

  /** Reads an array of bytes. */
  public byte[] readBytes() {
    int length = readLength();
    byte[] value = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return value;
  }

  /** Reads the sixteen bytes of an id. */
  public UUID readUuid() {
    long high = readFixed();
    return new UUID(high, readFixed());
  }

  /** Reads one of an enum's constants, given all of them in order. */
  public <E extends Enum<E>> E readEnum(E[] constants) {
    return constants[readByte()];
  }

  /** Reads a list that cannot be changed. */
  public <T> List<T> readList(CompactCoder<T> coder) {
    return readElements(readLength(), coder);
  }

  /** Reads a list that stays packed, see {@link PackedChunks}. */
  public <T> List<T> readPacked(CompactCoder<T> coder) {
    return PackedChunks.read(this, coder);
  }

  <T> List<T> readElements(int size, CompactCoder<T> coder) {
    if (size == 0) {
      return List.of();
    }
    T first = coder.read(this);
    if (size == 1) {
      return List.of(first); // the likeliest, and cheaper than a list that is copied
    }
    List<T> values = new ArrayList<>(size);
    values.add(first);
    for (int i = 1; i < size; i++) {
      values.add(coder.read(this));
    }
    return List.copyOf(values);
  }

  /** Reads a list of strings that cannot be changed. */
  public List<String> readStrings() {
    int size = readLength();
    if (size == 0) {
      return List.of();
    }
    List<String> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(readString());
    }
    return List.copyOf(values);
  }

  /** A length that can't be more than what is left: an element takes a byte at least. */
  int readLength() {
    int length = readInt();
    if (length < 0 || length > bytes.length - at) {
      throw new IndexOutOfBoundsException(
          "length " + length + " with " + (bytes.length - at) + " bytes left");
    }
    return length;
  }

  private long readFixed() {
    long value = (long) BIG_ENDIAN.get(bytes, at);
    at += Long.BYTES;
    return value;
  }
}
