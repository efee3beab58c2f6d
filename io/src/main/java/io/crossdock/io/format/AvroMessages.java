package io.crossdock.io.format;

import io.crossdock.io.contract.AvroContract;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.VibrationBlock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Values as devices would send them in Avro, by the newest contracts. An equal value is decoded
 * from them, but for what no device says: how an EPCIS event was read.
 */
public final class AvroMessages {
  private AvroMessages() {}

  /** A scan as a record. */
  public static GenericRecord of(Scan scan) {
    GenericRecord record = new GenericData.Record(AvroContract.SCAN.newest());
    record.put("tenant", scan.tenant());
    record.put("eventId", orNull(scan.eventId()));
    record.put("scannerId", scan.scannerId());
    record.put("location", scan.location());
    record.put("rawData", scan.rawCode());
    record.put("timestamp", scan.eventTimeMicros());
    record.put("step", orNull(scan.step()));
    return record;
  }

  /** A truck's event as a record. */
  public static GenericRecord of(TruckEvent event) {
    AvroContract contract;
    if (event instanceof TemperatureReading) {
      contract = AvroContract.TRUCK_TEMPERATURE;
    } else {
      contract = event instanceof GpsFix ? AvroContract.TRUCK_POSITION : AvroContract.TRUCK_DOOR;
    }
    GenericRecord record = new GenericData.Record(contract.newest());
    record.put("tenant", event.tenant());
    record.put("truckId", event.truckId());
    record.put("timestamp", event.eventTimeMicros());
    if (event instanceof TemperatureReading reading) {
      record.put("sensorId", reading.sensorId());
      record.put("celsius", reading.celsius());
      record.put("defrosting", reading.defrosting());
    } else if (event instanceof GpsFix fix) {
      record.put("latitude", fix.latitude());
      record.put("longitude", fix.longitude());
      record.put("accuracy", fix.accuracyMetres());
    } else if (event instanceof DoorEvent door) {
      record.put("doorId", door.doorId());
      record.put("open", door.open());
    }
    return record;
  }

  /** A machine's event as a record; samples are bytes. */
  public static GenericRecord of(MachineEvent event) {
    AvroContract contract =
        event instanceof VibrationBlock
            ? AvroContract.VIBRATION_BLOCK
            : AvroContract.PROCESS_READING;
    GenericRecord record = new GenericData.Record(contract.newest());
    record.put("tenant", event.tenant());
    record.put("machineId", event.machineId());
    record.put("timestamp", event.eventTimeMicros());
    if (event instanceof VibrationBlock block) {
      record.put("sensorId", block.sensorId());
      record.put("rate", block.rateHz());
      record.put("fullScale", orNull(block.fullScale()));
      record.put("shaftHz", orNull(block.shaftHz()));
      record.put("samples", ByteBuffer.wrap(block.samples().toBytes()));
    } else if (event instanceof ProcessReading reading) {
      record.put("variant", orNull(reading.variant()));
      record.put("airTemperature", orNull(reading.airKelvin()));
      record.put("processTemperature", orNull(reading.processKelvin()));
      record.put("speed", orNull(reading.speedRpm()));
      record.put("torque", orNull(reading.torqueNm()));
      record.put("toolWear", orNull(reading.toolWearMinutes()));
    }
    return record;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Double orNull(double number) {
    return Double.isNaN(number) ? null : Double.valueOf(number);
  }

  /**
   * A message in the frame of Confluent's wire format.
   *
   * @param id the registry's id of {@code schema}
   * @param schema what the record is written by: its own schema, or a union that has it
   */
  public static byte[] framed(int id, Schema schema, GenericRecord record) {
    return written(RegistryFrame.head(id), schema, record);
  }

  /** A message in Avro's single-object encoding. */
  public static byte[] singleObject(GenericRecord record) {
    long fingerprint = SchemaNormalization.parsingFingerprint64(record.getSchema());
    ByteBuffer head =
        ByteBuffer.allocate(AvroSingleObject.HEAD)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0xC3)
            .put((byte) 1)
            .putLong(fingerprint);
    return written(head.array(), record.getSchema(), record);
  }

  private static byte[] written(byte[] head, Schema schema, GenericRecord record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    out.writeBytes(head);
    try {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing fails to be written to memory", e);
    }
    return out.toByteArray();
  }
}
