package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.Samples;
import io.crossdock.schemas.maintenance.VibrationBlock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.Test;

/** What is encoded as Protobuf is decoded again, and stands in the bytes as the contracts say. */
public class ProtobufMessagesTest {
  private static final long NINE = 1_767_603_600_123_456L;
  private static final long ARRIVAL = FromProtobuf.ARRIVAL;
  private static final double NONE = Double.NaN;

  private static Scan scan(String eventId, String code, long time, String step) {
    return new Scan(
        "acme",
        Scan.identify("acme", eventId, "s1", "dock", code, time, step),
        eventId,
        "s1",
        "dock",
        code,
        time,
        ARRIVAL,
        step,
        Scan.Reading.SINGLE,
        FromProtobuf.SOURCE);
  }

  private static MachineEvent block(double fullScale, double shaft, float... samples) {
    return VibrationBlock.of(
        "acme",
        "m1",
        "de",
        25_600,
        Samples.of(samples),
        fullScale,
        shaft,
        NINE,
        ARRIVAL,
        FromProtobuf.SOURCE);
  }

  private static MachineEvent reading(String variant, double air, double speed, double wear) {
    return ProcessReading.of(
        "acme", "m1", variant, air, NONE, speed, -40.5, wear, NINE, ARRIVAL, FromProtobuf.SOURCE);
  }

  @Test
  public void scans() throws MessageException {
    for (Scan scan :
        List.of(
            scan("e1", "]C10109506000134352\u001d21Ä", NINE, "shipping"),
            scan("", "09506000134352", -1, ""))) {
      assertThat(
          FromProtobuf.scan(ProtobufMessages.encode(scan), FromProtobuf.NOBODY), equalTo(scan));
    }
  }

  @Test
  public void truckEventsWithZerosThatAreValues() throws MessageException {
    for (TruckEvent event :
        List.of(
            TemperatureReading.of(
                "acme", "t1", "rear", 0, false, NINE, ARRIVAL, FromProtobuf.SOURCE),
            TemperatureReading.of(
                "acme", "t1", "rear", -18.25, true, NINE, ARRIVAL, FromProtobuf.SOURCE),
            GpsFix.of("acme", "t1", 0, 0, null, NINE, ARRIVAL, FromProtobuf.SOURCE),
            GpsFix.of("acme", "t1", 60.5, -179.25, 0.0, NINE, ARRIVAL, FromProtobuf.SOURCE),
            DoorEvent.of("acme", "t1", "side", false, NINE, ARRIVAL, FromProtobuf.SOURCE),
            DoorEvent.of("acme", "t1", "side", true, NINE, ARRIVAL, FromProtobuf.SOURCE))) {
      assertThat(
          FromProtobuf.truckEvent(ProtobufMessages.encode(event), FromProtobuf.NOBODY),
          equalTo(event));
    }
  }

  @Test
  public void machineEventsWithZerosThatAreValues() throws MessageException {
    for (MachineEvent event :
        List.of(
            block(NONE, NONE, 0),
            block(160, 29.95, 1, -2.5f, Float.MIN_VALUE, -0f),
            reading("", 0, NONE, NONE),
            reading("M", 298.1, 0, 0))) {
      assertThat(
          FromProtobuf.machineEvent(ProtobufMessages.encode(event), FromProtobuf.NOBODY),
          equalTo(event));
    }
  }

  @Test
  public void theBytesAreThoseOfTheEncodingsSpecification() {
    // https://protobuf.dev/programming-guides/encoding/: a tag is number << 3 | wire type.
    byte[] expected =
        new ProtobufBytes()
            .raw(0x0A, 4, 'a', 'c', 'm', 'e')
            .raw(0x12, 2, 't', '1')
            .raw(0x1A, 6, 0x08, 0xD1, 0x0F, 0x10, 0xE8, 0x07) // 2001 s, 1000 ns
            .raw(0x22, 15, 0x0A, 4, 'r', 'e', 'a', 'r', 0x11, 0, 0, 0, 0, 0, 0, 0, 0)
            .toBytes();
    TruckEvent event =
        TemperatureReading.of(
            "acme", "t1", "rear", 0, false, 2_001_000_001L, ARRIVAL, FromProtobuf.SOURCE);
    assertThat(hex(ProtobufMessages.encode(event)), is(hex(expected)));
  }

  @Test
  public void theFrameIsThatOfTheWireFormat() {
    assertThat(
        hex(ProtobufMessages.framed(0x01020304, new byte[] {0x0A, 0})),
        is("00" + "01020304" + "00" + "0a00"));
  }

  /** The reader knows these types and no more: a contract that needs another has to say so here. */
  @Test
  public void theContractsHaveNoFieldThatIsNotRead() {
    List<String> strange = new ArrayList<>();
    for (ProtobufContract contract : ProtobufContract.values()) {
      collectStrange(contract.message(), strange);
    }
    assertThat(strange, is(List.of()));
  }

  private static void collectStrange(Descriptor message, List<String> strange) {
    for (FieldDescriptor field : message.getFields()) {
      boolean read =
          switch (field.getType()) {
            case STRING, DOUBLE, BOOL, ENUM, INT32, INT64, MESSAGE -> !field.isRepeated();
            case FLOAT -> field.isRepeated();
            default -> false;
          };
      if (!read) {
        strange.add(field.getFullName());
      }
      if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        collectStrange(field.getMessageType(), strange);
      }
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
