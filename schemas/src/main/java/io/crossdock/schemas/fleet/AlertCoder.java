package io.crossdock.schemas.fleet;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;

/** Compact coder of {@link Alert}. */
public final class AlertCoder extends CompactCoder<Alert> {
  private static final long serialVersionUID = 1;
  private static final AlertCoder INSTANCE = new AlertCoder();
  private static final AlertRule[] RULES = AlertRule.values();
  private static final Alert.State[] STATES = Alert.State.values();
  private static final Alert.Severity[] SEVERITIES = Alert.Severity.values();

  private AlertCoder() {}

  /** The one instance. */
  public static AlertCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Alert value, CompactOutput out) {
    out.writeString(value.tenant());
    out.writeString(value.truckId());
    out.writeEnum(value.rule());
    out.writeString(value.subject());
    out.writeLong(value.beganMicros());
    out.writeLong(value.raisedMicros());
    out.writeLong(value.endedMicros());
    out.writeEnum(value.state());
    out.writeEnum(value.severity());
    out.writeDouble(value.extreme());
    out.writeLong(value.dutyMicros());
    out.writeLong(value.saidMicros());
    out.writeInt(value.revision());
  }

  @Override
  public Alert read(CompactInput in) {
    return new Alert(
        in.readString(),
        in.readString(),
        in.readEnum(RULES),
        in.readString(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readEnum(STATES),
        in.readEnum(SEVERITIES),
        in.readDouble(),
        in.readLong(),
        in.readLong(),
        in.readInt());
  }
}
