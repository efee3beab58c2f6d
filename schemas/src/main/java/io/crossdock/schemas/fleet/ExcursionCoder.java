package io.crossdock.schemas.fleet;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;

/** Compact coder of {@link Excursion}. */
public final class ExcursionCoder extends CompactCoder<Excursion> {
  private static final long serialVersionUID = 1;
  private static final ExcursionCoder INSTANCE = new ExcursionCoder();

  private ExcursionCoder() {}

  /** The one instance. */
  public static ExcursionCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Excursion value, CompactOutput out) {
    out.writeString(value.limit());
    out.writeDouble(value.daySeconds());
    out.writeDouble(value.dutySeconds());
    out.writeLong(value.alarmMicros());
  }

  @Override
  public Excursion read(CompactInput in) {
    return new Excursion(in.readString(), in.readDouble(), in.readDouble(), in.readLong());
  }
}
