package io.crossdock.schemas.barcode;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;

/** Compact coder of {@link Session}. */
public final class SessionCoder extends CompactCoder<Session> {
  private static final long serialVersionUID = 1;
  private static final SessionCoder INSTANCE = new SessionCoder();

  private SessionCoder() {}

  /** The one instance. */
  public static SessionCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Session value, CompactOutput out) {
    out.writeString(value.tenant());
    out.writeString(value.item());
    out.writeLong(value.firstMicros());
    out.writeLong(value.lastMicros());
    out.writeInt(value.count());
    out.writeStrings(value.path());
    out.writeInt(value.flags());
    out.writeInt(value.revision());
  }

  @Override
  public Session read(CompactInput in) {
    return new Session(
        in.readString(),
        in.readString(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readStrings(),
        in.readInt(),
        in.readInt());
  }
}
