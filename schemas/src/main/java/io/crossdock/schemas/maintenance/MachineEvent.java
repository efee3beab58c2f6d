package io.crossdock.schemas.maintenance;

import io.crossdock.schemas.source.Source;
import java.util.UUID;

/** One thing that a machine's sensors said, as decoded from a message. */
public sealed interface MachineEvent permits VibrationBlock, ProcessReading {
  /** Whose machine it is. */
  String tenant();

  /** The machine. */
  String machineId();

  /** Follows from the content, so that a message sent twice is one event. */
  UUID id();

  /** When it was measured, the first sample of a block, microseconds since the epoch. */
  long eventTimeMicros();

  /** When the broker took the message, microseconds since the epoch. */
  long arrivalMicros();

  /** Where the message stands. */
  Source source();
}
