package io.crossdock.schemas.coder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A list that is kept as bytes, for what is remembered long and seldom looked at: a state backend
 * on the heap then has some objects for many elements, which the collector and a checkpoint would
 * otherwise follow one by one. It cannot be changed; an {@link Editor} gives the next one. Its end
 * is where it is read and added to cheaply. Written as {@link CompactOutput#writeList} writes its
 * elements.
 */
public final class PackedChunks<T> extends AbstractList<T> {
  /**
   * Elements of a chunk at most: what is decoded when one is changed, and copied when one comes.
   */
  private static final int MOST = 8;

  private static final VarHandle STARTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private static final ThreadLocal<CompactOutput> BUFFER =
      ThreadLocal.withInitial(CompactOutput::new);

  private final CompactCoder<T> coder;

  /**
   * All full but the last. The elements of one, and behind them where each begins, four bytes each:
   * with many lists no cache has any of them, and each object on the way is waited for.
   */
  private final byte[][] chunks;

  private final int size;

  private PackedChunks(CompactCoder<T> coder, byte[][] chunks, int size) {
    this.coder = coder;
    this.chunks = chunks;
    this.size = size;
  }

  /** These elements. */
  public static <T> PackedChunks<T> of(CompactCoder<T> coder, List<T> values) {
    return edit(coder, values).pack();
  }

  /** All elements, each decoded once, where they are packed. */
  public static <T> List<T> unpacked(List<T> values) {
    if (values instanceof PackedChunks<T> packed) {
      return packed.chunks.length == 1 ? packed.all(0) : List.copyOf(packed);
    }
    return values;
  }

  /** An editor that begins with these elements; cheap where they are packed already. */
  public static <T> Editor<T> edit(CompactCoder<T> coder, List<T> values) {
    if (values instanceof PackedChunks<T> packed && packed.coder.equals(coder)) {
      return new Editor<>(packed);
    }
    Editor<T> editor = new Editor<>(new PackedChunks<>(coder, new byte[0][], 0));
    editor.live.addAll(values);
    return editor;
  }

  /** Reads what {@link CompactOutput#writeList} wrote. */
  static <T> PackedChunks<T> read(CompactInput in, CompactCoder<T> coder) {
    int size = in.readLength();
    byte[][] chunks = new byte[count(size)][];
    for (int number = 0; number < chunks.length; number++) {
      int from = in.at();
      int[] starts = new int[Math.min(MOST, size - number * MOST)];
      for (int i = 0; i < starts.length; i++) {
        starts[i] = in.at() - from;
        coder.read(in); // there is no other way to know where it ends
      }
      chunks[number] = chunk(in.bytes(), from, in.at(), starts, starts.length);
    }
    return new PackedChunks<>(coder, chunks, size);
  }

  private static int count(int size) {
    return (size + MOST - 1) / MOST;
  }

  /** Elements of one after the other, and where the first {@code elements} of them begin. */
  private static byte[] chunk(byte[] bytes, int from, int to, int[] starts, int elements) {
    byte[] chunk = Arrays.copyOfRange(bytes, from, to + elements * Integer.BYTES);
    for (int i = 0; i < elements; i++) {
      STARTS.set(chunk, to - from + i * Integer.BYTES, starts[i]);
    }
    return chunk;
  }

  /** Elements of a chunk. */
  private int elements(int number) {
    return Math.min(MOST, size - number * MOST);
  }

  /** Where the elements of a chunk end. */
  private int end(int number) {
    return chunks[number].length - elements(number) * Integer.BYTES;
  }

  private int start(int number, int element) {
    return (int) STARTS.get(chunks[number], end(number) + element * Integer.BYTES);
  }

  private List<T> all(int number) {
    return new CompactInput(chunks[number]).readElements(elements(number), coder);
  }

  /** Writes what {@link CompactOutput#writeList} writes of the same elements by this coder. */
  void write(CompactCoder<T> by, CompactOutput out) {
    out.writeInt(size);
    if (by.equals(coder)) {
      for (int number = 0; number < chunks.length; number++) {
        out.writeRaw(chunks[number], end(number));
      }
    } else {
      forEach(value -> by.write(value, out));
    }
  }

  @Override
  public T get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    int number = index / MOST;
    return coder.read(new CompactInput(chunks[number], start(number, index % MOST)));
  }

  @Override
  public int size() {
    return size;
  }

  /** Decodes each chunk once. */
  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private int next;
      private Iterator<T> here = List.<T>of().iterator();

      @Override
      public boolean hasNext() {
        return here.hasNext() || next < chunks.length;
      }

      @Override
      public T next() {
        if (!here.hasNext()) {
          if (next == chunks.length) {
            throw new NoSuchElementException();
          }
          here = all(next++).iterator();
        }
        return here.next();
      }
    };
  }

  /** A list that can be changed; what comes before the first change stays packed. */
  public static final class Editor<T> extends AbstractList<T> {
    /** Of the last elements that are packed, those that were asked for: they will be again. */
    private static final int SEEN = 4;

    private final PackedChunks<T> base;
    private final List<T> live = new ArrayList<>(2);
    private @Nullable List<@Nullable T> seen;

    /** Chunks of the base that are still packed, and how many elements they have. */
    private int kept;

    private int packed;

    private Editor(PackedChunks<T> base) {
      this.base = base;
      this.kept = base.chunks.length;
      this.packed = base.size;
    }

    @Override
    public T get(int index) {
      if (index >= packed) {
        return live.get(index - packed);
      }
      int fromEnd = packed - 1 - index;
      if (fromEnd >= SEEN) {
        return base.get(index);
      }
      if (seen == null) {
        seen = new ArrayList<>(Collections.nCopies(SEEN, null));
      }
      T known = seen.get(fromEnd);
      if (known == null) {
        known = base.get(index);
        seen.set(fromEnd, known);
      }
      return known;
    }

    @Override
    public T set(int index, T value) {
      unpack(index);
      return live.set(index - packed, value);
    }

    @Override
    public void add(int index, T value) {
      unpack(index);
      live.add(index - packed, value);
      modCount++;
    }

    @Override
    public T remove(int index) {
      unpack(index);
      modCount++;
      return live.remove(index - packed);
    }

    @Override
    public int size() {
      return packed + live.size();
    }

    /** From the end on, until this element is no longer packed. */
    private void unpack(int index) {
      while (index < packed) {
        kept--;
        packed -= base.elements(kept);
        live.addAll(0, base.all(kept));
        seen = null;
      }
    }

    /** All elements as they are now. The editor is not to be used afterwards. */
    public PackedChunks<T> pack() {
      if (live.isEmpty() && kept == base.chunks.length) {
        return base;
      }
      byte[][] chunks = Arrays.copyOf(base.chunks, count(size()));
      for (int number = packed / MOST; number < chunks.length; number++) {
        chunks[number] = chunk(number);
      }
      return new PackedChunks<>(base.coder, chunks, size());
    }

    /** A chunk with elements that are not packed yet; some may be, of the last that was. */
    private byte[] chunk(int number) {
      CompactOutput out = BUFFER.get();
      out.clear();
      int[] starts = new int[MOST];
      int elements = 0;
      if (number < kept) {
        out.writeRaw(base.chunks[number], base.end(number));
        for (; elements < base.elements(number); elements++) {
          starts[elements] = base.start(number, elements);
        }
      }
      for (int index = number * MOST + elements; index < size() && elements < MOST; index++) {
        starts[elements++] = out.end() - CompactOutput.HEAD;
        base.coder.write(live.get(index - packed), out);
      }
      return PackedChunks.chunk(out.bytes(), CompactOutput.HEAD, out.end(), starts, elements);
    }
  }
}
