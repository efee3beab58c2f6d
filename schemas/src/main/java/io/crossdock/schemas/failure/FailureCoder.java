package io.crossdock.schemas.failure;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.source.SourceCoder;
import java.util.OptionalLong;

/** Compact coder of {@link Failure}. */
public final class FailureCoder extends CompactCoder<Failure> {
  private static final long serialVersionUID = 1;
  private static final FailureCoder INSTANCE = new FailureCoder();
  private static final FailureKind[] KINDS = FailureKind.values();

  private FailureCoder() {}

  /** The one instance. */
  public static FailureCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Failure value, CompactOutput out) {
    out.writeUuid(value.id());
    out.writeString(value.tenant());
    out.writeString(value.pipeline());
    out.writeString(value.step());
    out.writeEnum(value.kind());
    out.writeString(value.message());
    out.writeBytes(value.payload());
    out.writeString(value.contentType());
    out.writeBytes(value.key());
    SourceCoder.of().write(value.source(), out);
    out.writeLong(value.arrivalMicros());
    out.writeBoolean(value.eventTimeMicros().isPresent());
    out.writeLong(value.eventTimeMicros().orElse(0));
    out.writeInt(value.attempt());
  }

  @Override
  public Failure read(CompactInput in) {
    return new Failure(
        in.readUuid(),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readEnum(KINDS),
        in.readString(),
        in.readBytes(),
        in.readString(),
        in.readBytes(),
        SourceCoder.of().read(in),
        in.readLong(),
        readTime(in),
        in.readInt());
  }

  private static OptionalLong readTime(CompactInput in) {
    boolean present = in.readBoolean();
    long micros = in.readLong();
    return present ? OptionalLong.of(micros) : OptionalLong.empty();
  }
}
