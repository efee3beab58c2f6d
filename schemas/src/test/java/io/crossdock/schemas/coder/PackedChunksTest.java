package io.crossdock.schemas.coder;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.RandomRecords;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.Test;

public class PackedChunksTest {
  private static final CompactListCoder<Scan> SCANS = CompactListCoder.of(ScanCoder.of());

  private final RandomRecords records = new RandomRecords(7);

  @Test
  public void itIsTheListThatItWasMadeOf() throws CoderException {
    for (int size : new int[] {0, 1, 7, 8, 9, 100}) {
      List<Scan> scans = scans(size);
      PackedChunks<Scan> packed = PackedChunks.of(ScanCoder.of(), scans);
      assertThat(packed, is(scans));
      assertThat("by its iterator", new ArrayList<>(packed), is(scans));
      byte[] bytes = CoderUtils.encodeToByteArray(SCANS, packed);
      assertThat(bytes, is(CoderUtils.encodeToByteArray(SCANS, scans)));
      assertThat(
          CoderUtils.encodeToByteArray(SCANS, CoderUtils.decodeFromByteArray(KEPT, bytes)),
          is(bytes));
    }
  }

  @Test
  public void anEditorDoesWhatAnyListDoes() {
    Random random = new Random(11);
    for (int run = 0; run < 200; run++) {
      List<Scan> plain = scans(random.nextInt(30));
      List<Scan> packed = PackedChunks.of(ScanCoder.of(), plain);
      for (int generation = 0; generation < 5; generation++) {
        PackedChunks.Editor<Scan> editor = PackedChunks.edit(ScanCoder.of(), packed);
        List<Scan> before = List.copyOf(plain);
        for (int step = random.nextInt(4); step > 0; step--) {
          change(random, plain, editor);
        }
        assertThat("the old one is as it was", packed, is(before));
        packed = editor.pack();
        assertThat(packed, is(plain));
      }
    }
  }

  private void change(Random random, List<Scan> plain, List<Scan> editor) {
    assertThat(editor.size(), is(plain.size()));
    Scan scan = records.scan();
    // Mostly at the end, as in life.
    int at = random.nextInt(3) == 0 ? random.nextInt(plain.size() + 1) : plain.size();
    int there = Math.min(at, plain.size() - 1);
    switch (plain.isEmpty() ? 0 : random.nextInt(4)) {
      case 0 -> {
        plain.add(at, scan);
        editor.add(at, scan);
      }
      case 1 -> assertThat(editor.set(there, scan), is(plain.set(there, scan)));
      case 2 -> assertThat(editor.remove(there), is(plain.remove(there)));
      default -> assertThat(editor.get(there), is(plain.get(there)));
    }
  }

  @Test
  public void lookingAtTheEndUnpacksNothing() {
    PackedChunks<Scan> packed = PackedChunks.of(ScanCoder.of(), scans(20));
    PackedChunks.Editor<Scan> editor = PackedChunks.edit(ScanCoder.of(), packed);
    assertThat(editor.get(19), is(packed.get(19)));
    assertThat("nothing to pack", editor.pack(), is(sameInstance(packed)));
  }

  @Test
  public void itCannotBeChangedAndHasNoMoreThanItHas() {
    PackedChunks<Scan> packed = PackedChunks.of(ScanCoder.of(), scans(3));
    assertThrows(UnsupportedOperationException.class, () -> packed.remove(0));
    assertThrows(IndexOutOfBoundsException.class, () -> packed.get(3));
    assertThrows(IndexOutOfBoundsException.class, () -> packed.get(-1));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> PackedChunks.of(ScanCoder.of(), List.<Scan>of()).get(0));
  }

  private List<Scan> scans(int size) {
    List<Scan> scans = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      scans.add(records.scan());
    }
    return scans;
  }

  /** Reads a list as one that stays packed. */
  private static final KeptCoder KEPT = new KeptCoder();

  private static final class KeptCoder extends CompactCoder<List<Scan>> {
    private static final long serialVersionUID = 1;

    @Override
    public void write(List<Scan> values, CompactOutput out) {
      out.writeList(values, ScanCoder.of());
    }

    @Override
    public List<Scan> read(CompactInput in) {
      return in.readPacked(ScanCoder.of());
    }
  }
}
