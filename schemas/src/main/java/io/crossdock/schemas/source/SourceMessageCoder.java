package io.crossdock.schemas.source;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;

/** Compact coder of {@link SourceMessage}. */
public final class SourceMessageCoder extends CompactCoder<SourceMessage> {
  private static final long serialVersionUID = 1;
  private static final SourceMessageCoder INSTANCE = new SourceMessageCoder();

  private SourceMessageCoder() {}

  /** The one instance. */
  public static SourceMessageCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(SourceMessage value, CompactOutput out) {
    out.writeBytes(value.payload());
    out.writeString(value.contentType());
    out.writeBytes(value.key());
    out.writeString(value.tenant());
    out.writeLong(value.arrivalMicros());
    out.writeInt(value.attempt());
    SourceCoder.of().write(value.source(), out);
  }

  @Override
  public SourceMessage read(CompactInput in) {
    return new SourceMessage(
        in.readBytes(),
        in.readShared(),
        in.readBytes(),
        in.readShared(),
        in.readLong(),
        in.readInt(),
        SourceCoder.of().read(in));
  }
}
