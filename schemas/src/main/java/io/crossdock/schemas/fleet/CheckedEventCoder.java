package io.crossdock.schemas.fleet;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;

/** Compact coder of {@link CheckedEvent}. */
public final class CheckedEventCoder extends CompactCoder<CheckedEvent> {
  private static final long serialVersionUID = 1;
  private static final CheckedEventCoder INSTANCE = new CheckedEventCoder();

  private CheckedEventCoder() {}

  /** The one instance. */
  public static CheckedEventCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(CheckedEvent value, CompactOutput out) {
    TruckEventCoder.of().write(value.event(), out);
    out.writeInt(value.flags());
    out.writeInt(value.revision());
  }

  @Override
  public CheckedEvent read(CompactInput in) {
    return new CheckedEvent(TruckEventCoder.of().read(in), in.readInt(), in.readInt());
  }
}
