package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.contract.AvroContract;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.Samples;
import io.crossdock.schemas.maintenance.VibrationBlock;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.Test;

/** Values to Avro and back, by our contracts and by what a writer may say instead. */
public class AvroMessagesTest {
  private static final long NINE = 1_767_603_600_500_123L;
  private static final List<TruckEvent> TRUCK_EVENTS =
      List.of(
          TemperatureReading.of(
              "acme", "t1", "supply", 4.5, true, NINE, FromAvro.ARRIVAL, FromAvro.SOURCE),
          GpsFix.of("acme", "t1", 60.5, -179.25, 7.0, NINE, FromAvro.ARRIVAL, FromAvro.SOURCE),
          GpsFix.of("acme", "t1", 60.5, -179.25, null, NINE, FromAvro.ARRIVAL, FromAvro.SOURCE),
          DoorEvent.of("acme", "t1", "rear", false, NINE, FromAvro.ARRIVAL, FromAvro.SOURCE));
  private static final List<MachineEvent> MACHINE_EVENTS =
      List.of(
          VibrationBlock.of(
              "acme",
              "m1",
              "drive-end",
              25_600,
              Samples.of(new float[] {1.5f, -2.25f, 0}),
              490.5,
              Double.NaN,
              NINE,
              FromAvro.ARRIVAL,
              FromAvro.SOURCE),
          ProcessReading.of(
              "acme",
              "m1",
              "L",
              298.1,
              Double.NaN,
              1551,
              42.8,
              Double.NaN,
              NINE,
              FromAvro.ARRIVAL,
              FromAvro.SOURCE));

  private static Scan scan(String eventId, String step) {
    return new Scan(
        "acme",
        Scan.identify("acme", eventId, "s1", "dock", "]C1010950600013435", NINE, step),
        eventId,
        "s1",
        "dock",
        "]C1010950600013435",
        NINE,
        FromAvro.ARRIVAL,
        step,
        Scan.Reading.SINGLE,
        FromAvro.SOURCE);
  }

  @Test
  public void whatIsEncodedIsDecodedAgain() throws MessageException {
    for (Scan scan : List.of(scan("e1", "shipping"), scan("", ""))) {
      GenericRecord record = AvroMessages.of(scan);
      assertThat(FromAvro.scan(record), equalTo(scan));
      assertThat(
          FromAvro.singleObject(ScanDraft::begin, AvroMessages.singleObject(record)),
          equalTo(scan));
    }
    for (TruckEvent event : TRUCK_EVENTS) {
      assertThat(
          FromAvro.singleObject(
              any -> new TruckEventDraft(), AvroMessages.singleObject(AvroMessages.of(event))),
          equalTo(event));
    }
    for (MachineEvent event : MACHINE_EVENTS) {
      assertThat(
          FromAvro.singleObject(
              any -> new MachineEventDraft(), AvroMessages.singleObject(AvroMessages.of(event))),
          equalTo(event));
    }
  }

  @Test
  public void aTopicOfSeveralKindsHasAUnion() throws MessageException {
    Schema fleet =
        AvroContract.together(
            List.of(
                AvroContract.TRUCK_TEMPERATURE,
                AvroContract.TRUCK_POSITION,
                AvroContract.TRUCK_DOOR));
    for (TruckEvent event : TRUCK_EVENTS) {
      assertThat(
          FromAvro.framed(
              any -> new TruckEventDraft(),
              fleet.toString(),
              AvroMessages.framed(7, fleet, AvroMessages.of(event))),
          equalTo(event));
    }
    Schema plant =
        AvroContract.together(List.of(AvroContract.VIBRATION_BLOCK, AvroContract.PROCESS_READING));
    for (MachineEvent event : MACHINE_EVENTS) {
      assertThat(
          FromAvro.framed(
              any -> new MachineEventDraft(),
              plant.toString(),
              AvroMessages.framed(7, plant, AvroMessages.of(event))),
          equalTo(event));
    }
  }

  @Test
  public void anAnnouncedMillisecondIsOne() throws MessageException {
    Schema millis =
        new Schema.Parser()
            .parse(
                AvroContract.SCAN
                    .newest()
                    .toString()
                    .replace("timestamp-micros", "timestamp-millis"));
    GenericRecord record = new GenericData.Record(millis);
    record.put("scannerId", "s1");
    record.put("location", "dock");
    record.put("productId", "0950600013435");
    record.put("timestamp", NINE / 1_000);
    assertThat(FromAvro.scan(record).eventTimeMicros(), equalTo(NINE / 1_000 * 1_000));
  }

