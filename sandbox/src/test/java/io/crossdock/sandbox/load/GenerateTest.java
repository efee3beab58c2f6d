package io.crossdock.sandbox.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.Assert.assertThrows;

import io.crossdock.sandbox.servers.WrongOptionException;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.junit.Test;

public class GenerateTest {
  private static final long NINE = 1_767_603_600_000_000L;

  private static String refusal(String... args) {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, UTF_8));
    try {
      assertThat(Generate.run(args), equalTo(2));
    } finally {
      System.setErr(before);
    }
    return said.toString(UTF_8);
  }

  @Test
  public void whatIsWrongIsSaid() {
    assertThat(refusal("barcode"), containsString("Say when to stop"));
    assertThat(refusal("barcode", "--count=1", "--for=1s"), containsString("Say when to stop"));
    assertThat(refusal("barcode", "--for=5"), containsString("write it with units"));
    assertThat(refusal("barcode", "--count=1", "--rate=-1"), containsString("--rate is -1"));
    assertThat(
        refusal("barcode", "--count=1", "--truth=x"), containsString("--times=simulated only"));
    assertThat(
        refusal("fleet", "--count=1", "--format=epcis-json"), containsString("for barcode only"));
    assertThat(refusal("barcode", "--count=1", "--door=kinesis"), containsString("needs --region"));
    assertThat(
        refusal("barcode", "--count=1", "--door=eventhubs"), containsString("needs --properties"));
    assertThat(refusal("barcode", "--count=1", "--door=pubsub"), containsString("needs --project"));
    assertThat(refusal("barcode", "--count=1", "--door=mqtt"), containsString("--url: is needed"));
    assertThat(
        refusal("barcode", "--count=1", "--door=amqp", "--url=amqp://h", "--user=u"),
        containsString("--user and --password belong together"));
    assertThat(
        refusal("barcode", "--count=1", "--door=pulsar", "--url=amqp://h"),
        containsString("pulsar://HOST:PORT"));
    assertThat(
        refusal("barcode", "--count=1", "--format=avro"),
        containsString("--format=avro needs --schemaRegistryUrl"));
    assertThat(
        refusal("barcode", "--count=1", "--format=avro", "--schemaRegistryUrl=x"),
        containsString("--schemaRegistryUrl: is no address"));
    assertThat(refusal("barcode", "--count=1", "--door=pigeon"), containsString("--door"));
  }

  private static ScanContent scan(String code) {
    return new ScanContent(
        new Scan(
            "acme",
            Scan.identify("acme", "7", "s1", "gate 1", code, NINE, "receiving"),
            "7",
            "s1",
            "gate 1",
            code,
            NINE,
            NINE,
            "receiving",
            Scan.Reading.SINGLE,
            Source.kafka("", 0, 0)));
  }

  private static String encoded(Format format, String code) {
    Encoder encoder = format.encoder(FormatTest.NO_REGISTRY);
    return encoder
        .encode("scans", scan(code))
        .map(bytes -> new String(bytes, UTF_8))
        .orElse("none");
  }

  @Test
  public void aScanIsAnEventOfItsOneItem() {
    String pallet = "]C100095212340000000013";
    assertThat(
        encoded(Format.EPCIS_JSON, pallet),
        containsString("\"epcList\":[\"https://id.gs1.org/00/095212340000000013\"]"));
    assertThat(
        encoded(Format.EPCIS_XML_2, pallet),
        containsString("<epc>https://id.gs1.org/00/095212340000000013</epc>"));
    assertThat(
        encoded(Format.EPCIS_XML_1, pallet),
        allOf(
            containsString("schemaVersion=\"1.2\""),
            containsString("<epc>urn:epc:id:sscc:9521234.0000000001</epc>"),
            containsString("<id>urn:crossdock:place:gate%201</id>")));
    assertThat(
        encoded(Format.EPCIS_XML_1, "]C10109506000134352211A/5"),
        containsString("<epc>urn:epc:id:sgtin:9506000.013435.1A%2F5</epc>"));
    assertThat(
        encoded(Format.EPCIS_XML_1, "4006381333931"),
        containsString("<epcClass>urn:epc:idpat:sgtin:4006381.033393.*</epcClass>"));
    for (Format format : List.of(Format.EPCIS_JSON, Format.EPCIS_XML_1, Format.EPCIS_XML_2)) {
      assertThat(encoded(format, "HELLO"), equalTo("none"));
      // Its serial number looks like a lot, too.
      assertThat(encoded(format, "]C10109506000134352211(10)2"), equalTo("none"));
    }
  }

  @Test
  public void whatAFormatCannotSayIsNotSaid() {
    assertThat(encoded(Format.PROTOBUF, ""), equalTo("none"));
    assertThat(encoded(Format.JSON, ""), containsString("\"rawData\":\"\""));
    assertThat(encoded(Format.XML, "HELLO"), containsString(">HELLO</scan>"));
    assertThat(encoded(Format.XML, " HELLO"), equalTo("none"));
    assertThat(encoded(Format.XML, ""), equalTo("none"));
    assertThat(encoded(Format.XML, "A\0B"), equalTo("none"));
  }

  @Test
  public void aMessageHappensAsMuchLaterAsItIsSent() {
    ScanContent later = (ScanContent) scan("HELLO").later(5_000_000);
    assertThat(later.scan().eventTimeMicros(), equalTo(NINE + 5_000_000));
    assertThat(
        new String(later.json(), UTF_8), containsString("\"timestamp\":\"2026-01-05T09:00:05Z\""));
  }

  @Test
  public void anAddressSaysWhoseAMessageIs() {
    Message message = new Message("scans", "acme/s/1+", new byte[0], "", "acme", 0);
    AddressPattern pattern = new AddressPattern("plants/{tenant}/{device}/{topic}", '/');
    assertThat(pattern.of(message), equalTo("plants/acme/1_/scans"));
    Message poison = new Message("scans", "s1", new byte[0], "", "", 0);
    assertThat(pattern.of(poison), equalTo("plants/unknown/s1/scans"));
    assertThrows(WrongOptionException.class, () -> new AddressPattern("plants/#", '/'));
  }

  @Test
  public void everyPipelineHasTrafficInTheOrderOfArrival() {
    for (Traffic traffic : Traffic.values()) {
      Iterator<Sample> samples =
          traffic.day(1, 600, LocalDate.of(2026, 1, 5)).samples().limit(500).iterator();
      long before = 0;
      int number = 0;
      while (samples.hasNext()) {
        Sample sample = samples.next();
        assertThat(sample.arrivalMicros() + 1, greaterThan(before));
        before = sample.arrivalMicros();
        number++;
      }
      assertThat(traffic.toString(), number, equalTo(500));
    }
  }
}
