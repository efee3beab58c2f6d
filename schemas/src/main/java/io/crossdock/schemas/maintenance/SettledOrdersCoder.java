package io.crossdock.schemas.maintenance;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import java.util.ArrayList;
import java.util.List;

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
    out.writeInt(value.beganMicros().size());
    value.beganMicros().forEach(out::writeLong);
  }

  @Override
  public SettledOrders read(CompactInput in) {
    String tenant = in.readString();
    String machine = in.readString();
    String mode = in.readString();
    long from = in.readLong();
    long to = in.readLong();
    int size = in.readInt();
    List<Long> began = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      began.add(in.readLong());
    }
    return new SettledOrders(tenant, machine, mode, from, to, List.copyOf(began));
  }
}
