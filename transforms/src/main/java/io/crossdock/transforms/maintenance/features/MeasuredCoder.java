package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.ProcessReadingCoder;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import io.crossdock.schemas.maintenance.VibrationFeaturesCoder;

/** Compact coder of {@link Measured}. */
public final class MeasuredCoder extends CompactCoder<Measured> {
  private static final long serialVersionUID = 1;
  private static final MeasuredCoder INSTANCE = new MeasuredCoder();

  private MeasuredCoder() {}

  /** The one instance. */
  public static MeasuredCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Measured value, CompactOutput out) {
    VibrationFeatures block = value.block();
    ProcessReading reading = value.reading();
    out.writeBoolean(block != null);
    if (block != null) {
      VibrationFeaturesCoder.of().write(block, out);
    } else if (reading != null) {
      ProcessReadingCoder.of().write(reading, out);
    }
  }

  @Override
  public Measured read(CompactInput in) {
    return in.readBoolean()
        ? Measured.of(VibrationFeaturesCoder.of().read(in))
        : Measured.of(ProcessReadingCoder.of().read(in));
  }
}
