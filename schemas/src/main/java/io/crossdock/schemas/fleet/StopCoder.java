package io.crossdock.schemas.fleet;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;

/** Compact coder of {@link Stop}. */
public final class StopCoder extends CompactCoder<Stop> {
  private static final long serialVersionUID = 1;
  private static final StopCoder INSTANCE = new StopCoder();

  private StopCoder() {}

  /** The one instance. */
  public static StopCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Stop value, CompactOutput out) {
    out.writeString(value.tenant());
    out.writeString(value.truckId());
    out.writeLong(value.fromMicros());
    out.writeLong(value.toMicros());
    out.writeDouble(value.latitude());
    out.writeDouble(value.longitude());
    out.writeString(value.place());
    out.writeBoolean(value.over());
    out.writeBoolean(value.withdrawn());
    out.writeInt(value.revision());
  }

  @Override
  public Stop read(CompactInput in) {
    return new Stop(
        in.readString(),
        in.readString(),
        in.readLong(),
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        in.readString(),
        in.readBoolean(),
        in.readBoolean(),
        in.readInt());
  }
}
