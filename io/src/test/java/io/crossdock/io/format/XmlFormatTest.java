package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.io.settings.InvalidSettingsException;
import io.crossdock.io.settings.Problems;
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
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Assert;
import org.junit.Test;

public class XmlFormatTest {
  private static final String MAPPINGS = "../runners-config/xml/";
  private static final long ARRIVAL = 1_767_600_000_000_000L;
  private static final long TIME = 1_767_589_200_123_456L;
  private static final Source SOURCE = Source.kafka("log", 0, 7);

  private static SourceMessage message(byte[] payload) {
    return new SourceMessage(payload, "", new byte[0], "", ARRIVAL, 1, SOURCE);
  }

  private static XmlMapping mapping(String file) {
    Problems problems = new Problems();
    XmlMapping mapping = XmlMappingFile.read(MAPPINGS + file, problems);
    assertThat(problems.all(), is(empty()));
    if (mapping == null) {
      throw new AssertionError("no mapping");
    }
    return mapping;
  }

  private static XmlMapping parsed(String json) throws Exception {
    List<String> problems = new ArrayList<>();
    XmlMapping mapping =
        new XmlMappingFields(new ObjectMapper().readTree(json), problems::add).mapping("");
    assertThat(problems, is(empty()));
    return mapping;
  }

  private static <T> List<T> decode(
      XmlMapping mapping, FieldDecoder.Drafts<T> drafts, byte[] payload) throws MessageException {
    FieldDecoder<T> decoder = new FieldDecoder<>(new XmlFormat(mapping), drafts, "default");
    assertThat(decoder.accepts(message(payload)), is(true));
    return decoder.decode(
        message(payload),
        unknown -> {
          throw new AssertionError(unknown + " is not known");
        });
  }

  private static List<TruckEvent> trucks(XmlMapping mapping, String xml) throws MessageException {
    return decode(mapping, any -> new TruckEventDraft(), xml.getBytes(StandardCharsets.UTF_8));
  }

  private static String refusal(XmlMapping mapping, String xml) {
    MessageException e = Assert.assertThrows(MessageException.class, () -> trucks(mapping, xml));
    assertThat(e.kind(), is(FailureKind.SCHEMA_VIOLATION));
    return String.valueOf(e.getMessage());
  }

  @Test
  public void scansComeBackFromALog() throws Exception {
    List<Scan> scans = new ArrayList<>();
    for (String code : List.of("]d20109506000134352\u001d21<&>\"'", "0950600013435", "K\u00e4se")) {
      scans.add(
          new Scan(
              "acme",
              Scan.identify("acme", "e", "s 1", "dock <1>", code, TIME, "shipping"),
              "e",
              "s 1",
              "dock <1>",
              code,
              TIME,
              ARRIVAL,
              "shipping",
              Scan.Reading.SINGLE,
              SOURCE));
    }
    assertThat(
        decode(mapping("barcode.json"), ScanDraft::begin, LogXml.ofScans(scans)), equalTo(scans));
  }

  @Test
  public void truckEventsComeBackFromALog() throws Exception {
    List<TruckEvent> events =
        List.of(
            TemperatureReading.of("acme", "t1", "supply", -18.25, true, TIME, ARRIVAL, SOURCE),
            GpsFix.of("acme", "t1", 52.5, -0.001, 5.5, TIME + 1, ARRIVAL, SOURCE),
            GpsFix.of("acme", "t2", -52.5, 180, null, TIME, ARRIVAL, SOURCE),
            DoorEvent.of("beta", "t1", "rear", true, TIME, ARRIVAL, SOURCE));
    assertThat(
        decode(mapping("fleet.json"), any -> new TruckEventDraft(), LogXml.ofTruckEvents(events)),
        // Kinds come in the document's order.
        equalTo(events));
  }

  @Test
  public void machineEventsComeBackFromALog() throws Exception {
    List<MachineEvent> events =
        List.of(
            VibrationBlock.of(
                "acme",
                "m1",
                "x",
                12_000,
                Samples.of(0.1f, -2f, 1e-7f, -0f),
                50,
                Double.NaN,
                TIME,
                ARRIVAL,
                SOURCE),
            ProcessReading.of(
                "acme", "m1", "L", 298.1, Double.NaN, 1_500, 42.8, 0, TIME, ARRIVAL, SOURCE));
    assertThat(
        decode(
            mapping("maintenance.json"),
            any -> new MachineEventDraft(),
            LogXml.ofMachineEvents(events)),
        equalTo(events));
  }

