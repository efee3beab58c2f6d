package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.CheckedScanCoder;
import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.transforms.barcode.ItemHistory.TooFast;
import java.util.Objects;

/** Compact coder of {@link ItemInput}. */
final class ItemInputCoder extends CompactCoder<ItemInput> {
  private static final long serialVersionUID = 1;
  private static final ItemInputCoder INSTANCE = new ItemInputCoder();

  private ItemInputCoder() {}

  static ItemInputCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(ItemInput value, CompactOutput out) {
    CheckedScan scan = value.scan();
    out.writeBoolean(scan != null);
    if (scan != null) {
      CheckedScanCoder.of().write(scan, out);
    } else {
      out.writeString(value.tenant());
      out.writeString(value.item());
      ItemHistoryCoder.TOO_FAST.write(Objects.requireNonNull(value.fast()), out);
    }
  }

  @Override
  public ItemInput read(CompactInput in) {
    if (in.readBoolean()) {
      return ItemInput.of(CheckedScanCoder.of().read(in));
    }
    String tenant = in.readShared();
    String item = in.readString();
    TooFast fast = ItemHistoryCoder.TOO_FAST.read(in);
    return ItemInput.of(tenant, item, fast);
  }
}
