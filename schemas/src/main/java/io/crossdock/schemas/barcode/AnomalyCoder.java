package io.crossdock.schemas.barcode;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import org.jspecify.annotations.Nullable;

/** Compact coder of {@link Anomaly}. */
public final class AnomalyCoder extends CompactCoder<Anomaly> {
  private static final long serialVersionUID = 1;
  private static final AnomalyCoder INSTANCE = new AnomalyCoder();
  private static final Anomaly.Kind[] KINDS = Anomaly.Kind.values();

  private AnomalyCoder() {}

  /** The one instance. */
  public static AnomalyCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Anomaly value, CompactOutput out) {
    out.writeString(value.tenant());
    out.writeEnum(value.kind());
    out.writeUuid(value.scanId());
    out.writeString(value.other());
    out.writeString(value.item());
    out.writeString(value.scannerId());
    out.writeString(value.location());
    out.writeLong(value.eventTimeMicros());
    Double speed = value.speedKmh();
    out.writeBoolean(speed != null);
    out.writeDouble(speed == null ? 0 : speed);
    out.writeBoolean(value.withdrawn());
    out.writeInt(value.revision());
  }

  @Override
  public Anomaly read(CompactInput in) {
    String tenant = in.readString();
    Anomaly.Kind kind = in.readEnum(KINDS);
    return new Anomaly(
        tenant,
        kind,
        in.readUuid(),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readLong(),
        in.readBoolean() ? Double.valueOf(in.readDouble()) : skip(in),
        in.readBoolean(),
        in.readInt());
  }

  private static @Nullable Double skip(CompactInput in) {
    in.readDouble();
    return null;
  }
}
