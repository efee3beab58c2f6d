package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.io.registry.RegisteredSchema;
import io.crossdock.io.registry.SchemaType;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.source.SourceMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.Test;

/**
 * What becomes of messages whose sender has changed the contract, behind a registry's id (where the
 * sender's schema is known) and without a frame (where only the bytes are). The table stands in
 * io/README.md.
 */
public class ProtobufEvolutionTest {
  private static final int ID = 7;
  private static final String TRUCK = ProtobufContract.TRUCK_EVENT.text();
  private static final String MACHINE = ProtobufContract.MACHINE_EVENT.text();

  private final List<String> unknown = new ArrayList<>();

  private static ProtobufBytes truck(ProtobufBytes temperature) {
    return new ProtobufBytes().text(2, "t1").moment(3, 1_767_603_600L, 0).part(4, temperature);
  }

  private static ProtobufBytes rear() {
    return new ProtobufBytes().text(1, "rear");
  }

  private static String changed(String text, String what, String into) {
    String changed = text.replace(what, into);
    assertThat(what + " is in the contract", !changed.equals(text));
    return changed;
  }

  /** Sensor, temperature and defrosting of a truck's event, or what it failed of. */
  private String framed(String schema, ProtobufBytes event) {
    return told(
        new Framed(ProtobufContract.TRUCK_EVENT, schema),
        any -> new TruckEventDraft(),
        ProtobufMessages.framed(ID, event.toBytes()));
  }

  private String plain(ProtobufBytes event) {
    return told(
        new ProtobufFormat(ProtobufContract.TRUCK_EVENT),
        any -> new TruckEventDraft(),
        event.toBytes());
  }

  private <T> String told(MessageFormat format, FieldDecoder.Drafts<T> drafts, byte[] payload) {
    unknown.clear();
    try {
      Object event =
          new FieldDecoder<>(format, drafts, "default")
              .decode(FromProtobuf.message(payload, "application/x-protobuf"), unknown::add)
              .get(0);
      if (event instanceof TemperatureReading reading) {
        return reading.sensorId() + " " + reading.celsius() + " " + reading.defrosting();
      }
      return event instanceof VibrationBlock block
          ? block.samples().at(0) + " m/s2"
          : String.valueOf(event);
    } catch (MessageException e) {
      return e.kind() + ": " + e.getMessage();
    }
  }

  /** A message by a schema as a registry would give it. */
  private record Framed(ProtobufContract contract, String text) implements MessageFormat {
    @Override
    public boolean accepts(SourceMessage message) {
      return true;
    }

    @Override
    public void read(SourceMessage message, Supplier<? extends FieldTaker> records)
        throws MessageException {
      new FramedProtobuf(contract)
          .read(
              new RegisteredSchema(ID, SchemaType.PROTOBUF, text, List.of()), message, 5, records);
    }
  }

  @Test
  public void aFieldAdded() {
    String schema =
        changed(TRUCK, "bool defrosting = 3;", "bool defrosting = 3; int32 battery = 4;");
    ProtobufBytes event = truck(rear().number(2, 4.5).varint(4, 80));
    assertThat(framed(schema, event), is("rear 4.5 false"));
    assertThat(unknown, is(List.of("field 4")));
    assertThat(plain(event), is("rear 4.5 false"));
  }

  @Test
  public void aFieldRemoved() {
    assertThat(
        framed(changed(TRUCK, "bool defrosting = 3;", "reserved 3;"), truck(rear().number(2, 4.5))),
        is("rear 4.5 false"));
    String schema = changed(TRUCK, "string sensor_id = 1;", "reserved 1;");
    ProtobufBytes event = truck(new ProtobufBytes().number(2, 4.5));
    assertThat(framed(schema, event), is("SCHEMA_VIOLATION: sensorId is missing"));
    assertThat(plain(event), is("SCHEMA_VIOLATION: sensorId is missing"));
  }

  @Test
  public void aFieldRenamed() {
    String schema = changed(TRUCK, "double celsius = 2;", "double temp = 2;");
    assertThat(framed(schema, truck(rear().number(2, 4.5))), is("rear 4.5 false"));
  }

