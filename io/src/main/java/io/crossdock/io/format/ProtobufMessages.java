package io.crossdock.io.format;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.VibrationBlock;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Scans, truck events and machine events as messages of Protobuf, from which equal ones are
 * decoded. What a scan has that no scanner says, its id and how it was read, is left out.
 */
public final class ProtobufMessages {
  /** Media type of these messages without a frame. */
  public static final String CONTENT_TYPE = "application/x-protobuf";

  private ProtobufMessages() {}

  /** A scan, without a frame. */
  public static byte[] encode(Scan scan) {
    Builder message = new Builder(ProtobufContract.SCAN.message());
    message.set("tenant", scan.tenant());
    message.set("scanner_id", scan.scannerId());
    message.set("location", scan.location());
    message.set("raw_data", scan.rawCode());
    message.setMoment("timestamp", scan.eventTimeMicros());
    message.set("event_id", scan.eventId());
    message.set("step", scan.step());
    return message.build().toByteArray();
  }

  /** A truck's event, without a frame. */
  public static byte[] encode(TruckEvent event) {
    Builder message = new Builder(ProtobufContract.TRUCK_EVENT.message());
    message.set("tenant", event.tenant());
    message.set("truck_id", event.truckId());
    message.setMoment("timestamp", event.eventTimeMicros());
    if (event instanceof TemperatureReading reading) {
      message.setPart(
          "temperature",
          part -> {
            part.set("sensor_id", reading.sensorId());
            part.set("celsius", reading.celsius());
            part.set("defrosting", reading.defrosting());
          });
    } else if (event instanceof GpsFix fix) {
      message.setPart(
          "position",
          part -> {
            part.set("latitude", fix.latitude());
            part.set("longitude", fix.longitude());
            part.set("accuracy", fix.accuracyMetres());
          });
    } else if (event instanceof DoorEvent door) {
      message.setPart(
          "door",
          part -> {
            part.set("door_id", door.doorId());
            part.set("open", door.open());
          });
    }
    return message.build().toByteArray();
  }

  /** What a machine says, without a frame. */
  public static byte[] encode(MachineEvent event) {
    Builder message = new Builder(ProtobufContract.MACHINE_EVENT.message());
    message.set("tenant", event.tenant());
    message.set("machine_id", event.machineId());
    message.setMoment("timestamp", event.eventTimeMicros());
    if (event instanceof VibrationBlock block) {
      message.setPart("block", part -> setBlock(part, block));
    } else if (event instanceof ProcessReading reading) {
      message.setPart("reading", part -> setReading(part, reading));
    }
    return message.build().toByteArray();
  }

  /**
   * A message behind the frame of Confluent's wire format, as the first message of its schema.
   *
   * @param id the registry's id of the schema
   */
  public static byte[] framed(int id, byte[] message) {
    byte[] head = RegistryFrame.head(id);
    ByteArrayOutputStream out = new ByteArrayOutputStream(head.length + 1 + message.length);
    out.writeBytes(head);
    // One index, 0, is written as a list of none.
    out.write(0);
    out.writeBytes(message);
    return out.toByteArray();
  }

  private static void setBlock(Builder part, VibrationBlock block) {
    List<Float> samples = new ArrayList<>(block.samples().size());
    for (int i = 0; i < block.samples().size(); i++) {
      samples.add(block.samples().at(i));
    }
    part.set("sensor_id", block.sensorId());
    part.set("rate", block.rateHz());
    part.set("samples", samples);
    part.setIfAny("full_scale", block.fullScale());
    part.setIfAny("shaft_hz", block.shaftHz());
  }

  private static void setReading(Builder part, ProcessReading reading) {
    part.set("variant", reading.variant());
    part.setIfAny("air_temperature", reading.airKelvin());
    part.setIfAny("process_temperature", reading.processKelvin());
    part.setIfAny("speed", reading.speedRpm());
    part.setIfAny("torque", reading.torqueNm());
    part.setIfAny("tool_wear", reading.toolWearMinutes());
  }

  /** Sets fields by their names in the contract. */
  private static final class Builder {
    private final Descriptor type;
    private final DynamicMessage.Builder message;

    Builder(Descriptor type) {
      this.type = type;
      this.message = DynamicMessage.newBuilder(type);
    }

    /** Sets a field, unless the value is null. */
    void set(String name, @Nullable Object value) {
      if (value != null) {
        message.setField(field(name), value);
      }
    }

    /** Sets a field, unless the value is NaN. */
    void setIfAny(String name, double value) {
      set(name, Double.isNaN(value) ? null : Double.valueOf(value));
    }

    void setMoment(String name, long micros) {
      set(
          name,
          Timestamp.newBuilder()
              .setSeconds(Math.floorDiv(micros, 1_000_000L))
              .setNanos((int) Math.floorMod(micros, 1_000_000L) * 1_000)
              .build());
    }

    void setPart(String name, Consumer<Builder> fill) {
      Builder part = new Builder(field(name).getMessageType());
      fill.accept(part);
      set(name, part.build());
    }

    Message build() {
      return message.build();
    }

    private FieldDescriptor field(String name) {
      return Objects.requireNonNull(type.findFieldByName(name), name);
    }
  }
}
