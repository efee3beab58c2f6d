package io.crossdock.schemas.coder;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of which the bytes are kept, as {@link CompactListCoder} writes its elements. What is
 * gathered for long before it is written is written when it comes, while the processor's caches
 * still have it: thousands of records later that took some ten times as long. Whoever reads the
 * list before it was written gets its elements all the same.
 */
public final class PackedList<T> extends AbstractList<T> {
  private final CompactCoder<T> coder;
  private final byte[] packed;
  private final int size;
  private @Nullable List<T> unpacked;

  private PackedList(CompactCoder<T> coder, byte[] packed, int size) {
    this.coder = coder;
    this.packed = packed;
    this.size = size;
  }

  /** A list that is being made. */
  public static final class Builder<T> {
    private final CompactCoder<T> coder;
    private final CompactOutput out = new CompactOutput();
    private int size;

    /** With no element yet. */
    public Builder(CompactCoder<T> coder) {
      this.coder = coder;
    }

    /** Adds an element; says how many there are. */
    public int add(T value) {
      coder.write(value, out);
      return ++size;
    }

    /** All that was added. */
    public PackedList<T> build() {
      return new PackedList<>(
          coder, Arrays.copyOfRange(out.bytes(), CompactOutput.HEAD, out.end()), size);
    }
  }

  /** Writes what {@link CompactOutput#writeList} writes of the same elements by this coder. */
  void write(CompactCoder<T> by, CompactOutput out) {
    if (by.equals(coder)) {
      out.writeInt(size);
      out.writeRaw(packed, packed.length);
    } else {
      out.writeList(unpack(), by);
    }
  }

  @Override
  public T get(int index) {
    return unpack().get(index);
  }

  @Override
  public int size() {
    return size;
  }

  private List<T> unpack() {
    List<T> values = unpacked;
    if (values == null) {
      values = new CompactInput(packed).readElements(size, coder);
      unpacked = values;
    }
    return values;
  }
}