  @Test
  public void aLogThatBreaksItsSchemaIsRefused() {
    String log =
        "<log xmlns=\"urn:crossdock:log:1\"><truck id=\"t1\"><temperature"
            + " at=\"2026-01-05T06:00:00Z\" sensor=\"s\" celsius=\"4\">4.5</temperature>"
            + "</truck></log>";
    assertThat(
        refusal(mapping("fleet.json"), log),
        startsWith("breaks the mapping's XML schema: line 1, column "));
    assertThat(
        refusal(mapping("fleet.json"), log.replace(":log:1", ":log:2")),
        containsString("Cannot find the declaration of element 'log'"));
  }

  private static final String RECORDER =
      """
      <recorder>
        <unit><plate>B-XY 1</plate>
          <rec probe="1"><time>05.01.2026 07:00:00</time><temp>39,2</temp><door/></rec>
          <rec probe="9"><time>05.07.2026 07:00:00</time><temp>-0,4</temp><door>AUF</door></rec>
        </unit>
        <unit><plate>B-XY 2</plate><note>none</note></unit>
        <unit><plate>B-XY 3</plate><rec><time>05.01.2026 07:00:01</time><door>ZU</door></rec></unit>
      </recorder>
      """;

  @Test
  public void anOldRecorderIsReadInItsOwnWords() throws Exception {
    long winter = 1_767_592_800_000_000L; // 06:00 UTC
    long summer = 1_783_227_600_000_000L; // 05:00 UTC
    assertThat(
        trucks(mapping("old-recorder.json"), RECORDER),
        is(
            List.of(
                TemperatureReading.of(
                    "acme",
                    "B-XY 1",
                    "supply",
                    (39.2 - 32) * (5.0 / 9),
                    false,
                    winter,
                    ARRIVAL,
                    SOURCE),
                TemperatureReading.of(
                    "acme", "B-XY 1", "9", (-0.4 - 32) * (5.0 / 9), false, summer, ARRIVAL, SOURCE),
                DoorEvent.of("acme", "B-XY 1", "rear", true, summer, ARRIVAL, SOURCE),
                DoorEvent.of(
                    "acme", "B-XY 3", "rear", false, winter + 1_000_000, ARRIVAL, SOURCE))));
  }

  @Test
  public void oneWrongRecordFailsTheMessage() {
    XmlMapping recorder = mapping("old-recorder.json");
    Map<String, String> wrong =
        Map.of(
            "39,2", "39.2",
            "05.01.2026 07:00:00", "31.02.2026 07:00:00",
            "05.07.2026 07:00:00", "29.03.2026 02:30:00",
            "AUF", "OPEN",
            "<plate>B-XY 3</plate>", "",
            "<temp>-0,4</temp>", "<temp>-0,4</temp><temp>1</temp>");
    Map<String, String> reasons =
        Map.of(
            "39,2", "celsius is \"39.2\", not a number",
            "05.01.2026 07:00:00",
                "timestamp \"31.02.2026 07:00:00\" is no moment as dd.MM.yyyy HH:mm:ss in Europe/",
            "05.07.2026 07:00:00", "timestamp \"29.03.2026 02:30:00\" is no moment",
            "AUF", "open is \"OPEN\", neither true nor false",
            "<plate>B-XY 3</plate>", "truckId is missing",
            "<temp>-0,4</temp>", "celsius is there twice in one record");
    wrong.forEach(
        (right, other) ->
            assertThat(
                refusal(recorder, RECORDER.replace(right, other)),
                containsString(String.valueOf(reasons.get(right)))));
    assertThat(refusal(recorder, "<other/>"), is("is <other>, which --xmlMapping says nothing of"));
  }

  @Test
  public void ofAnHourThatComesTwiceItIsTheFirst() throws Exception {
    String twice = RECORDER.replace("05.01.2026 07:00:00", "25.10.2026 02:30:00");
    assertThat(
        trucks(mapping("old-recorder.json"), twice).get(0).eventTimeMicros(),
        is(1_792_888_200_000_000L)); // 00:30 UTC, in summer time
  }

