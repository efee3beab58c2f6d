package io.crossdock.io.format;

import io.crossdock.io.xml.SecureXml;
import io.crossdock.schemas.epcis.EpcisEvent;
import io.crossdock.schemas.epcis.EpcisNode;
import io.crossdock.schemas.failure.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * EPCIS 1.2 and 2.0 in XML: a document, the result of a query, or one event by itself. Headers,
 * with their master data, are skipped.
 */
final class EpcisXml {
  private static final String BODY = "EPCISBody";
  private static final String MASTER_DATA = "EPCISMasterDataDocument";
  private static final Set<String> DOCUMENTS =
      Set.of("EPCISDocument", "EPCISQueryDocument", MASTER_DATA);

  private final XMLStreamReader xml;
  private final EpcisProblems problems = new EpcisProblems();
  private final List<EpcisNode> trees = new ArrayList<>();

  private EpcisXml(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** Whether the message's document element belongs to EPCIS; not so where it is no XML. */
  static boolean isEpcis(byte[] payload) {
    try {
      XMLStreamReader xml = SecureXml.reader(payload);
      SecureXml.toRoot(xml);
      return isEpcis(xml);
    } catch (XMLStreamException e) {
      return false;
    }
  }

  private static boolean isEpcis(XMLStreamReader xml) {
    String name = xml.getLocalName();
    return DOCUMENTS.contains(name)
        || (EpcisNames.isStandard(xml.getNamespaceURI()) && name.endsWith("Event"));
  }

  /**
   * The events in a message, in its order.
   *
   * @param strict whether it must keep GS1's XML schemas too
   * @throws MessageException of kind MALFORMED where it is no XML, of kind SCHEMA_VIOLATION with
   *     what is wrong and where, if anything is: then no event of it is taken
   */
  static List<EpcisEvent> events(byte[] payload, boolean strict) throws MessageException {
    try {
      XMLStreamReader xml = SecureXml.reader(payload);
      SecureXml.toRoot(xml);
      if (strict && !xml.getLocalName().equals(MASTER_DATA)) {
        EpcisXsd.check(String.valueOf(xml.getNamespaceURI()), payload);
      }
      EpcisXml document = new EpcisXml(xml);
      document.read();
      SecureXml.toEnd(xml);
      document.problems.throwIfAny();
      List<EpcisEvent> events = new ArrayList<>(document.trees.size());
      for (EpcisNode tree : document.trees) {
        events.add(EpcisRules.event(tree));
      }
      return events;
    } catch (XMLStreamException e) {
      throw new MessageException(FailureKind.MALFORMED, "is no XML: " + SecureXml.message(e));
    }
  }

  private void read() throws XMLStreamException {
    Prefixes prefixes = Prefixes.STANDARD;
    if (!DOCUMENTS.contains(xml.getLocalName())) {
      if (isEpcis(xml)) {
        event(prefixes, "");
      } else {
        problems.add("", "is <" + xml.getLocalName() + ">, no EPCIS document and no event");
        SecureXml.skip(xml);
      }
      return;
    }
    boolean bare = xml.getLocalName().equals(MASTER_DATA);
    prefixes = EpcisXmlTree.prefixes(xml, prefixes);
    boolean body = false;
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        if (!bare && xml.getLocalName().equals(BODY)) {
          body = true;
          lists(prefixes, '/' + BODY);
        } else {
          SecureXml.skip(xml);
        }
      }
    }
    if (!body && !bare) {
      problems.add('/' + BODY, "is missing");
    }
  }

  /** Finds the event lists in a body, which the result of a query has two levels deeper. */
  private void lists(Prefixes outer, String pointer) throws XMLStreamException {
    Prefixes prefixes = EpcisXmlTree.prefixes(xml, outer);
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        String name = xml.getLocalName();
        switch (name) {
          case "EventList" -> list(prefixes, pointer + "/EventList");
          case "QueryResults", "resultsBody" -> lists(prefixes, pointer + '/' + name);
          case "queryName", "subscriptionID", "extension" -> SecureXml.skip(xml);
          default -> {
            if (EpcisNames.isStandard(xml.getNamespaceURI())) {
              problems.add(EpcisProblems.at(pointer, name), "is no list of events");
            }
            SecureXml.skip(xml);
          }
        }
      }
    }
  }

  private void list(Prefixes outer, String pointer) throws XMLStreamException {
    Prefixes prefixes = EpcisXmlTree.prefixes(xml, outer);
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        if (xml.getLocalName().equals("extension")) {
          list(prefixes, pointer); // where version 1 keeps the kinds of event that came later
        } else {
          event(prefixes, EpcisProblems.at(pointer, trees.size()));
        }
      }
    }
  }

  private void event(Prefixes prefixes, String pointer) throws XMLStreamException {
    EpcisNode tree = new EpcisXmlTree(xml, problems).of(prefixes, pointer);
    EpcisRules.check(tree, pointer, problems);
    trees.add(tree);
  }
}
