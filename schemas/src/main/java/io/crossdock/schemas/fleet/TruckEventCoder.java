package io.crossdock.schemas.fleet;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceCoder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compact coder of {@link TruckEvent}: what kind of event it is, and its fields. */
public final class TruckEventCoder extends CompactCoder<TruckEvent> {
  private static final long serialVersionUID = 1;
  private static final TruckEventCoder INSTANCE = new TruckEventCoder();
  private static final int TEMPERATURE = 0;
  private static final int GPS = 1;
  private static final int DOOR = 2;

  private TruckEventCoder() {}

  /** The one instance. */
  public static TruckEventCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(TruckEvent value, CompactOutput out) {
    out.writeString(value.tenant());
    out.writeString(value.truckId());
    out.writeUuid(value.id());
    out.writeLong(value.eventTimeMicros());
    out.writeLong(value.arrivalMicros());
    SourceCoder.of().write(value.source(), out);
    if (value instanceof TemperatureReading reading) {
      out.writeByte(TEMPERATURE);
      out.writeString(reading.sensorId());
      out.writeDouble(reading.celsius());
      out.writeBoolean(reading.defrosting());
    } else if (value instanceof GpsFix fix) {
      out.writeByte(GPS);
      out.writeDouble(fix.latitude());
      out.writeDouble(fix.longitude());
      Double accuracy = fix.accuracyMetres();
      out.writeDouble(accuracy == null ? Double.NaN : accuracy);
    } else if (value instanceof DoorEvent door) {
      out.writeByte(DOOR);
      out.writeString(door.doorId());
      out.writeBoolean(door.open());
    }
  }

  @Override
  public TruckEvent read(CompactInput in) {
    String tenant = in.readShared();
    String truck = in.readShared();
    UUID id = in.readUuid();
    long time = in.readLong();
    long arrival = in.readLong();
    Source source = SourceCoder.of().read(in);
    int kind = in.readByte();
    return switch (kind) {
      case TEMPERATURE ->
          new TemperatureReading(
              tenant,
              truck,
              id,
              in.readShared(),
              in.readDouble(),
              in.readBoolean(),
              time,
              arrival,
              source);
      case GPS ->
          new GpsFix(
              tenant,
              truck,
              id,
              in.readDouble(),
              in.readDouble(),
              accuracy(in.readDouble()),
              time,
              arrival,
              source);
      case DOOR ->
          new DoorEvent(
              tenant, truck, id, in.readShared(), in.readBoolean(), time, arrival, source);
      default -> throw new ArithmeticException("no kind of event has the number " + kind);
    };
  }

  private static @Nullable Double accuracy(double written) {
    return Double.isNaN(written) ? null : Double.valueOf(written);
  }
}
