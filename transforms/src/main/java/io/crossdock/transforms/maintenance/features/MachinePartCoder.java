package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.maintenance.ProcessReadingCoder;
import io.crossdock.schemas.maintenance.VibrationFeaturesCoder;
import java.util.Collections;

/** Compact coder of {@link MachinePart}. */
public final class MachinePartCoder extends CompactCoder<MachinePart> {
  private static final long serialVersionUID = 1;
  private static final MachinePartCoder INSTANCE = new MachinePartCoder();

  private MachinePartCoder() {}

  /** The one instance. */
  public static MachinePartCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(MachinePart value, CompactOutput out) {
    out.writeList(value.blocks(), VibrationFeaturesCoder.of());
    out.writeList(value.readings(), ProcessReadingCoder.of());
  }

  @Override
  public MachinePart read(CompactInput in) {
    return new MachinePart(
        Collections.unmodifiableList(in.readList(VibrationFeaturesCoder.of())),
        Collections.unmodifiableList(in.readList(ProcessReadingCoder.of())));
  }
}
