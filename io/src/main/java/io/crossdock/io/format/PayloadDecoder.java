package io.crossdock.io.format;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary encoding in a message. A length says how much is allocated and read only where so
 * much is left; Avro's own decoder allocates first, and its limits are those of the whole JVM.
 */
final class PayloadDecoder extends Decoder {
  /** What may take no bytes, such as null, is bounded by the message's size and this. */
  private static final int ITEMS_WITHOUT_BYTES = 1_000;

  private final ByteBuffer bytes;
  private long itemsLeft;

  /** Reads {@code payload} from the byte {@code from} on. */
  PayloadDecoder(byte[] payload, int from) {
    bytes = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).position(from);
    itemsLeft = bytes.remaining() + (long) ITEMS_WITHOUT_BYTES;
  }

  /** How many bytes have not been read. */
  int remaining() {
    return bytes.remaining();
  }

  private void need(long length) throws IOException {
    if (length < 0 || length > bytes.remaining()) {
      throw new EOFException(
          "a value of " + length + " bytes where " + bytes.remaining() + " are left");
    }
  }

  @Override
  public void readNull() {}

  @Override
  public boolean readBoolean() throws IOException {
    need(1);
    byte value = bytes.get();
    if (value != 0 && value != 1) {
      throw new IOException("a boolean of " + value);
    }
    return value == 1;
  }

  @Override
  public int readInt() throws IOException {
    long value = readLong();
    if (value != (int) value) {
      throw new IOException("an int of " + value);
    }
    return (int) value;
  }

  /** Seven bits a byte, the lowest first, and the sign in the lowest (zigzag). */
  @Override
  public long readLong() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      need(1);
      byte part = bytes.get();
      value |= (part & 0x7FL) << shift;
      if (part >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new IOException("a number of more than 10 bytes");
  }

  @Override
  public float readFloat() throws IOException {
    need(Float.BYTES);
    return bytes.getFloat();
  }

  @Override
  public double readDouble() throws IOException {
    need(Double.BYTES);
    return bytes.getDouble();
  }

  private byte[] take(long length) throws IOException {
    need(length);
    byte[] taken = new byte[(int) length];
    bytes.get(taken);
    return taken;
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    return new Utf8(take(readLong()));
  }

  @Override
  public String readString() throws IOException {
    return new String(take(readLong()), StandardCharsets.UTF_8);
  }

  @Override
  public void skipString() throws IOException {
    skipBytes();
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    return ByteBuffer.wrap(take(readLong()));
  }

  @Override
  public void skipBytes() throws IOException {
    skip(readLong());
  }

  @Override
  public void readFixed(byte[] target, int start, int length) throws IOException {
    need(length);
    bytes.get(target, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    skip(length);
  }

  private void skip(long length) throws IOException {
    need(length);
    bytes.position(bytes.position() + (int) length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  private long counted(long items) throws IOException {
    itemsLeft -= items;
    if (items < 0 || itemsLeft < 0) {
      throw new IOException("more items than the message can hold");
    }
    return items;
  }

  /** The items of a block; a count below 0 is followed by the block's size. */
  @Override
  public long readArrayStart() throws IOException {
    long count = readLong();
    if (count < 0) {
      need(readLong());
      count = -count;
    }
    return counted(count);
  }

  @Override
  public long arrayNext() throws IOException {
    return readArrayStart();
  }

  /** The items of a block that is to be skipped one by one; blocks of a known size are skipped. */
  @Override
  public long skipArray() throws IOException {
    long count = readLong();
    while (count < 0) {
      skip(readLong());
      count = readLong();
    }
    return counted(count);
  }

  // A map's blocks are those of an array, whose items have keys.

  @Override
  public long readMapStart() throws IOException {
    return readArrayStart();
  }

  @Override
  public long mapNext() throws IOException {
    return arrayNext();
  }

  @Override
  public long skipMap() throws IOException {
    return skipArray();
  }
}
