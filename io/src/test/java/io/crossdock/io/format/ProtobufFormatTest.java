package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.maintenance.Samples;
import io.crossdock.schemas.maintenance.VibrationBlock;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Protobuf as others may write it, byte by byte. */
public class ProtobufFormatTest {
  private static final long NINE_SECONDS = 1_767_603_600L;

  private static ProtobufBytes scan() {
    return new ProtobufBytes()
        .text(2, "s1")
        .text(3, "dock")
        .text(5, "09506000134352")
        .moment(6, NINE_SECONDS, 123_456_789);
  }

  private static ProtobufBytes truck() {
    return new ProtobufBytes().text(2, "t1").moment(3, NINE_SECONDS, 0);
  }

  private static ProtobufBytes temperature(double celsius) {
    return new ProtobufBytes().text(1, "rear").number(2, celsius);
  }

  private static ProtobufBytes machine(ProtobufBytes block) {
    return new ProtobufBytes().text(2, "m1").moment(3, NINE_SECONDS, 0).part(4, block);
  }

  private static MessageException refusal(ProtobufBytes scan) {
    return assertThrows(
        MessageException.class, () -> FromProtobuf.scan(scan.toBytes(), FromProtobuf.NOBODY));
  }

  private static MessageException truckRefusal(ProtobufBytes event) {
    return assertThrows(
        MessageException.class,
        () -> FromProtobuf.truckEvent(event.toBytes(), FromProtobuf.NOBODY));
  }

  @Test
  public void fieldsMayComeInAnyOrderAndTheLastOfOneCounts() throws MessageException {
    Scan scan =
        FromProtobuf.scan(
            new ProtobufBytes().text(3, "yard").raw(scan().toBytes()).text(4, "]E0x").toBytes(),
            FromProtobuf.NOBODY);
    assertThat(scan.location(), is("dock"));
    assertThat(scan.rawCode(), is("]E0x"));
    assertThat(scan.tenant(), is("default"));
    assertThat(scan.eventTimeMicros(), is(NINE_SECONDS * 1_000_000 + 123_456));
  }

  @Test
  public void partsAreMergedAndTheLastMemberOfAOneofCounts() throws MessageException {
    ProtobufBytes event =
        truck()
            .part(6, new ProtobufBytes().text(1, "side").varint(2, 1))
            .part(4, temperature(-18))
            .part(4, new ProtobufBytes().varint(3, 1));
    assertThat(
        FromProtobuf.truckEvent(event.toBytes(), FromProtobuf.NOBODY),
        equalTo(
            TemperatureReading.of(
                "default",
                "t1",
                "rear",
                -18,
                true,
                NINE_SECONDS * 1_000_000,
                FromProtobuf.ARRIVAL,
                FromProtobuf.SOURCE)));
    assertThat(
        FromProtobuf.truckEvent(
            event.part(6, new ProtobufBytes().text(1, "side").varint(2, 0)).toBytes(),
            FromProtobuf.NOBODY),
        instanceOf(DoorEvent.class));
  }

  @Test
  public void whatIsMissingIsNotZero() {
    assertThat(
        truckRefusal(truck().part(4, new ProtobufBytes().text(1, "rear"))).getMessage(),
        containsString("must have exactly one of celsius"));
    assertThat(
        truckRefusal(truck().part(6, new ProtobufBytes().text(1, "side"))).getMessage(),
        containsString("must have exactly one of celsius"));
    assertThat(
        truckRefusal(truck().part(5, new ProtobufBytes().number(1, 60))).getMessage(),
        is("longitude is missing"));
    assertThat(
        truckRefusal(new ProtobufBytes().text(2, "t1").part(4, temperature(0))).getMessage(),
        is("timestamp is missing"));
    // An empty text is absent in proto3, even where a sender writes it.
    assertThat(refusal(scan().text(2, "")).getMessage(), is("scannerId is missing"));
  }

  @Test
  public void samplesMayBePackedOrNotAndInPieces() throws MessageException {
    ProtobufBytes block =
        new ProtobufBytes()
            .text(1, "de")
            .number(2, 25_600)
            .single(3, 1)
            .raw(0x1A, 8, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40) // 2 and 3
            .raw(0x1A, 0)
            .single(3, 4);
    VibrationBlock event =
        (VibrationBlock) FromProtobuf.machineEvent(machine(block).toBytes(), FromProtobuf.NOBODY);
    assertThat(event.samples(), equalTo(Samples.of(1, 2, 3, 4)));
    assertThat(
        ((VibrationBlock)
                FromProtobuf.machineEvent(
                    machine(block.varint(4, 2)).toBytes(), FromProtobuf.NOBODY))
            .samples()
            .at(0),
        is(9.80665f));
    MessageException unit =
        assertThrows(
            MessageException.class,
            () ->
                FromProtobuf.machineEvent(
                    machine(block.varint(4, 9)).toBytes(), FromProtobuf.NOBODY));
    assertThat(unit.kind(), is(FailureKind.SCHEMA_VIOLATION));
    assertThat(unit.getMessage(), is("unit is number 9 of AccelerationUnit, not a text"));
    MessageException half =
        assertThrows(
            MessageException.class,
            () ->
                FromProtobuf.machineEvent(
                    machine(new ProtobufBytes().raw(0x1A, 3, 0, 0, 0)).toBytes(),
                    FromProtobuf.NOBODY));
    assertThat(half.kind(), is(FailureKind.MALFORMED));
  }

