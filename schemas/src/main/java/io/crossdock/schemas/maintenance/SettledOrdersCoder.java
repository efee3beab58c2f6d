package io.crossdock.schemas.maintenance;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;

/** Compact coder of {@link SettledOrders}. */
public final class SettledOrdersCoder extends CompactCoder<SettledOrders> {
  private static final long serialVersionUID = 1;
  private static final SettledOrdersCoder INSTANCE = new SettledOrdersCoder();

  private SettledOrdersCoder() {}

  /** The one instance. */
  public static SettledOrdersCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(SettledOrders value, CompactOutput out) {
    out.writeString(value.tenant());
    out.writeString(value.machineId());
    out.writeString(value.failureMode());
    out.writeLong(value.fromMicros());
    out.writeLong(value.toMicros());
    out.writeList(value.beganMicros(), MomentCoder.INSTANCE);
  }

  @Override
  public SettledOrders read(CompactInput in) {
    return new SettledOrders(
        in.readString(),
        in.readString(),
        in.readString(),
        in.readLong(),
        in.readLong(),
        in.readList(MomentCoder.INSTANCE));
  }

  private static final class MomentCoder extends CompactCoder<Long> {
    private static final long serialVersionUID = 1;
    private static final MomentCoder INSTANCE = new MomentCoder();

    @Override
    public void write(Long value, CompactOutput out) {
      out.writeLong(value);
    }

    @Override
    public Long read(CompactInput in) {
      return in.readLong();
    }
  }
}
