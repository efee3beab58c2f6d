package io.crossdock.schemas.fleet;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;

/** Compact coder of {@link SensorWindow}. */
public final class SensorWindowCoder extends CompactCoder<SensorWindow> {
  private static final long serialVersionUID = 1;
  private static final SensorWindowCoder INSTANCE = new SensorWindowCoder();

  private SensorWindowCoder() {}

  /** The one instance. */
  public static SensorWindowCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(SensorWindow value, CompactOutput out) {
    out.writeString(value.sensorId());
    out.writeInt(value.readings());
    out.writeDouble(value.minimum());
    out.writeDouble(value.maximum());
    out.writeDouble(value.mean());
    out.writeDouble(value.deviation());
  }

  @Override
  public SensorWindow read(CompactInput in) {
    return new SensorWindow(
        in.readShared(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble());
  }
}