  @Test
  public void fieldsThatNobodyKnowsAreCountedAndLeft() throws MessageException {
    List<String> unknown = new ArrayList<>();
    byte[] message =
        scan()
            .text(99, "new")
            .varint(100, -1)
            .fixed64(99, 7)
            .raw(0xA3, 0x06, 0x08, 1, 0xA4, 0x06) // a group, 100, with a field in it
            .toBytes();
    Scan scan = FromProtobuf.scan(message, unknown::add);
    assertThat(scan, equalTo(FromProtobuf.scan(scan().toBytes(), FromProtobuf.NOBODY)));
    assertThat(unknown, is(List.of("field 99", "field 100", "field 99", "field 100")));
  }

  @Test
  public void aFieldOfAnotherTypeIsNamed() {
    MessageException e = truckRefusal(truck().part(4, new ProtobufBytes().varint(2, 4)));
    assertThat(e.kind(), is(FailureKind.SCHEMA_VIOLATION));
    assertThat(e.getMessage(), is("celsius (field 2) is written as a varint, not as 64 bits"));
    assertThat(
        refusal(scan().number(3, 1)).getMessage(),
        is("location (field 3) is written as 64 bits, not as bytes with their length"));
    assertThat(
        refusal(scan().raw(0x1B, 0x1C)).getMessage(),
        is("location (field 3) is written as a group, not as bytes with their length"));
  }

  @Test
  public void aMomentMustBeOne() {
    for (ProtobufBytes moment :
        List.of(
            new ProtobufBytes().varint(1, Long.MAX_VALUE),
            new ProtobufBytes().varint(1, -62_135_596_801L),
            new ProtobufBytes().varint(2, -1),
            new ProtobufBytes().varint(2, 1_000_000_000))) {
      MessageException e = refusal(scan().part(6, moment));
      assertThat(e.kind(), is(FailureKind.SCHEMA_VIOLATION));
      assertThat(e.getMessage(), containsString("which is no moment"));
    }
  }

  @Test
  public void whatIsNoProtobufIsMalformed() {
    List<ProtobufBytes> broken =
        List.of(
            scan().raw(0), // a tag of number 0, as padding would be
            scan().raw(0x9F, 0x06), // wire type 7
            scan().raw(0x1A, 5, 'd', 'o'), // ends within a text
            scan().raw(0x1A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07), // a text of 2 GiB
            scan().raw(0x1A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01), // of -1
            scan().raw(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80),
            scan().raw(0x1A, 2, 0xC3, 0x28), // no UTF-8
            scan().raw(0xA4, 0x06), // the end of a group that did not begin
            scan().raw(0xA3, 0x06), // a group that does not end
            scan().raw('{', '}'));
    for (ProtobufBytes message : broken) {
      MessageException e = refusal(message);
      assertThat(e.getMessage(), e.kind(), is(FailureKind.MALFORMED));
      assertThat(e.getMessage(), containsString("is no Protobuf: "));
    }
  }

  @Test
  public void groupsWithinGroupsEndSomewhere() {
    ProtobufBytes deep = scan();
    for (int i = 0; i < 300_000; i++) {
      deep.raw(0xA3, 0x06);
    }
    assertThat(refusal(deep).kind(), is(FailureKind.MALFORMED));
  }

  @Test
  public void aFloodOfUnknownFieldsIsSkipped() throws MessageException {
    ProtobufBytes flood = scan();
    for (int i = 0; i < 20_000; i++) {
      flood.varint(1_000 + i, i);
    }
    int[] count = new int[1];
    FromProtobuf.scan(flood.toBytes(), name -> count[0]++);
    assertThat(count[0], is(20_000));
  }

  @Test
  public void aContentTypeMayNameTheMessage() throws MessageException {
    ProtobufFormat format = new ProtobufFormat(ProtobufContract.SCAN);
    FieldDecoder<Scan> decoder = new FieldDecoder<>(format, ScanDraft::begin, "default");
    for (String type :
        List.of(
            "application/x-protobuf",
            "application/vnd.google.protobuf; proto=io.crossdock.wire.Scan",
            "application/x-protobuf;messageType=\"io.crossdock.wire.Scan\"; charset=binary")) {
      assertThat(format.accepts(FromProtobuf.message(scan().toBytes(), type)), is(true));
      decoder.decode(FromProtobuf.message(scan().toBytes(), type), FromProtobuf.NOBODY);
    }
    assertThat(format.accepts(FromProtobuf.message(scan().toBytes(), "")), is(false));
    MessageException e =
        assertThrows(
            MessageException.class,
            () ->
                decoder.decode(
                    FromProtobuf.message(
                        scan().toBytes(), "application/protobuf; messageType=acme.Scan"),
                    FromProtobuf.NOBODY));
    assertThat(e.kind(), is(FailureKind.SCHEMA_VIOLATION));
    assertThat(e.getMessage(), is("is a acme.Scan, not a io.crossdock.wire.Scan"));
  }
}