  private static Schema withTime(String logicalType) {
    String time =
        logicalType.isEmpty()
            ? "\"long\""
            : "{\"type\":\"long\",\"logicalType\":\"" + logicalType + "\"}";
    return new Schema.Parser()
        .parse(
            """
            {"type":"record","name":"Scan","namespace":"com.example","fields":[
            {"name":"productId","type":"string"},{"name":"scannerId","type":"string"},
            {"name":"location","type":"string"},{"name":"timestamp","type":%s}]}"""
                .formatted(time));
  }

  private static GenericRecord record(Schema schema, long time) {
    GenericRecord record = new GenericData.Record(schema);
    record.put("productId", "0950600013435");
    record.put("scannerId", "s1");
    record.put("location", "dock");
    record.put("timestamp", time);
    return record;
  }

  @Test
  public void aTimeWithoutAUnitIsNotGuessed() {
    for (String type : List.of("", "timestamp-nanos", "local-timestamp-millis", "time-micros")) {
      MessageException refused =
          assertThrows(MessageException.class, () -> FromAvro.scan(record(withTime(type), NINE)));
      assertThat(refused.kind(), equalTo(FailureKind.SCHEMA_VIOLATION));
      assertThat(refused.getMessage(), containsString("timestamp"));
    }
  }

  @Test
  public void aTimeBeyondAllBoundsIsRefused() throws MessageException {
    for (String type : List.of("timestamp-micros", "timestamp-millis")) {
      for (long time : new long[] {Long.MAX_VALUE, Long.MIN_VALUE}) {
        MessageException refused =
            assertThrows(MessageException.class, () -> FromAvro.scan(record(withTime(type), time)));
        assertThat(refused.kind(), equalTo(FailureKind.SCHEMA_VIOLATION));
        assertThat(refused.getMessage(), containsString("beyond all bounds"));
      }
      assertThat(FromAvro.scan(record(withTime(type), -5)).location(), equalTo("dock"));
    }
  }

  @Test
  public void samplesAreBytesOrAnArray() throws MessageException {
    Schema array =
        new Schema.Parser()
            .parse(
                """
                {"type":"record","name":"VibrationBlock","fields":[
                {"name":"machine","type":"string"},{"name":"sensorId","type":"string"},
                {"name":"rate","type":"int"},{"name":"unit","type":"string"},
                {"name":"samples","type":{"type":"array","items":"float"}},
                {"name":"timestamp","type":{"type":"long","logicalType":"timestamp-micros"}}]}""");
    GenericRecord record = new GenericData.Record(array);
    record.put("machine", "m1");
    record.put("sensorId", "drive-end");
    record.put("rate", 100);
    record.put("unit", "g");
    record.put("samples", List.of(1f, -2f));
    record.put("timestamp", NINE);
    VibrationBlock block =
        (VibrationBlock)
            FromAvro.framed(
                any -> new MachineEventDraft(),
                array.toString(),
                AvroMessages.framed(1, array, record));
    assertThat(block.samples(), equalTo(Samples.of(new float[] {9.80665f, -19.6133f})));
    assertThat(block.rateHz(), equalTo(100.0));
  }

  @Test
  public void aRecordThatIsNoneOfOursSaysSo() {
    Schema other = SchemaBuilder.record("com.example.Pallet").fields().requiredInt("x").endRecord();
    GenericRecord record = new GenericData.Record(other);
    record.put("x", 1);
    MessageException refused = assertThrows(MessageException.class, () -> FromAvro.scan(record));
    assertThat(refused.kind(), equalTo(FailureKind.SCHEMA_VIOLATION));
    assertThat(refused.getMessage(), containsString("com.example.Pallet is none of"));
  }

  @Test
  public void aFingerprintThatIsNotOursIsUnmatched() {
    byte[] payload = AvroMessages.singleObject(record(withTime("timestamp-micros"), NINE));
    MessageException refused =
        assertThrows(
            MessageException.class, () -> FromAvro.singleObject(ScanDraft::begin, payload));
    assertThat(refused.kind(), equalTo(FailureKind.UNMATCHED));
  }
}
