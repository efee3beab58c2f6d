package io.crossdock.schemas.coder;

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

  private static final ThreadLocal<CompactOutput> BUFFER =
      ThreadLocal.withInitial(CompactOutput::new);

  private final CompactCoder<T> coder;
  private final List<Chunk> chunks;
  private final int size;

  private PackedChunks(CompactCoder<T> coder, List<Chunk> chunks, int size) {
    this.coder = coder;
    this.chunks = chunks;
    this.size = size;
  }

  /** Some elements, and where each begins in their bytes. */
  private static final class Chunk {
    private final byte[] bytes;
    private final int[] starts;

    Chunk(byte[] bytes, int[] starts) {
      this.bytes = bytes;
      this.starts = starts;
    }

    int size() {
      return starts.length;
    }

    <T> T get(int index, CompactCoder<T> coder) {
      return coder.read(new CompactInput(bytes, starts[index]));
    }

    <T> List<T> all(CompactCoder<T> coder) {
      return new CompactInput(bytes, 0).readElements(size(), coder);
    }
  }

  /** These elements. */
  public static <T> PackedChunks<T> of(CompactCoder<T> coder, List<T> values) {
    return edit(coder, values).pack();
  }

  /** An editor that begins with these elements; cheap where they are packed already. */
  public static <T> Editor<T> edit(CompactCoder<T> coder, List<T> values) {
    if (values instanceof PackedChunks<T> packed && packed.coder.equals(coder)) {
      return new Editor<>(packed);
    }
    Editor<T> editor = new Editor<>(new PackedChunks<>(coder, List.of(), 0));
    editor.live.addAll(values);
    return editor;
  }

  /** Reads what {@link CompactOutput#writeList} wrote. */
  static <T> PackedChunks<T> read(CompactInput in, CompactCoder<T> coder) {
    int size = in.readLength();
    List<Chunk> chunks = new ArrayList<>(size / MOST + 1);
    for (int left = size; left > 0; left -= MOST) {
      int here = Math.min(left, MOST);
      int start = in.at();
      int[] starts = new int[here];
      for (int i = 0; i < here; i++) {
        starts[i] = in.at() - start;
        coder.read(in); // there is no other way to know where it ends
      }
      chunks.add(new Chunk(in.copy(start, in.at()), starts));
    }
    return new PackedChunks<>(coder, chunks, size);
  }

  /** Writes what {@link CompactOutput#writeList} writes of the same elements by this coder. */
  void write(CompactCoder<T> by, CompactOutput out) {
    out.writeInt(size);
    if (by.equals(coder)) {
      chunks.forEach(chunk -> out.writeRaw(chunk.bytes));
    } else {
      forEach(value -> by.write(value, out));
    }
  }

  @Override
  public T get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    int at = chunks.size() - 1;
    int start = size - chunks.get(at).size();
    while (index < start) {
      at--;
      start -= chunks.get(at).size();
    }
    return chunks.get(at).get(index - start, coder);
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
        return here.hasNext() || next < chunks.size();
      }

      @Override
      public T next() {
        if (!here.hasNext()) {
          if (next == chunks.size()) {
            throw new NoSuchElementException();
          }
          here = chunks.get(next++).all(coder).iterator();
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
    private final List<@Nullable T> seen = new ArrayList<>(Collections.nCopies(SEEN, null));

    /** Chunks of the base that are still packed, and how many elements they have. */
    private int kept;

    private int packed;

    private Editor(PackedChunks<T> base) {
      this.base = base;
      this.kept = base.chunks.size();
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
        Chunk chunk = base.chunks.get(kept);
        packed -= chunk.size();
        live.addAll(0, chunk.all(base.coder));
        Collections.fill(seen, null);
      }
    }

    /** All elements as they are now. The editor is not to be used afterwards. */
    public PackedChunks<T> pack() {
      if (live.isEmpty() && kept == base.chunks.size()) {
        return base;
      }
      List<Chunk> chunks = new ArrayList<>(kept + live.size() / MOST + 1);
      chunks.addAll(base.chunks.subList(0, kept));
      int size = size();
      int from = 0;
      if (kept > 0 && chunks.get(kept - 1).size() < MOST && !live.isEmpty()) {
        Chunk open = chunks.remove(kept - 1);
        from = Math.min(live.size(), MOST - open.size());
        chunks.add(chunk(open, live.subList(0, from)));
      }
      for (; from < live.size(); from += MOST) {
        chunks.add(chunk(null, live.subList(from, Math.min(from + MOST, live.size()))));
      }
      return new PackedChunks<>(base.coder, chunks, size);
    }

    private Chunk chunk(@Nullable Chunk open, List<T> more) {
      CompactOutput out = BUFFER.get();
      out.clear();
      int before = open == null ? 0 : open.size();
      int[] starts =
          open == null ? new int[more.size()] : Arrays.copyOf(open.starts, before + more.size());
      if (open != null) {
        out.writeRaw(open.bytes);
      }
      for (int i = 0; i < more.size(); i++) {
        starts[before + i] = out.end() - CompactOutput.HEAD;
        base.coder.write(more.get(i), out);
      }
      return new Chunk(Arrays.copyOfRange(out.bytes(), CompactOutput.HEAD, out.end()), starts);
    }
  }
}
