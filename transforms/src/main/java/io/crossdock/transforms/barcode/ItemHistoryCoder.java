package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.CheckedScanCoder;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.barcode.SessionCoder;
import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.transforms.barcode.ItemHistory.TooFast;
import java.util.List;

/** Compact coder of {@link ItemHistory}. */
public final class ItemHistoryCoder extends CompactCoder<ItemHistory> {
  private static final long serialVersionUID = 1;
  private static final ItemHistoryCoder INSTANCE = new ItemHistoryCoder();
  static final TooFastCoder TOO_FAST = new TooFastCoder();

  private ItemHistoryCoder() {}

  /** The one instance. */
  public static ItemHistoryCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(ItemHistory value, CompactOutput out) {
    out.writeString(value.tenant());
    out.writeString(value.item());
    out.writeInt(value.known());
    out.writeList(value.sightings(), CheckedScanCoder.of());
    out.writeList(value.bystanders(), CheckedScanCoder.of());
    out.writeList(value.fast(), TOO_FAST);
    out.writeList(value.told(), SessionCoder.of());
    Session opening = value.opening();
    out.writeList(opening == null ? List.of() : List.of(opening), SessionCoder.of());
    out.writeLong(value.doneMicros());
    out.writeLong(value.wakeMicros());
    out.writeLong(value.scheduledMicros());
  }

  @Override
  public ItemHistory read(CompactInput in) {
    return new ItemHistory(
        in.readShared(),
        in.readString(),
        in.readInt(),
        in.readPacked(CheckedScanCoder.of()),
        in.readList(CheckedScanCoder.of()),
        in.readList(TOO_FAST),
        in.readList(SessionCoder.of()),
        in.readList(SessionCoder.of()).stream().findFirst().orElse(null),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }

  static final class TooFastCoder extends CompactCoder<TooFast> {
    private static final long serialVersionUID = 1;

    @Override
    public void write(TooFast value, CompactOutput out) {
      out.writeUuid(value.scanId());
      out.writeLong(value.eventTimeMicros());
    }

    @Override
    public TooFast read(CompactInput in) {
      return new TooFast(in.readUuid(), in.readLong());
    }
  }
}
