package io.crossdock.schemas.fleet;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;

/** Compact coder of {@link TruckDay}. */
public final class TruckDayCoder extends CompactCoder<TruckDay> {
  private static final long serialVersionUID = 1;
  private static final TruckDayCoder INSTANCE = new TruckDayCoder();

  private TruckDayCoder() {}

  /** The one instance. */
  public static TruckDayCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(TruckDay value, CompactOutput out) {
    out.writeString(value.tenant());
    out.writeString(value.truckId());
    out.writeLong(value.day());
    out.writeString(value.zone());
    out.writeInt(value.events());
    out.writeInt(value.fixes());
    out.writeInt(value.flaggedFixes());
    out.writeDouble(value.metres());
    out.writeDouble(value.movingSeconds());
    out.writeDouble(value.stoppedSeconds());
    out.writeDouble(value.unknownSeconds());
    out.writeDouble(value.doorOpenSeconds());
    out.writeInt(value.stops());
    out.writeList(value.sensors(), SensorDayCoder.of());
    out.writeInt(value.revision());
  }

  @Override
  public TruckDay read(CompactInput in) {
    return new TruckDay(
        in.readString(),
        in.readString(),
        in.readLong(),
        in.readString(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readInt(),
        in.readList(SensorDayCoder.of()),
        in.readInt());
  }
}
