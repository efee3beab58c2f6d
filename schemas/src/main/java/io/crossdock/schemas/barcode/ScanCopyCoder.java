package io.crossdock.schemas.barcode;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.source.SourceCoder;

/** Compact coder of {@link ScanCopy}. */
public final class ScanCopyCoder extends CompactCoder<ScanCopy> {
  private static final long serialVersionUID = 1;
  private static final ScanCopyCoder INSTANCE = new ScanCopyCoder();

  private ScanCopyCoder() {}

  /** The one instance. */
  public static ScanCopyCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(ScanCopy value, CompactOutput out) {
    out.writeString(value.tenant());
    out.writeUuid(value.scanId());
    out.writeLong(value.arrivalMicros());
    SourceCoder.of().write(value.source(), out);
  }

  @Override
  public ScanCopy read(CompactInput in) {
    return new ScanCopy(in.readString(), in.readUuid(), in.readLong(), SourceCoder.of().read(in));
  }
}
