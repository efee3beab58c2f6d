package io.crossdock.io.format;

import static java.util.Map.entry;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.epcis.EpcisEvent;
import io.crossdock.schemas.epcis.EpcisIdentifier;
import io.crossdock.schemas.epcis.EpcisNode;
import io.crossdock.schemas.epcis.EpcisRole;
import io.crossdock.schemas.failure.FailureKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Assert;
import org.junit.Test;

public class EpcisXmlTest {
  /** What the two documents of a pair say differently, by document and number of the event. */
  private static final Map<String, Set<String>> DIFFERENT =
      Map.ofEntries(
          // One says another moment than the other.
          entry("Capture/Documents/Combination_of_different_event 4", Set.of("errorDeclaration")),
          entry("Query/Combination_of_different_event 4", Set.of("errorDeclaration")),
          entry("Capture/Events/TransformationEvent 0", Set.of("errorDeclaration")),
          // A comment is a comment in XML and a field in JSON.
          entry(
              "Capture/Documents/ObjectEvent_with_comment 0",
              Set.of("http://www.w3.org/2000/01/rdf-schema#comment")),
          // Fields of others that are in the XML alone, and another moment.
          entry(
              "Capture/Documents/SensorData_with_combined_events 11",
              Set.of("errorDeclaration", "https://ns.example2.com/epcisfurtherData")),
          entry(
              "Query/SensorData_with_combined_events 11",
              Set.of("errorDeclaration", "https://ns.example2.com/epcisfurtherData")),
          entry(
              "Capture/Documents/TransformationEvent_with_userExtensions 0",
              Set.of("errorDeclaration", "http://ns.example.com/epcis-2/furtherData")),
          // An empty element that JSON leaves out.
          entry("Capture/Events/TransactionEvent 0", Set.of("urn:gs1:epcisapp:rail:vehicle")));

  @Test
  public void aDocumentSaysTheSameInBothNotations() throws Exception {
    Map<String, byte[]> json = EpcisDocuments.json();
    Map<String, Set<String>> different = new TreeMap<>();
    int pairs = 0;
    int events = 0;
    for (Map.Entry<String, byte[]> document : EpcisDocuments.xml("2.0").entrySet()) {
      String name = document.getKey().replace(".xml", "");
      byte[] twin = json.get(name + ".json");
      if (twin == null) {
        continue;
      }
      List<EpcisEvent> ofXml = EpcisXml.events(document.getValue(), false);
      List<EpcisEvent> ofJson = EpcisJson.events(twin);
      assertThat(name, ofXml, hasSize(ofJson.size()));
      pairs++;
      for (int i = 0; i < ofXml.size(); i++) {
        events++;
        assertThat(name, plain(ofXml.get(i)), equalTo(plain(ofJson.get(i))));
        Set<String> fields = different(ofXml.get(i).content(), ofJson.get(i).content());
        if (!fields.isEmpty()) {
          different.put(name + ' ' + i, fields);
        }
      }
    }
    assertThat(pairs, is(41));
    assertThat(events, is(86));
    assertThat(different, equalTo(new TreeMap<>(DIFFERENT)));
  }

  /** All of an event but its tree; identifiers in an order that does not depend on the fields'. */
  private static EpcisEvent plain(EpcisEvent event) {
    List<EpcisIdentifier> identifiers =
        event.identifiers().stream()
            .sorted(
                Comparator.comparing(EpcisIdentifier::role).thenComparing(EpcisIdentifier::text))
            .toList();
    return new EpcisEvent(
        event.type(),
        event.eventId(),
        event.eventTimeMicros(),
        event.offset(),
        event.action(),
        event.bizStep(),
        event.disposition(),
        event.readPoint(),
        event.bizLocation(),
        identifiers,
        event.correction(),
        EpcisNode.text("", ""));
  }

  /** The fields that are not the same in both, whatever the order of their parts. */
  private static Set<String> different(EpcisNode one, EpcisNode other) {
    List<String> left = one.children().stream().map(EpcisXmlTest::ordered).toList();
    List<String> right = other.children().stream().map(EpcisXmlTest::ordered).toList();
    return Stream.concat(
            one.children().stream().filter(child -> !right.contains(ordered(child))),
            other.children().stream().filter(child -> !left.contains(ordered(child))))
        .map(EpcisNode::name)
        .collect(TreeSet::new, Set::add, Set::addAll);
  }

