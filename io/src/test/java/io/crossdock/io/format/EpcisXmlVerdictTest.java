package io.crossdock.io.format;

import static java.util.Map.entry;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.epcis.EpcisEvent;
import io.crossdock.schemas.epcis.EpcisIdentifier;
import io.crossdock.schemas.failure.FailureKind;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Each document in XML that openepcis publishes: all are meant to be right. */
public class EpcisXmlVerdictTest {
  /** Those that the standard itself calls wrong, or that ask for events and hold none. */
  private static final Map<String, String> WRONG =
      Map.of(
          // certificationInfo is a URI, and ilmd comes with ADD alone (EPCIS 2.0, 7.4.2).
          "1.2/Capture/Documents/ObjectEvent_all_possible_fields.xml",
          "certificationInfo \"test certification\" is no URI; /EPCISBody/EventList/0/ilmd comes"
              + " with action OBSERVE",
          "2.0/Query/queryDocument.xml",
          "/EPCISBody/Poll is no list of events",
          "2.0/Query/queryDocumentWithEventType.xml",
          "/EPCISBody/Poll is no list of events",
          "2.0/Query/queryDocumentWithReadPoint.xml",
          "/EPCISBody/Poll is no list of events");

  private static final String ORDER = "cvc-complex-type.2.4.a: Invalid content was found";
  private static final String NO_DOCUMENT = "cvc-elt.1.a: Cannot find the declaration of element";
  private static final String NO_SECONDS = "T13:00Z' is not ";
  private static final String QUERY = "Invalid content was found starting with element 'QueryRes";

  /** Those that GS1's XML schemas refuse besides, each with the reason in the schema's words. */
  private static final Map<String, String> BREAK_THE_SCHEMA =
      Map.ofEntries(
          entry(
              "1.2/Capture/Documents/AssociationEvent_all_possible_fields.xml",
              "the prefix 'xsd' is not declared"),
          entry("1.2/Capture/Documents/Document_with_namespace.xml", ORDER),
          entry("1.2/Capture/Documents/Jumbled_attributes_order.xml", ORDER),
          entry("1.2/Capture/Documents/ObjectEvent_all_possible_fields.xml", ORDER),
          entry("1.2/Capture/Documents/Single_event.xml", NO_DOCUMENT),
          entry("1.2/Capture/Documents/Single_event_with_namespace.xml", NO_DOCUMENT),
          entry("1.2/Capture/Documents/TransactionEvent_all_possible_fields.xml", NO_SECONDS),
          entry("2.0/Capture/Documents/AggregationEvent_all_possible_fields.xml", NO_SECONDS),
          entry("2.0/Capture/Documents/AssociationEvent_2.xml", ORDER),
          entry("2.0/Capture/Documents/AssociationEvent_with_sensorData.xml", ORDER),
          entry("2.0/Capture/Documents/JumbledFieldsOrder.xml", ORDER),
          entry("2.0/Capture/Documents/Namespace_document.xml", ORDER),
          entry("2.0/Capture/Documents/ObjectEvent_all_possible_fields.xml", NO_SECONDS),
          entry("2.0/Capture/Documents/TransactionEvent_all_possible_fields.xml", NO_SECONDS),
          entry("2.0/Capture/Documents/TransformationEvent_all_possible_fields.xml", NO_SECONDS),
          entry(
              "2.0/Capture/Documents/TransformationEvent_with_errorDeclaration.xml",
              "T23:00Z' is not "),
          entry("2.0/Capture/Documents/TransformationEvent_with_sensorData.xml", NO_SECONDS),
          entry("2.0/Capture/Events/AggregationEvent.xml", NO_DOCUMENT),
          entry("2.0/Capture/Events/AssociationEvent.xml", NO_DOCUMENT),
          entry("2.0/Capture/Events/Namespace_event.xml", NO_DOCUMENT),
          entry("2.0/Capture/Events/ObjectEvent.xml", NO_DOCUMENT),
          entry("2.0/Capture/Events/TransactionEvent.xml", NO_DOCUMENT),
          entry("2.0/Capture/Events/TransformationEvent.xml", NO_DOCUMENT),
          entry("2.0/Query/Combination_of_different_event.xml", "Attribute 'creationDate' must"),
          entry("2.0/Query/CurieString_document.xml", QUERY),
          entry("2.0/Query/Documents/QueryResultsDocument.xml", "Attribute 'creationDate' must"),
          entry("2.0/Query/Documents/TransactionEvent_with_userExtensions.xml", QUERY),
          entry("2.0/Query/JumbledFieldsOrder.xml", QUERY),
          entry("2.0/Query/ObjectEvent_all_possible_fields.xml", QUERY),
          entry("2.0/Query/SensorData_with_combined_events.xml", QUERY),
          entry("2.0/Query/TransformationEvent_with_errorDeclaration.xml", QUERY));

