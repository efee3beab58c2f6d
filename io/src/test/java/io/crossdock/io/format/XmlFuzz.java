package io.crossdock.io.format;

import io.crossdock.fuzzing.FuzzTarget;
import io.crossdock.io.settings.Problems;
import io.crossdock.schemas.barcode.ScanCoder;
import io.crossdock.schemas.fleet.TruckEventCoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What reads XML, and EPCIS in JSON beside it. */
final class XmlFuzz {
  private static final int MOST_BYTES = 1 << 20;
  private static final String EPCIS = "application/xml";

  /** Events are read, and what they say of goods is another's matter. */
  static final EpcisReader NO_SCANS = (event, message, tenant) -> List.of();

  private static final List<String> WORDS =
      List.of(
          "</",
          "/>",
          "&#x110000;",
          "&lt;",
          "&e;",
          "<![CDATA[",
          "]]>",
          "<!--",
          "-->",
          "<?x ",
          "?>",
          "<!DOCTYPE a [",
          "<!ENTITY e \"x\">",
          "]>",
          "xmlns=''",
          "xmlns:epcis='u'",
          "xsi:nil='true'",
          "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
          "encoding='UTF-16'",
          "version='1.1'",
          "\u0000",
          "\ufeff",
          "\uffff",
          "<extension>",
          "</extension>",
          "<epc>",
          "</epc>",
          "<quantityList><quantityElement><epcClass>a:b</epcClass><quantity>1e999</quantity></quantityElement></quantityList>",
          "<ObjectEvent>",
          "<AggregationEvent>",
          "<TransformationEvent>",
          "<sensorElementList><sensorElement><sensorReport value='1' type='a:b'/></sensorElement></sensorElementList>",
          "<errorDeclaration><declarationTime>2026-01-05T06:00:00Z</declarationTime></errorDeclaration>",
          "9999-99-99T99:99:99Z",
          "+99:99");

  private static final List<String> FIELDS =
      List.of(
          "\"@context\":",
          "\"type\":\"AggregationEvent\"",
          "\"epcList\":[",
          "\"quantityList\":[{\"epcClass\":\"a:b\",\"quantity\":1}]",
          "\"parentID\":",
          "\"sensorElementList\":[{\"sensorReport\":[{\"type\":\"a:b\",\"value\":1}]}]",
          "\"sourceList\":[{\"type\":\"owning_party\",\"source\":\"a:b\"}]",
          "\"errorDeclaration\":{\"declarationTime\":\"2026-01-05T06:00:00Z\"}",
          "\"readPoint\":{\"id\":\"a:b\"}",
          "\"ilmd\":{}",
          "\"epcisBody\":{\"eventList\":[");

  private static final String RECORDER =
      """
      <recorder><unit><plate>t1</plate><rec probe="1"><time>05.01.2026 06:00:00</time>
      <temp>-4,5</temp></rec><rec><time>05.01.2026 06:00:01</time><door>AUF</door></rec></unit>
      </recorder>""";

  private XmlFuzz() {}

  static List<FuzzTarget> targets() {
    return List.of(
        new FuzzTarget(
            "epcis-json",
            () ->
                new FuzzTarget.Parts(
                    inJson(), fields(), scans(new FormatSettings("t", MOST_BYTES), ""))),
        new FuzzTarget(
            "epcis-xml",
            () ->
                new FuzzTarget.Parts(
                    inXml(), WORDS, scans(new FormatSettings("t", MOST_BYTES), EPCIS))),
        new FuzzTarget(
            "epcis-xsd",
            () ->
                new FuzzTarget.Parts(
                    inXml(),
                    WORDS,
                    scans(new FormatSettings("t", MOST_BYTES, null, true, null), EPCIS))),
        new FuzzTarget("mapped-xml", XmlFuzz::mapped));
  }

  private static List<byte[]> inJson() {
    String event = EpcisJsonTest.EVENT.formatted("shipping", "in_transit").strip();
    return List.of(
        FuzzSeeds.bytes(event),
        FuzzSeeds.bytes(
            "{\"@context\":[],\"type\":\"EPCISDocument\",\"epcisBody\":{\"eventList\":["
                + event
                + "]}}"));
  }

  private static List<String> fields() {
    List<String> fields = new ArrayList<>(JsonFuzz.WORDS);
    fields.addAll(FIELDS);
    return fields;
  }

  private static List<byte[]> inXml() {
    String event = EpcisXmlTest.EVENT;
    return List.of(
        ScanEpcisXml.encode(FuzzSeeds.scans().get(0)),
        FuzzSeeds.bytes(EpcisXmlTest.document(event)),
        FuzzSeeds.bytes(
            EpcisXmlTest.document(
                    event.replace("</action>", "</action><extension><ilmd/></extension>"))
                .replace("epcis:xsd:2", "epcis:xsd:1")
                .replace("2.0", "1.2")));
  }

  private static FuzzTarget.Taker scans(FormatSettings settings, String contentType) {
    return new DecoderTaker<>(
        DecodeScans.of("fuzz", settings, scan -> "", NO_SCANS)::decode,
        ScanCoder.of(),
        input -> FuzzSeeds.message(input, contentType, 1));
  }

  /** By a mapping of our own log, with its schema, and by one that leaves more to itself. */
  private static FuzzTarget.Parts mapped() {
    FuzzTarget.Taker log = truckEvents("fleet.json");
    FuzzTarget.Taker recorder = truckEvents("old-recorder.json");
    return new FuzzTarget.Parts(
        List.of(LogXml.ofTruckEvents(FuzzSeeds.truckEvents()), FuzzSeeds.bytes(RECORDER)),
        WORDS,
        input -> {
          log.take(input);
          recorder.take(input);
        });
  }

  private static FuzzTarget.Taker truckEvents(String mapping) {
    FormatSettings settings = new FormatSettings("t", MOST_BYTES, null, false, mapping(mapping));
    return new DecoderTaker<>(
        DecodeTruckEvents.of("fuzz", settings, event -> "")::decode,
        TruckEventCoder.of(),
        input -> FuzzSeeds.message(input, "", 1));
  }

  private static XmlMapping mapping(String name) {
    Problems problems = new Problems();
    Path file = Path.of(System.getProperty("crossdock.root", ".."), "runners-config/xml", name);
    XmlMapping mapping = XmlMappingFile.read(file.toString(), problems);
    problems.throwIfAny();
    return Objects.requireNonNull(mapping);
  }
}
