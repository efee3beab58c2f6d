package io.crossdock.schemas.barcode;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;

/** Compact coder of {@link Conflict}. */
public final class ConflictCoder extends CompactCoder<Conflict> {
  private static final long serialVersionUID = 1;
  private static final ConflictCoder INSTANCE = new ConflictCoder();
  private static final ScanFlag[] FLAGS = ScanFlag.values();

  private ConflictCoder() {}

  /** The one instance. */
  public static ConflictCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Conflict value, CompactOutput out) {
    out.writeUuid(value.other());
    out.writeEnum(value.flag());
    out.writeDouble(value.speedKmh());
  }

  @Override
  public Conflict read(CompactInput in) {
    return new Conflict(in.readUuid(), in.readEnum(FLAGS), in.readDouble());
  }
}