  private static Map<String, byte[]> documents() {
    Map<String, byte[]> all = new TreeMap<>();
    for (String version : List.of("1.2", "2.0")) {
      EpcisDocuments.xml(version).forEach((name, xml) -> all.put(version + '/' + name, xml));
    }
    return all;
  }

  @Test
  public void eachDocumentIsReadThatIsRight() throws Exception {
    Map<String, byte[]> documents = documents();
    Map<String, String> refused = new TreeMap<>();
    int count = 0;
    for (Map.Entry<String, byte[]> document : documents.entrySet()) {
      try {
        List<EpcisEvent> events = EpcisXml.events(document.getValue(), false);
        assertThat(document.getKey(), said(events), equalTo(raw(document.getValue())));
        count += events.size();
      } catch (MessageException e) {
        assertThat(e.kind(), is(FailureKind.SCHEMA_VIOLATION));
        refused.put(document.getKey(), String.valueOf(e.getMessage()));
      }
    }
    assertThat(documents.size(), is(69));
    assertThat(count, is(131));
    assertReasons(refused, WRONG);
  }

  @Test
  public void strictlyTheSchemasDecideToo() throws Exception {
    Map<String, String> refused = new TreeMap<>();
    int count = 0;
    for (Map.Entry<String, byte[]> document : documents().entrySet()) {
      try {
        count += EpcisXml.events(document.getValue(), true).size();
      } catch (MessageException e) {
        assertThat(e.kind(), is(FailureKind.SCHEMA_VIOLATION));
        refused.put(document.getKey(), String.valueOf(e.getMessage()));
      }
    }
    assertThat(count, is(77));
    Map<String, String> reasons = new TreeMap<>(WRONG);
    reasons.putAll(BREAK_THE_SCHEMA);
    assertReasons(refused, reasons);
  }

  private static void assertReasons(Map<String, String> refused, Map<String, String> reasons) {
    assertThat(refused.keySet(), equalTo(new TreeSet<>(reasons.keySet())));
    reasons.forEach(
        (name, reason) ->
            assertThat(name, String.valueOf(refused.get(name)), containsString(reason)));
  }

  private static List<String> said(List<EpcisEvent> events) {
    List<String> said = new ArrayList<>();
    for (EpcisEvent event : events) {
      List<String> codes = event.identifiers().stream().map(EpcisIdentifier::text).toList();
      said.add(event.type() + ' ' + event.action() + ' ' + event.readPoint() + ' ' + sorted(codes));
    }
    return said;
  }

  private static List<String> sorted(List<String> codes) {
    return codes.stream().sorted().toList();
  }

  /** The same by a reading of the document's elements, independent of the code under test. */
  private static List<String> raw(byte[] document) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    Element root =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(document)).getDocumentElement();
    List<Element> events = new ArrayList<>();
    if (root.getLocalName().endsWith("Event")) {
      events.add(root);
    }
    NodeList all = root.getElementsByTagNameNS("*", "*");
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i).getLocalName().endsWith("Event")) {
        events.add((Element) all.item(i));
      }
    }
    List<String> said = new ArrayList<>();
    for (Element event : events) {
      List<String> codes = new ArrayList<>();
      for (String name : Set.of("epc", "parentID", "epcClass")) {
        codes.addAll(texts(event, name));
      }
      List<String> actions = texts(event, "action");
      NodeList places = event.getElementsByTagNameNS("*", "readPoint");
      String place = places.getLength() == 0 ? "" : texts((Element) places.item(0), "id").get(0);
      said.add(
          event.getLocalName()
              + ' '
              + (actions.isEmpty() ? "" : actions.get(0))
              + ' '
              + place
              + ' '
              + sorted(codes));
    }
    return said;
  }

  private static List<String> texts(Element owner, String name) {
    List<String> texts = new ArrayList<>();
    NodeList found = owner.getElementsByTagNameNS("*", name);
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent().strip());
    }
    return texts;
  }
}
