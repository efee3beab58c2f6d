package io.crossdock.sandbox.load;

import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.io.format.AvroMessages;
import io.crossdock.io.format.LogXml;
import io.crossdock.io.format.MachineEventJson;
import io.crossdock.io.format.ProtobufMessages;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.VibrationBlock;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/** A machine's vibration or reading. */
public record MachineContent(MachineEvent event) implements Content {
  @Override
  public String tenant() {
    return event.tenant();
  }

  @Override
  public Content later(long micros) {
    return new MachineContent(at(event.eventTimeMicros() + micros));
  }

  private MachineEvent at(long time) {
    if (event instanceof VibrationBlock block) {
      return VibrationBlock.of(
          block.tenant(),
          block.machineId(),
          block.sensorId(),
          block.rateHz(),
          block.samples(),
          block.fullScale(),
          block.shaftHz(),
          time,
          block.arrivalMicros(),
          block.source());
    }
    ProcessReading reading = (ProcessReading) event;
    return ProcessReading.of(
        reading.tenant(),
        reading.machineId(),
        reading.variant(),
        reading.airKelvin(),
        reading.processKelvin(),
        reading.speedRpm(),
        reading.torqueNm(),
        reading.toolWearMinutes(),
        time,
        reading.arrivalMicros(),
        reading.source());
  }

  @Override
  public byte[] json() {
    return MachineEventJson.encode(event);
  }

  @Override
  public GenericRecord avro() {
    return AvroMessages.of(event);
  }

  @Override
  public byte[] protobuf() {
    return ProtobufMessages.encode(event);
  }

  @Override
  public ProtobufContract protobufContract() {
    return ProtobufContract.MACHINE_EVENT;
  }

  @Override
  public byte[] xml() {
    return LogXml.ofMachineEvents(List.of(event));
  }
}
