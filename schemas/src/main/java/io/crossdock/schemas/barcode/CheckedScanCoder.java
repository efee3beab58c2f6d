package io.crossdock.schemas.barcode;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;

/** Compact coder of {@link CheckedScan}. */
public final class CheckedScanCoder extends CompactCoder<CheckedScan> {
  private static final long serialVersionUID = 1;
  private static final CheckedScanCoder INSTANCE = new CheckedScanCoder();
  private static final CodeKind[] KINDS = CodeKind.values();

  private CheckedScanCoder() {}

  /** The one instance. */
  public static CheckedScanCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(CheckedScan value, CompactOutput out) {
    ScanCoder.of().write(value.scan(), out);
    out.writeEnum(value.code().kind());
    out.writeString(value.code().key());
    out.writeBoolean(value.code().serialised());
    out.writeString(value.fault());
    out.writeInt(value.flags());
    out.writeList(value.conflicts(), ConflictCoder.of());
    out.writeInt(value.copies());
    out.writeInt(value.revision());
  }

  @Override
  public CheckedScan read(CompactInput in) {
    return new CheckedScan(
        ScanCoder.of().read(in),
        new Code(in.readEnum(KINDS), in.readString(), in.readBoolean()),
        in.readShared(),
        in.readInt(),
        in.readList(ConflictCoder.of()),
        in.readInt(),
        in.readInt());
  }
}
