package io.crossdock.schemas.barcode;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.source.SourceCoder;

/** Compact coder of {@link Scan}. */
public final class ScanCoder extends CompactCoder<Scan> {
  private static final long serialVersionUID = 1;
  private static final ScanCoder INSTANCE = new ScanCoder();
  private static final Scan.Reading[] READINGS = Scan.Reading.values();

  private ScanCoder() {}

  /** The one instance. */
  public static ScanCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Scan value, CompactOutput out) {
    out.writeString(value.tenant());
    out.writeUuid(value.id());
    out.writeString(value.eventId());
    out.writeString(value.scannerId());
    out.writeString(value.location());
    out.writeString(value.rawCode());
    out.writeLong(value.eventTimeMicros());
    out.writeLong(value.arrivalMicros());
    out.writeString(value.step());
    out.writeEnum(value.reading());
    SourceCoder.of().write(value.source(), out);
  }

  @Override
  public Scan read(CompactInput in) {
    return new Scan(
        in.readShared(),
        in.readUuid(),
        in.readString(),
        in.readString(),
        in.readShared(),
        in.readString(),
        in.readLong(),
        in.readLong(),
        in.readShared(),
        in.readEnum(READINGS),
        SourceCoder.of().read(in));
  }
}
