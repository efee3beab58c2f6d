package io.crossdock.benchmarks.race;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.transforms.barcode.ItemHistory.TooFast;

/** That a scan was too fast, on its way to its item. */
record Finding(String tenant, String item, TooFast found) {

  /** Compact coder of findings. */
  static final class FindingCoder extends CompactCoder<Finding> {
    private static final long serialVersionUID = 1;
    private static final FindingCoder INSTANCE = new FindingCoder();

    private FindingCoder() {}

    static FindingCoder of() {
      return INSTANCE;
    }

    @Override
    public void write(Finding value, CompactOutput out) {
      out.writeString(value.tenant());
      out.writeString(value.item());
      out.writeUuid(value.found().scanId());
      out.writeLong(value.found().eventTimeMicros());
    }

    @Override
    public Finding read(CompactInput in) {
      return new Finding(
          in.readString(), in.readString(), new TooFast(in.readUuid(), in.readLong()));
    }
  }
}
