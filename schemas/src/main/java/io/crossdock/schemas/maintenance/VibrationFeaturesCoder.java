package io.crossdock.schemas.maintenance;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import java.util.List;

/** Compact coder of {@link VibrationFeatures}. */
public final class VibrationFeaturesCoder extends CompactCoder<VibrationFeatures> {
  private static final long serialVersionUID = 1;
  private static final VibrationFeaturesCoder INSTANCE = new VibrationFeaturesCoder();
  private static final Verdict[] VERDICTS = Verdict.values();

  private VibrationFeaturesCoder() {}

  /** The one instance. */
  public static VibrationFeaturesCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(VibrationFeatures value, CompactOutput out) {
    out.writeString(value.tenant());
    out.writeString(value.machineId());
    out.writeString(value.sensorId());
    out.writeUuid(value.blockId());
    out.writeEnum(value.verdict());
    out.writeDouble(value.shaftHz());
    out.writeDouble(value.accelerationRms());
    out.writeDouble(value.velocityRms());
    out.writeString(value.zone());
    out.writeDouble(value.peak());
    out.writeDouble(value.crest());
    out.writeDouble(value.kurtosis());
    out.writeDouble(value.skewness());
    out.writeDouble(value.outerRace());
    out.writeDouble(value.innerRace());
    out.writeList(value.peaks(), PeakCoder.INSTANCE);
    out.writeLong(value.eventTimeMicros());
    out.writeLong(value.arrivalMicros());
  }

  @Override
  public VibrationFeatures read(CompactInput in) {
    return new VibrationFeatures(
        in.readShared(),
        in.readShared(),
        in.readShared(),
        in.readUuid(),
        in.readEnum(VERDICTS),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readShared(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        List.copyOf(in.readList(PeakCoder.INSTANCE)),
        in.readLong(),
        in.readLong());
  }

  private static final class PeakCoder extends CompactCoder<SpectrumPeak> {
    private static final long serialVersionUID = 1;
    private static final PeakCoder INSTANCE = new PeakCoder();

    @Override
    public void write(SpectrumPeak value, CompactOutput out) {
      out.writeDouble(value.hz());
      out.writeDouble(value.amplitude());
    }

    @Override
    public SpectrumPeak read(CompactInput in) {
      return new SpectrumPeak(in.readDouble(), in.readDouble());
    }
  }
}
