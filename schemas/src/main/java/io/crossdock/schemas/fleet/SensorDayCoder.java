package io.crossdock.schemas.fleet;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;

/** Compact coder of {@link SensorDay}. */
public final class SensorDayCoder extends CompactCoder<SensorDay> {
  private static final long serialVersionUID = 1;
  private static final SensorDayCoder INSTANCE = new SensorDayCoder();

  private SensorDayCoder() {}

  /** The one instance. */
  public static SensorDayCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(SensorDay value, CompactOutput out) {
    out.writeString(value.sensorId());
    out.writeInt(value.readings());
    out.writeDouble(value.observedSeconds());
    out.writeDouble(value.minimum());
    out.writeDouble(value.maximum());
    out.writeDouble(value.mean());
    out.writeDouble(value.kineticMean());
    out.writeDouble(value.aboveSeconds());
    out.writeDouble(value.belowSeconds());
    out.writeList(value.excursions(), ExcursionCoder.of());
  }

  @Override
  public SensorDay read(CompactInput in) {
    return new SensorDay(
        in.readString(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readList(ExcursionCoder.of()));
  }
}
