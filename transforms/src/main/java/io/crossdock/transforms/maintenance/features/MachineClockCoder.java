package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Compact coder of {@link MachineClock}. */
public final class MachineClockCoder extends CompactCoder<MachineClock> {
  private static final long serialVersionUID = 1;
  private static final MachineClockCoder INSTANCE = new MachineClockCoder();

  private MachineClockCoder() {}

  /** The one instance. */
  public static MachineClockCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(MachineClock value, CompactOutput out) {
    out.writeLong(value.told());
    out.writeLong(value.oldest());
    out.writeLong(value.newest());
    out.writeInt(value.pending().size());
    value.pending().forEach(out::writeLong);
    out.writeLong(value.wakeMicros());
  }

  @Override
  public MachineClock read(CompactInput in) {
    long told = in.readLong();
    long oldest = in.readLong();
    long newest = in.readLong();
    int size = in.readInt();
    List<Long> pending = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      pending.add(in.readLong());
    }
    return new MachineClock(
        told, oldest, newest, Collections.unmodifiableList(pending), in.readLong());
  }
}
