package io.crossdock.transforms.maintenance.orders;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;

/** Compact coder of {@link Judgement}. */
public final class JudgementCoder extends CompactCoder<Judgement> {
  private static final long serialVersionUID = 1;
  private static final JudgementCoder INSTANCE = new JudgementCoder();

  private JudgementCoder() {}

  /** The one instance. */
  public static JudgementCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Judgement value, CompactOutput out) {
    out.writeLong(value.toMicros());
    out.writeLong(value.fromMicros());
    out.writeString(value.model());
    out.writeString(value.modelVersion());
    out.writeDouble(value.probability());
    out.writeDouble(value.threshold());
    out.writeString(value.reason());
    out.writeString(value.location());
    out.writeInt(value.revision());
  }

  @Override
  public Judgement read(CompactInput in) {
    return new Judgement(
        in.readLong(),
        in.readLong(),
        in.readString(),
        in.readString(),
        in.readDouble(),
        in.readDouble(),
        in.readString(),
        in.readString(),
        in.readInt());
  }
}
