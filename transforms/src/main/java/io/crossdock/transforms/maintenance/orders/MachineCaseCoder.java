package io.crossdock.transforms.maintenance.orders;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.maintenance.WorkOrderCoder;

/** Compact coder of {@link MachineCase}. */
public final class MachineCaseCoder extends CompactCoder<MachineCase> {
  private static final long serialVersionUID = 1;
  private static final MachineCaseCoder INSTANCE = new MachineCaseCoder();

  private MachineCaseCoder() {}

  /** The one instance. */
  public static MachineCaseCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(MachineCase value, CompactOutput out) {
    Phase phase = value.settled();
    Episode open = phase.open();
    out.writeBoolean(open != null);
    if (open != null) {
      out.writeLong(open.beganMicros());
      out.writeDouble(open.probability());
      out.writeString(open.model());
      out.writeString(open.modelVersion());
      out.writeString(open.reason());
      out.writeString(open.location());
    }
    out.writeInt(phase.inRow());
    out.writeLong(phase.sinceMicros());
    out.writeDouble(phase.highest());
    out.writeLong(phase.lastMicros());
    out.writeList(value.judgements(), JudgementCoder.of());
    out.writeList(value.told(), WorkOrderCoder.of());
    out.writeLong(value.sweptMicros());
  }

  @Override
  public MachineCase read(CompactInput in) {
    Episode open =
        in.readBoolean()
            ? new Episode(
                in.readLong(),
                0,
                in.readDouble(),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString())
            : null;
    return new MachineCase(
        new Phase(open, in.readInt(), in.readLong(), in.readDouble(), in.readLong()),
        in.readList(JudgementCoder.of()),
        in.readList(WorkOrderCoder.of()),
        in.readLong());
  }
}