  @Test
  public void aNumberOfSecondsIsATimeToo() throws Exception {
    XmlMapping seconds =
        parsed(
            """
            {"records": [{"element": "r", "fields": {"truckId": "@t", "doorId": "@d", "open": ".",
              "timestamp": {"path": "@at", "factor": 1000}}}]}
            """);
    assertThat(
        trucks(seconds, "<r t='a' d='b' at='1767589200.5'>1</r>").get(0).eventTimeMicros(),
        is(1_767_589_200_500_000L));
    assertThat(
        trucks(seconds, "<r t='a' d='b' at='2026-01-05T06:00:00+01:00'>1</r>")
            .get(0)
            .eventTimeMicros(),
        is(1_767_589_200_000_000L));
    assertThat(
        refusal(seconds, "<r t='a' d='b' at='9e99'>1</r>"),
        is("timestamp 9e99 is no milliseconds since 1970"));
  }

  @Test
  public void namesWithAPrefixAreOfItsNamespaceAlone() throws Exception {
    String mapping =
        """
        {"namespaces": {"a": "urn:a"}, "records": [{"element": "/a:r/x", "fields": {"truckId": "@t",
          "doorId": "@a:d", "open": "o", "timestamp": "@at"}}]}
        """;
    String xml =
        "<r xmlns='urn:a' xmlns:p='urn:a'><x t='1' d='no' p:d='yes' at='2026-01-05T06:00:00Z'>"
            + "<z:o xmlns:z='urn:z'>true</z:o></x></r>";
    assertThat(((DoorEvent) trucks(parsed(mapping), xml).get(0)).doorId(), is("yes"));
    assertThat(
        refusal(parsed(mapping), xml.replace("<r xmlns='urn:a'", "<r")), containsString("is <r>"));
  }

  @Test
  public void aDocumentWithoutRecordsHasNoValues() throws Exception {
    assertThat(trucks(mapping("old-recorder.json"), "<recorder/>"), is(empty()));
  }

  @Test
  public void withoutAMappingTheFailureSaysWhatIsNeeded() {
    XmlFormat none = new XmlFormat(null);
    MessageException e =
        Assert.assertThrows(
            MessageException.class,
            () ->
                none.read(message("<a/>".getBytes(StandardCharsets.UTF_8)), TruckEventDraft::new));
    assertThat(e.kind(), is(FailureKind.MALFORMED));
    assertThat(e.getMessage(), containsString("--xmlMapping"));
  }

  @Test
  public void fieldsThatNoPipelineKnowsAreAMistake() {
    FormatSettings fleet = new FormatSettings("d", 100, null, false, mapping("fleet.json"));
    assertThat(
        FieldDecoder.all(fleet, ProtobufContract.TRUCK_EVENT, any -> new TruckEventDraft()).size(),
        is(5));
    InvalidSettingsException e =
        Assert.assertThrows(
            InvalidSettingsException.class,
            () -> FieldDecoder.all(fleet, ProtobufContract.SCAN, ScanDraft::begin));
    assertThat(
        e.getMessage(),
        containsString("--xmlMapping: /records/0/fields/truckId is no field of this pipeline"));
    assertThat(e.getMessage(), containsString("/records/2/fields/open is no field"));
  }

  @Test
  public void aScanIsAnEventOfEpcisToo() throws Exception {
    Scan scan =
        new Scan(
            "acme",
            Scan.identify("acme", "urn:uuid:1", "s", "urn:a:b", "urn:c:d", TIME, "shipping"),
            "urn:uuid:1",
            "s",
            "urn:a:b",
            "https://id.gs1.org/01/09506000134352/21/1&2",
            TIME,
            ARRIVAL,
            "shipping",
            Scan.Reading.SINGLE,
            SOURCE);
    byte[] xml = ScanEpcisXml.encode(scan);
    var event = EpcisXml.events(xml, true).get(0);
    assertThat(event.identifiers().get(0).text(), is(scan.rawCode()));
    assertThat(event.readPoint(), is("urn:a:b"));
    assertThat(event.bizStep(), is("shipping"));
    assertThat(event.eventTimeMicros(), is(TIME));
    assertThat(event.eventId(), is("urn:uuid:1"));
  }
}