  @Test
  public void aFieldGivenAnotherNumberIsMissing() {
    String schema = changed(TRUCK, "double celsius = 2;", "double celsius = 12;");
    assertThat(
        framed(schema, truck(rear().number(12, 4.5))),
        is(
            "SCHEMA_VIOLATION: must have exactly one of celsius, latitude with longitude, and open"));
    assertThat(unknown, is(List.of("field 12")));
  }

  @Test
  public void aNumberReusedForAnotherWireType() {
    String schema = changed(TRUCK, "double celsius = 2;", "int32 tenths = 2;");
    ProtobufBytes event = truck(rear().varint(2, 45));
    assertThat(
        framed(schema, event),
        is(
            "SCHEMA_VIOLATION: its schema has tenths (field 2 of io.crossdock.wire.TruckTemperature)"
                + " as int32, which cannot be read as celsius, double"));
    assertThat(
        plain(event),
        is("SCHEMA_VIOLATION: celsius (field 2) is written as a varint, not as 64 bits"));
  }

  @Test
  public void aNumberReusedForTheSameWireTypeIsSeenOnlyWithTheSchema() {
    String schema = changed(TRUCK, "double celsius = 2;", "fixed64 millikelvin = 2;");
    ProtobufBytes event = truck(rear().fixed64(2, 277_650));
    assertThat(
        framed(schema, event),
        is(
            "SCHEMA_VIOLATION: its schema has millikelvin (field 2 of"
                + " io.crossdock.wire.TruckTemperature) as fixed64, which cannot be read as celsius,"
                + " double"));
    assertThat(plain(event), is("rear " + Double.longBitsToDouble(277_650) + " false"));
  }

  @Test
  public void typesThatProtobufTakesForEachOther() {
    assertThat(
        framed(
            changed(TRUCK, "bool defrosting = 3;", "uint32 defrosting = 3;"),
            truck(rear().number(2, 4.5).varint(3, 2))),
        is("rear 4.5 true"));
    assertThat(
        framed(
            changed(TRUCK, "string sensor_id = 1;", "bytes sensor_id = 1;"),
            truck(rear().number(2, 4.5))),
        is("rear 4.5 false"));
    assertThat(
        framed(
            changed(TRUCK, "string sensor_id = 1;", "repeated string sensor_ids = 1;"),
            truck(new ProtobufBytes().text(1, "front").text(1, "rear").number(2, 4.5))),
        is("rear 4.5 false"));
  }

  @Test
  public void withoutOptionalAZeroIsNotSent() {
    String schema = changed(TRUCK, "optional double celsius = 2;", "double celsius = 2;");
    assertThat(
        framed(schema, truck(rear())),
        is(
            "SCHEMA_VIOLATION: must have exactly one of celsius, latitude with longitude, and open"));
  }

  @Test
  public void aMemberAddedToAOneof() {
    String schema =
        changed(TRUCK, "TruckDoor door = 6;", "TruckDoor door = 6; TruckDoor lock = 7;");
    ProtobufBytes event =
        new ProtobufBytes()
            .text(2, "t1")
            .moment(3, 1_767_603_600L, 0)
            .part(7, new ProtobufBytes().text(1, "rear"));
    assertThat(
        framed(schema, event),
        is(
            "SCHEMA_VIOLATION: must have exactly one of celsius, latitude with longitude, and open"));
    assertThat(unknown, is(List.of("field 7")));
  }

  @Test
  public void aValueAddedToAnEnumeration() {
    String schema =
        changed(
            MACHINE,
            "ACCELERATION_UNIT_STANDARD_GRAVITY = 2;",
            "ACCELERATION_UNIT_STANDARD_GRAVITY = 2; ACCELERATION_UNIT_FEET = 9;");
    assertThat(block(schema, 2), is("9.80665 m/s2"));
    assertThat(
        block(schema, 9), is("SCHEMA_VIOLATION: unit is number 9 of AccelerationUnit, not a text"));
  }

  private String block(String schema, int unit) {
    ProtobufBytes block =
        new ProtobufBytes().text(1, "de").number(2, 25_600).single(3, 1).varint(4, unit);
    ProtobufBytes event =
        new ProtobufBytes().text(2, "m1").moment(3, 1_767_603_600L, 0).part(4, block);
    return this.<MachineEvent>told(
        new Framed(ProtobufContract.MACHINE_EVENT, schema),
        any -> new MachineEventDraft(),
        ProtobufMessages.framed(ID, event.toBytes()));
  }
}
