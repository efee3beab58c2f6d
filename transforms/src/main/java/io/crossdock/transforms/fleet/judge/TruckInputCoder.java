package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.fleet.TruckEventCoder;
import io.crossdock.transforms.fleet.rules.FleetRules;

/** Compact coder of {@link TruckInput}. */
public final class TruckInputCoder extends CompactCoder<TruckInput> {
  private static final long serialVersionUID = 1;
  private static final TruckInputCoder INSTANCE = new TruckInputCoder();

  private TruckInputCoder() {}

  /** The one instance. */
  public static TruckInputCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(TruckInput value, CompactOutput out) {
    TruckEventCoder.of().write(value.event(), out);
    out.writeInt(value.flags());
    FleetRules rules = value.rules();
    out.writeBoolean(rules != null);
    if (rules != null) {
      rules.write(out);
    }
  }

  @Override
  public TruckInput read(CompactInput in) {
    return new TruckInput(
        TruckEventCoder.of().read(in), in.readInt(), in.readBoolean() ? FleetRules.read(in) : null);
  }
}
