package io.crossdock.io.format;

import io.crossdock.io.xml.SecureXml;
import io.crossdock.io.xml.Xsd;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** XML whose records are found by a mapping, in one pass. */
final class XmlFormat implements MessageFormat {
  private static final long serialVersionUID = 1;

  private final @Nullable XmlMapping mapping;
  // Made of the mapping when the first message comes.
  private transient @Nullable XmlPlan plan;
  private transient @Nullable Xsd xsd;

  /** A format of this mapping; without one all XML is refused. */
  XmlFormat(@Nullable XmlMapping mapping) {
    this.mapping = mapping;
  }

  @Override
  public boolean accepts(SourceMessage message) {
    return MessageKind.of(message) == MessageKind.XML;
  }

  @Override
  public void read(SourceMessage message, Supplier<? extends FieldTaker> records)
      throws MessageException {
    if (mapping == null) {
      throw new MessageException(
          FailureKind.MALFORMED, "is XML, and there is no --xmlMapping to read it by");
    }
    if (plan == null) {
      plan = new XmlPlan(mapping);
      xsd = schema(mapping.xsd());
    }
    try {
      XMLStreamReader xml = SecureXml.reader(message.payload());
      SecureXml.toRoot(xml);
      if (xsd != null) {
        check(xsd.problems(message.payload()));
      }
      new Reading(plan, xml, records).document();
      SecureXml.toEnd(xml);
    } catch (XMLStreamException e) {
      throw new MessageException(FailureKind.MALFORMED, "is no XML: " + SecureXml.message(e));
    } catch (IOException e) {
      throw new UncheckedIOException("nothing fails to be read from memory", e);
    }
  }

  private static @Nullable Xsd schema(String text) {
    try {
      return text.isEmpty() ? null : Xsd.of(text);
    } catch (SAXException e) {
      throw new IllegalStateException("the schema was one when the job started", e);
    }
  }

  private static void check(List<String> problems) throws MessageException {
    if (!problems.isEmpty()) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION,
          "breaks the mapping's XML schema: " + String.join("; ", problems));
    }
  }

  /** One document's way through the plan. */
  private static final class Reading {
    private final XmlPlan plan;
    private final XMLStreamReader xml;
    private final Supplier<? extends FieldTaker> records;
    private final @Nullable String[] texts;

    Reading(XmlPlan plan, XMLStreamReader xml, Supplier<? extends FieldTaker> records) {
      this.plan = plan;
      this.xml = xml;
      this.records = records;
      this.texts = new String[plan.size()];
    }

    void document() throws XMLStreamException, IOException, MessageException {
      XmlPlan.Node node = child(plan.root());
      if (node == null) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION,
            "is <" + xml.getLocalName() + ">, which --xmlMapping says nothing of");
      }
      element(node);
    }

    private XmlPlan.@Nullable Node child(XmlPlan.Node node) {
      String uri = xml.getNamespaceURI();
      return node.child(uri == null ? "" : uri, xml.getLocalName());
    }

    /** From the start of an element to its end. No deeper than the mapping's own paths. */
    private void element(XmlPlan.Node node)
        throws XMLStreamException, IOException, MessageException {
      for (int place : node.cleared) {
        texts[place] = null;
      }
      for (XmlPlan.Attribute attribute : node.attributes) {
        attribute(attribute);
      }
      StringBuilder text = new StringBuilder();
      while (!isEnd(xml.next())) {
        if (xml.isStartElement()) {
          XmlPlan.Node child = child(node);
          if (child == null) {
            SecureXml.skip(xml);
          } else {
            element(child);
          }
        } else if (xml.isCharacters() && !node.texts.isEmpty()) {
          text.append(xml.getText());
        }
      }
      for (int place : node.texts) {
        put(place, text.toString());
      }
      for (XmlPlan.Kind kind : node.records) {
        if (kind.condition() < 0 || texts[kind.condition()] != null) {
          give(kind);
        }
      }
    }

    private static boolean isEnd(int event) {
      return event == XMLStreamReader.END_ELEMENT;
    }

    private void attribute(XmlPlan.Attribute wanted) throws MessageException {
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        String uri = xml.getAttributeNamespace(i);
        if (wanted.name().is(uri == null ? "" : uri, xml.getAttributeLocalName(i))) {
          put(wanted.place(), xml.getAttributeValue(i));
        }
      }
    }

    /** A text that is empty counts as one that is not there, as senders of XML mean it. */
    private void put(int place, String text) throws MessageException {
      String stripped = text.strip();
      if (stripped.isEmpty()) {
        return;
      }
      if (texts[place] != null) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION, plan.field(place) + " is there twice in one record");
      }
      texts[place] = stripped;
    }

    private void give(XmlPlan.Kind kind) throws IOException, MessageException {
      FieldTaker record = records.get();
      for (XmlPlan.Field one : kind.fields()) {
        XmlMapping.Field field = one.field();
        String text = one.place() < 0 ? field.constant() : texts[one.place()];
        if (text != null) {
          String word = field.notation().words().getOrDefault(text, text);
          record.take(field.name(), new XmlField(field.name(), word, field.notation(), one.time()));
        }
      }
    }
  }
}
