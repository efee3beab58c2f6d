package io.crossdock.schemas.maintenance;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;

/** Compact coder of {@link WorkOrder}. */
public final class WorkOrderCoder extends CompactCoder<WorkOrder> {
  private static final long serialVersionUID = 1;
  private static final WorkOrderCoder INSTANCE = new WorkOrderCoder();
  private static final WorkOrder.State[] STATES = WorkOrder.State.values();

  private WorkOrderCoder() {}

  /** The one instance. */
  public static WorkOrderCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(WorkOrder value, CompactOutput out) {
    out.writeString(value.tenant());
    out.writeString(value.machineId());
    out.writeString(value.failureMode());
    out.writeLong(value.beganMicros());
    out.writeLong(value.endedMicros());
    out.writeEnum(value.state());
    out.writeDouble(value.probability());
    out.writeString(value.model());
    out.writeString(value.modelVersion());
    out.writeString(value.reason());
    out.writeString(value.location());
    out.writeInt(value.revision());
  }

  @Override
  public WorkOrder read(CompactInput in) {
    return new WorkOrder(
        in.readString(),
        in.readString(),
        in.readString(),
        in.readLong(),
        in.readLong(),
        in.readEnum(STATES),
        in.readDouble(),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readInt());
  }
}
