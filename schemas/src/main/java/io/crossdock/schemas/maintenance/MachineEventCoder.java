package io.crossdock.schemas.maintenance;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceCoder;
import java.util.UUID;

/**
 * Compact coder of {@link MachineEvent}: which kind it is stands before what only that kind has.
 */
public final class MachineEventCoder extends CompactCoder<MachineEvent> {
  private static final long serialVersionUID = 1;
  private static final MachineEventCoder INSTANCE = new MachineEventCoder();
  private static final int VIBRATION = 0;
  private static final int PROCESS = 1;

  private MachineEventCoder() {}

  /** The one instance. */
  public static MachineEventCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(MachineEvent value, CompactOutput out) {
    out.writeString(value.tenant());
    out.writeString(value.machineId());
    out.writeUuid(value.id());
    out.writeLong(value.eventTimeMicros());
    out.writeLong(value.arrivalMicros());
    SourceCoder.of().write(value.source(), out);
    if (value instanceof VibrationBlock block) {
      out.writeByte(VIBRATION);
      out.writeString(block.sensorId());
      out.writeDouble(block.rateHz());
      out.writeBytes(block.samples().toBytes());
      out.writeDouble(block.fullScale());
      out.writeDouble(block.shaftHz());
    } else if (value instanceof ProcessReading reading) {
      out.writeByte(PROCESS);
      out.writeString(reading.variant());
      out.writeDouble(reading.airKelvin());
      out.writeDouble(reading.processKelvin());
      out.writeDouble(reading.speedRpm());
      out.writeDouble(reading.torqueNm());
      out.writeDouble(reading.toolWearMinutes());
    }
  }

  @Override
  public MachineEvent read(CompactInput in) {
    String tenant = in.readShared();
    String machine = in.readShared();
    UUID id = in.readUuid();
    long time = in.readLong();
    long arrival = in.readLong();
    Source source = SourceCoder.of().read(in);
    int kind = in.readByte();
    return switch (kind) {
      case VIBRATION ->
          new VibrationBlock(
              tenant,
              machine,
              id,
              in.readShared(),
              in.readDouble(),
              Samples.ofBytes(in.readBytes()),
              in.readDouble(),
              in.readDouble(),
              time,
              arrival,
              source);
      case PROCESS ->
          new ProcessReading(
              tenant,
              machine,
              id,
              in.readShared(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              time,
              arrival,
              source);
      default -> throw new ArithmeticException("no kind of event has the number " + kind);
    };
  }
}
