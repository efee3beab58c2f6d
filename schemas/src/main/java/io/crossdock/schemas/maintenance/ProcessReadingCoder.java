package io.crossdock.schemas.maintenance;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;

/** Compact coder of {@link ProcessReading}, in the layout of {@link MachineEventCoder}. */
public final class ProcessReadingCoder extends CompactCoder<ProcessReading> {
  private static final long serialVersionUID = 1;
  private static final ProcessReadingCoder INSTANCE = new ProcessReadingCoder();

  private ProcessReadingCoder() {}

  /** The one instance. */
  public static ProcessReadingCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(ProcessReading value, CompactOutput out) {
    MachineEventCoder.of().write(value, out);
  }

  @Override
  public ProcessReading read(CompactInput in) {
    if (MachineEventCoder.of().read(in) instanceof ProcessReading reading) {
      return reading;
    }
    throw new ArithmeticException("the event is no process reading");
  }
}