  private static String ordered(EpcisNode node) {
    return node.name()
        + '='
        + node.value()
        + node.children().stream().map(EpcisXmlTest::ordered).sorted().toList();
  }

  static final String EVENT =
      """
      <ObjectEvent>
        <eventTime>2026-01-05T06:00:00.123456+01:00</eventTime>
        <eventTimeZoneOffset>+01:00</eventTimeZoneOffset>
        <epcList><epc>urn:epc:id:sgtin:9506000.013435.1</epc></epcList>
        <action>OBSERVE</action>
        <bizStep>urn:epcglobal:cbv:bizstep:shipping</bizStep>
        <disposition>urn:epcglobal:cbv:disp:in_transit</disposition>
      </ObjectEvent>
      """;

  static String document(String events) {
    return "<epcis:EPCISDocument xmlns:epcis=\"urn:epcglobal:epcis:xsd:2\" schemaVersion=\"2.0\""
        + " creationDate=\"2026-01-05T06:00:00Z\"><EPCISBody><EventList>"
        + events
        + "</EventList></EPCISBody></epcis:EPCISDocument>";
  }

  private static List<EpcisEvent> events(String xml) throws MessageException {
    return EpcisXml.events(xml.getBytes(StandardCharsets.UTF_8), false);
  }

  private static EpcisEvent only(String xml) throws MessageException {
    List<EpcisEvent> events = events(xml);
    assertThat(events, hasSize(1));
    return events.get(0);
  }

  @Test
  public void anEventByItselfIsTheOneInADocument() throws Exception {
    EpcisEvent json =
        EpcisJson.events(
                EpcisJsonTest.EVENT
                    .formatted("shipping", "in_transit")
                    .getBytes(StandardCharsets.UTF_8))
            .get(0);
    assertThat(plain(only(EVENT)), is(plain(json)));
    assertThat(only(document(EVENT)), is(only(EVENT)));
    assertThat(EpcisXml.events(document(EVENT).getBytes(StandardCharsets.UTF_8), true), hasSize(1));
  }

  @Test
  public void encodingsAreThoseThatADocumentSays() throws Exception {
    String umlaut =
        EVENT.replace("</action>", "</action><x:y xmlns:x=\"http://x/\">K\u00e4se</x:y>");
    EpcisEvent event = only(umlaut);
    for (String name : List.of("ISO-8859-1", "UTF-16", "UTF-8", "UTF-16LE", "UTF-16BE")) {
      byte[] bytes =
          ("<?xml version=\"1.0\" encoding=\"" + name + "\"?>" + umlaut)
              .getBytes(Charset.forName(name));
      assertThat(name, EpcisXml.events(bytes, false), is(List.of(event)));
    }
    assertThat(
        EpcisXml.events(("\ufeff" + umlaut).getBytes(StandardCharsets.UTF_8), false),
        is(List.of(event)));
  }

  /** As an example of GS1 begins, and what senders made after it. */
  @Test
  public void aDoctypeIsSkipped() throws Exception {
    assertThat(
        events(
            "<?xml version=\"1.0\" standalone=\"yes\"?>\n<!DOCTYPE project>\n" + document(EVENT)),
        is(List.of(only(EVENT))));
  }

  @Test
  public void versionOneKeepsFieldsInWrappers() throws Exception {
    String late =
        """
        <extension><extension><AssociationEvent>
          <eventTime>2026-01-05T06:00:00Z</eventTime>
          <eventTimeZoneOffset>+01:00</eventTimeZoneOffset>
          <baseExtension><eventID>urn:uuid:1</eventID></baseExtension>
          <parentID>urn:a:b</parentID><action>ADD</action>
          <extension><childQuantityList><quantityElement><epcClass>urn:c:d</epcClass>
            <quantity>4.50</quantity></quantityElement></childQuantityList></extension>
        </AssociationEvent></extension></extension>
        """;
    EpcisEvent event = only(document(late).replace("xsd:2", "xsd:1"));
    assertThat(event.type(), is("AssociationEvent"));
    assertThat(event.eventId(), is("urn:uuid:1"));
    assertThat(
        event.identifiers(),
        is(
            List.of(
                new EpcisIdentifier(EpcisRole.PARENT_ID, "urn:a:b"),
                new EpcisIdentifier(EpcisRole.CHILD_QUANTITY_LIST, "urn:c:d"))));
    assertThat(ordered(event.content()), containsString("quantity=4.5[]"));
  }

