package io.crossdock.schemas.maintenance;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import java.util.List;

/** Compact coder of {@link Prediction}. */
public final class PredictionCoder extends CompactCoder<Prediction> {
  private static final long serialVersionUID = 1;
  private static final PredictionCoder INSTANCE = new PredictionCoder();
  private static final Verdict[] VERDICTS = Verdict.values();

  private PredictionCoder() {}

  /** The one instance. */
  public static PredictionCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Prediction value, CompactOutput out) {
    out.writeString(value.tenant());
    out.writeString(value.machineId());
    out.writeString(value.machineType());
    out.writeString(value.location());
    out.writeLong(value.fromMicros());
    out.writeLong(value.toMicros());
    out.writeString(value.model());
    out.writeString(value.modelVersion());
    out.writeString(value.failureMode());
    out.writeEnum(value.verdict());
    out.writeDouble(value.probability());
    out.writeDouble(value.threshold());
    out.writeList(value.reasons(), ReasonCoder.INSTANCE);
    FeatureRowCoder.writeFeatures(value.features(), out);
    out.writeBoolean(value.known());
    out.writeInt(value.revision());
  }

  @Override
  public Prediction read(CompactInput in) {
    return new Prediction(
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readLong(),
        in.readLong(),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readEnum(VERDICTS),
        in.readDouble(),
        in.readDouble(),
        List.copyOf(in.readList(ReasonCoder.INSTANCE)),
        FeatureRowCoder.readFeatures(in),
        in.readBoolean(),
        in.readInt());
  }

  private static final class ReasonCoder extends CompactCoder<Prediction.Reason> {
    private static final long serialVersionUID = 1;
    private static final ReasonCoder INSTANCE = new ReasonCoder();

    @Override
    public void write(Prediction.Reason value, CompactOutput out) {
      out.writeString(value.feature());
      out.writeDouble(value.value());
      out.writeDouble(value.typical());
      out.writeDouble(value.share());
    }

    @Override
    public Prediction.Reason read(CompactInput in) {
      return new Prediction.Reason(
          in.readString(), in.readDouble(), in.readDouble(), in.readDouble());
    }
  }
}
