package io.crossdock.schemas.fleet;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import org.jspecify.annotations.Nullable;

/** Compact coder of {@link TruckWindow}. */
public final class TruckWindowCoder extends CompactCoder<TruckWindow> {
  private static final long serialVersionUID = 1;
  private static final TruckWindowCoder INSTANCE = new TruckWindowCoder();

  private TruckWindowCoder() {}

  /** The one instance. */
  public static TruckWindowCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(TruckWindow value, CompactOutput out) {
    out.writeString(value.tenant());
    out.writeString(value.truckId());
    out.writeLong(value.fromMicros());
    out.writeLong(value.toMicros());
    out.writeInt(value.temperatures());
    out.writeInt(value.fixes());
    out.writeInt(value.doorEvents());
    out.writeStrings(value.missing());
    out.writeList(value.sensors(), SensorWindowCoder.of());
    writeDegrees(value.latitude(), out);
    writeDegrees(value.longitude(), out);
    out.writeDouble(value.metres());
    out.writeDouble(value.doorOpenSeconds());
    out.writeInt(value.revision());
  }

  @Override
  public TruckWindow read(CompactInput in) {
    return new TruckWindow(
        in.readShared(),
        in.readShared(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readStrings(),
        in.readList(SensorWindowCoder.of()),
        readDegrees(in),
        readDegrees(in),
        in.readDouble(),
        in.readDouble(),
        in.readInt());
  }

  private static void writeDegrees(@Nullable Double value, CompactOutput out) {
    out.writeDouble(value == null ? Double.NaN : value);
  }

  private static @Nullable Double readDegrees(CompactInput in) {
    double value = in.readDouble();
    return Double.isNaN(value) ? null : Double.valueOf(value);
  }
}
