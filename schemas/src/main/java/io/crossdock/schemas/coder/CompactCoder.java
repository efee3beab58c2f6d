package io.crossdock.schemas.coder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.util.VarInt;

/**
 * A coder that writes a record as its length, a version and its fields, in one bulk write. Fields
 * go by position; {@link #version} is for what reads them after the record has changed.
 *
 * <p>Equal records give equal bytes, so a record may be a key.
 */
public abstract class CompactCoder<T> extends CustomCoder<T> {
  private static final long serialVersionUID = 1;
  private static final ThreadLocal<CompactOutput> BUFFER =
      ThreadLocal.withInitial(CompactOutput::new);

  /** Writes the fields of {@code value}. */
  public abstract void write(T value, CompactOutput out);

  /** Reads the fields that {@link #write} wrote. */
  public abstract T read(CompactInput in);

  /** The layout's number, 0 to 255; a coder that raises it must still read what it wrote before. */
  protected int version() {
    return 1;
  }

  @Override
  public final void encode(T value, OutputStream stream) throws IOException {
    if (value == null) {
      throw new CoderException(getClass().getSimpleName() + " cannot encode null");
    }
    CompactOutput out = BUFFER.get();
    out.clear();
    out.writeByte(version());
    write(value, out);
    int length = out.end() - CompactOutput.HEAD;
    int start = CompactOutput.HEAD - VarInt.getLength(length);
    byte[] bytes = out.bytes();
    int rest = length;
    for (int at = start; at < CompactOutput.HEAD; at++) {
      boolean last = at == CompactOutput.HEAD - 1;
      bytes[at] = (byte) (last ? rest & 0x7F : (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    stream.write(bytes, start, out.end() - start);
  }

  @Override
  public final T decode(InputStream stream) throws IOException {
    int length = VarInt.decodeInt(stream);
    if (length < 1) {
      throw new CoderException(getClass().getSimpleName() + " found a record of length " + length);
    }
    byte[] bytes = stream.readNBytes(length);
    if (bytes.length < length) {
      throw new CoderException(
          getClass().getSimpleName() + " found " + bytes.length + " bytes of " + length);
    }
    CompactInput in = new CompactInput(bytes);
    int version = in.readByte();
    if (version != version()) {
      throw new CoderException(
          getClass().getSimpleName() + " reads version " + version() + " and found " + version);
    }
    try {
      return read(in);
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw new CoderException(getClass().getSimpleName() + " found damaged bytes", e);
    }
  }

  @Override
  public final void verifyDeterministic() {}

  @Override
  public final boolean consistentWithEquals() {
    return true;
  }

  /** The coders that it is made of: with others it is another coder. */
  protected List<CompactCoder<?>> parts() {
    return List.of();
  }

  /** A coder has no other state: one that came back from serialization equals the one that went. */
  @Override
  @SuppressWarnings("EqualsGetClass")
  public final boolean equals(Object other) {
    return other != null
        && other.getClass() == getClass()
        && ((CompactCoder<?>) other).parts().equals(parts());
  }

  @Override
  public final int hashCode() {
    return 31 * getClass().hashCode() + parts().hashCode();
  }
}