  @Test
  public void aQuantityEventIsTheObjectEventThatReplacedIt() throws Exception {
    String quantity =
        """
        <QuantityEvent><eventTime>2026-01-05T06:00:00Z</eventTime>
          <eventTimeZoneOffset>+00:00</eventTimeZoneOffset>
          <epcClass>urn:epc:class:lgtin:4012345.012345.998877</epcClass><quantity>10</quantity>
          <bizStep>urn:epcglobal:cbv:bizstep:storing</bizStep></QuantityEvent>
        """;
    String object =
        """
        <ObjectEvent><eventTime>2026-01-05T06:00:00Z</eventTime>
          <eventTimeZoneOffset>+00:00</eventTimeZoneOffset><action>OBSERVE</action>
          <quantityList><quantityElement>
            <epcClass>urn:epc:class:lgtin:4012345.012345.998877</epcClass><quantity>10</quantity>
          </quantityElement></quantityList>
          <bizStep>urn:epcglobal:cbv:bizstep:storing</bizStep></ObjectEvent>
        """;
    assertThat(plain(only(document(quantity))), is(plain(only(object))));
    assertThat(different(only(document(quantity)).content(), only(object).content()), empty());
    assertRefused(quantity.replaceAll("<epcClass>.*</epcClass>", ""), "epcClass is missing");
    assertRefused(quantity.replace(">10<", ">ten<"), "/quantity \"ten\" is no number");
  }

  private static void assertRefused(String xml, String reason) {
    MessageException e = Assert.assertThrows(xml, MessageException.class, () -> events(xml));
    assertThat(e.kind(), is(FailureKind.SCHEMA_VIOLATION));
    assertThat(e.getMessage(), containsString(reason));
  }

  @Test
  public void whatIsWrongIsToldWithItsPlace() {
    assertRefused(document(EVENT.replace("OBSERVE", "SEE")), "/EPCISBody/EventList/0/action");
    assertRefused(
        document(EVENT + EVENT.replace("shipping", "polishing")),
        "/EPCISBody/EventList/1/bizStep \"urn:epcglobal:cbv:bizstep:polishing\" is no standard");
    assertRefused(EVENT.replaceAll("<eventTime>.*</eventTime>", ""), "/eventTime is missing");
    assertRefused(
        EVENT.replace("<action>", "<action>ADD</action><action>"), "/action is there twice");
    assertRefused(EVENT.replace("OBSERVE", "<b>OBSERVE</b>"), "/action has an element <b>");
    assertRefused(EVENT.replace("<epc>", "<ecp/><epc>"), "/epcList/0 is <ecp>, not <epc>");
    assertRefused(EVENT.replace("<epc>", "x<epc>"), "/epcList has a text beside its items");
    assertRefused(EVENT.replace("</action>", "</action><readPoint/>"), "/readPoint/id is missing");
    assertRefused(
        EVENT.replace("</action>", "</action><readPoint>x<id>urn:a:b</id></readPoint>"),
        "/readPoint has a text beside its fields");
    assertRefused(EVENT.replace("ObjectEvent>", "FooEvent>"), "/type \"FooEvent\" is no standard");
    assertRefused("<a/>", "is <a>, no EPCIS document and no event");
    assertRefused(document("").replaceAll("<EPCISBody>.*</EPCISBody>", ""), "EPCISBody is missing");
  }

  @Test
  public void whatIsNilIsNotThere() throws Exception {
    String nil =
        EVENT.replace(
            "</action>",
            "</action><bizLocation xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:nil=\"true\"/>");
    assertThat(only(nil), is(only(EVENT)));
  }

  @Test
  public void masterDataHasNoEvents() throws Exception {
    String master =
        "<m:EPCISMasterDataDocument xmlns:m=\"urn:epcglobal:epcis-masterdata:xsd:2\"><EPCISBody>"
            + "<VocabularyList/></EPCISBody></m:EPCISMasterDataDocument>";
    assertThat(events(master), is(empty()));
    String header =
        document(EVENT)
            .replace(
                "<EPCISBody>",
                "<EPCISHeader><extension><EPCISMasterData/></extension></EPCISHeader><EPCISBody>");
    assertThat(events(header), hasSize(1));
  }
}
