package io.crossdock.schemas.source;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;

/** Compact coder of {@link Source}. */
public final class SourceCoder extends CompactCoder<Source> {
  private static final long serialVersionUID = 1;
  private static final SourceCoder INSTANCE = new SourceCoder();

  private SourceCoder() {}

  /** The one instance. */
  public static SourceCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Source value, CompactOutput out) {
    out.writeString(value.name());
    out.writeInt(value.partition());
    out.writeLong(value.offset());
    out.writeString(value.messageId());
  }

  @Override
  public Source read(CompactInput in) {
    return new Source(in.readShared(), in.readInt(), in.readLong(), in.readString());
  }
}
