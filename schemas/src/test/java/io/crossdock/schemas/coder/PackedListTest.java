package io.crossdock.schemas.coder;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.RandomRecords;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCoder;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.Test;

public class PackedListTest {
  private static final CompactListCoder<Scan> SCANS = CompactListCoder.of(ScanCoder.of());

  @Test
  public void itsBytesAreThoseOfAnyListOfTheSame() throws CoderException {
    for (int size : new int[] {0, 1, 3, 200}) {
      List<Scan> scans = scans(size);
      byte[] bytes = CoderUtils.encodeToByteArray(SCANS, packed(scans));
      assertThat(bytes, is(CoderUtils.encodeToByteArray(SCANS, scans)));
      assertThat(CoderUtils.decodeFromByteArray(SCANS, bytes), is(scans));
    }
  }

  @Test
  public void itsElementsAreReadBeforeItIsWritten() {
    List<Scan> scans = scans(3);
    assertThat(packed(scans), equalTo(scans));
    assertThat(packed(List.of()), equalTo(List.of()));
  }

  @Test
  public void anotherCoderWritesItsElements() throws CoderException {
    List<Scan> scans = scans(3);
    CompactListCoder<Scan> other = CompactListCoder.of(new MarkedCoder());
    assertThat(
        CoderUtils.encodeToByteArray(other, packed(scans)),
        is(CoderUtils.encodeToByteArray(other, scans)));
  }

  @Test
  public void theBuilderSaysHowManyThereAre() {
    PackedList.Builder<Scan> builder = new PackedList.Builder<>(ScanCoder.of());
    assertThat(builder.add(scans(1).get(0)), is(1));
    assertThat(builder.add(scans(1).get(0)), is(2));
    assertThat(builder.build().size(), is(2));
  }

  private static PackedList<Scan> packed(List<Scan> scans) {
    PackedList.Builder<Scan> builder = new PackedList.Builder<>(ScanCoder.of());
    scans.forEach(builder::add);
    return builder.build();
  }

  private static List<Scan> scans(int size) {
    RandomRecords records = new RandomRecords(7);
    List<Scan> scans = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      scans.add(records.scan());
    }
    return scans;
  }

  /** Writes a byte before each scan, so that its bytes are others. */
  private static final class MarkedCoder extends CompactCoder<Scan> {
    private static final long serialVersionUID = 1;

    @Override
    public void write(Scan value, CompactOutput out) {
      out.writeByte(1);
      ScanCoder.of().write(value, out);
    }

    @Override
    public Scan read(CompactInput in) {
      in.readByte();
      return ScanCoder.of().read(in);
    }
  }
}
