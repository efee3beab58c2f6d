package io.crossdock.sandbox.load;

import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.io.format.AvroMessages;
import io.crossdock.io.format.LogXml;
import io.crossdock.io.format.ProtobufMessages;
import io.crossdock.io.format.TruckEventJson;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/** A truck's temperature, position or door. */
public record TruckContent(TruckEvent event) implements Content {
  @Override
  public String tenant() {
    return event.tenant();
  }

  @Override
  public Content later(long micros) {
    return new TruckContent(at(event.eventTimeMicros() + micros));
  }

  private TruckEvent at(long time) {
    if (event instanceof TemperatureReading reading) {
      return TemperatureReading.of(
          reading.tenant(),
          reading.truckId(),
          reading.sensorId(),
          reading.celsius(),
          reading.defrosting(),
          time,
          reading.arrivalMicros(),
          reading.source());
    }
    if (event instanceof GpsFix fix) {
      return GpsFix.of(
          fix.tenant(),
          fix.truckId(),
          fix.latitude(),
          fix.longitude(),
          fix.accuracyMetres(),
          time,
          fix.arrivalMicros(),
          fix.source());
    }
    DoorEvent door = (DoorEvent) event;
    return DoorEvent.of(
        door.tenant(),
        door.truckId(),
        door.doorId(),
        door.open(),
        time,
        door.arrivalMicros(),
        door.source());
  }

  @Override
  public byte[] json() {
    return TruckEventJson.encode(event);
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
    return ProtobufContract.TRUCK_EVENT;
  }

  @Override
  public byte[] xml() {
    return LogXml.ofTruckEvents(List.of(event));
  }
}
