package io.crossdock.io.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the binary format of COPY (PostgreSQL documentation, COPY, "Binary Format"), each value
 * as its type's receive function takes it. The database checks no more than that a value has the
 * form of its column's type, so a value must have just that type.
 */
final class CopyRows implements RowValues {
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final int NULL = -1;
  private static final int TEXT_OID = 25;
  private static final int TIMESTAMPTZ_OID = 1184;
  private static final byte JSONB_VERSION = 1;

  /** 2000-01-01, from which PostgreSQL counts. */
  private static final long EPOCH_DAY = 10_957;

  private static final long EPOCH_MICROS = EPOCH_DAY * 86_400_000_000L;

  /** 4714-11-24 BC, counted from there. */
  private static final long FIRST_MICROS = -211_813_488_000_000_000L;

  private ByteBuffer bytes = ByteBuffer.allocate(1 << 16);

  CopyRows() {
    clear();
  }

  /** Forgets all rows. */
  void clear() {
    bytes.clear().put(HEADER);
  }

  /** Begins a row of so many columns. */
  void row(int columns) {
    room(2).putShort((short) columns);
  }

  /** Ends the last row and sends all. */
  void send(CopyIn in) throws SQLException {
    room(2).putShort((short) NULL);
    in.writeToCopy(bytes.array(), 0, bytes.position());
    in.endCopy();
  }

  private ByteBuffer room(int size) {
    if (bytes.remaining() < size) {
      int capacity = Math.max(Math.addExact(bytes.position(), size), 2 * bytes.capacity());
      bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), capacity)).position(bytes.position());
    }
    return bytes;
  }

  @Override
  public CopyRows text(@Nullable String value) {
    return value == null ? none() : bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public CopyRows json(String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    room(5 + text.length).putInt(1 + text.length).put(JSONB_VERSION).put(text);
    return this;
  }

  @Override
  public CopyRows uuid(UUID value) {
    room(20)
        .putInt(16)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
    return this;
  }

  @Override
  public CopyRows time(long micros) {
    return number(sinceEpoch(micros));
  }

  /** What is too early for PostgreSQL is minus infinity, as the driver has it in a statement. */
  private static long sinceEpoch(long micros) {
    return micros < FIRST_MICROS + EPOCH_MICROS ? Long.MIN_VALUE : micros - EPOCH_MICROS;
  }

  @Override
  public CopyRows date(long epochDay) {
    return number(Math.toIntExact(epochDay - EPOCH_DAY));
  }

  @Override
  public CopyRows number(int value) {
    room(8).putInt(4).putInt(value);
    return this;
  }

  @Override
  public CopyRows number(long value) {
    room(12).putInt(8).putLong(value);
    return this;
  }

  @Override
  public CopyRows number(double value) {
    room(12).putInt(8).putDouble(value);
    return this;
  }

  @Override
  public CopyRows bool(boolean value) {
    room(5).putInt(1).put((byte) (value ? 1 : 0));
    return this;
  }

  @Override
  public CopyRows bytes(byte[] value) {
    room(4 + value.length).putInt(value.length).put(value);
    return this;
  }

  @Override
  public CopyRows texts(Collection<String> values) {
    int start = startArray(TEXT_OID, values.size());
    values.forEach(this::text);
    return endArray(start);
  }

  @Override
  public CopyRows times(Collection<Long> micros) {
    int start = startArray(TIMESTAMPTZ_OID, micros.size());
    micros.forEach(this::time);
    return endArray(start);
  }

  /** One dimension from 1, or none where it is empty, and no nulls. */
  private int startArray(int elementOid, int size) {
    int start = room(24).position();
    bytes.putInt(0).putInt(size == 0 ? 0 : 1).putInt(0).putInt(elementOid);
    if (size > 0) {
      bytes.putInt(size).putInt(1);
    }
    return start;
  }

  private CopyRows endArray(int start) {
    bytes.putInt(start, bytes.position() - start - 4);
    return this;
  }

  @Override
  public CopyRows noNumber() {
    return none();
  }

  @Override
  public CopyRows noCount() {
    return none();
  }

  @Override
  public CopyRows noTime() {
    return none();
  }

  private CopyRows none() {
    room(4).putInt(NULL);
    return this;
  }
}
