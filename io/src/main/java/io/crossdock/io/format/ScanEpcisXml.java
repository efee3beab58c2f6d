package io.crossdock.io.format;

import com.ctc.wstx.stax.WstxOutputFactory;
import io.crossdock.io.json.JsonLine;
import io.crossdock.schemas.barcode.Scan;
import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Scans as documents of EPCIS in XML, which keep GS1's XML schema. */
public final class ScanEpcisXml {
  /** Media type of these messages, as the standard has it for its REST interface. */
  public static final String CONTENT_TYPE = "application/xml";

  private static final XMLOutputFactory FACTORY = new WstxOutputFactory();

  /** Versions of EPCIS, which put what came after 1.0 at other places. */
  public enum Version {
    /** EPCIS 1.2. */
    V1_2("1.2", "urn:epcglobal:epcis:xsd:1"),
    /** EPCIS 2.0. */
    V2_0("2.0", "urn:epcglobal:epcis:xsd:2");

    private final String number;
    private final String namespace;

    Version(String number, String namespace) {
      this.number = number;
      this.namespace = namespace;
    }

    /** Begins a wrapper, where this version has it. */
    private void begin(XMLStreamWriter xml, String wrapper) throws XMLStreamException {
      if (this == V1_2) {
        xml.writeStartElement(wrapper);
      }
    }

    private void end(XMLStreamWriter xml) throws XMLStreamException {
      if (this == V1_2) {
        xml.writeEndElement();
      }
    }
  }

  private ScanEpcisXml() {}

  /**
   * A document of EPCIS 2.0 with the one event that saw the object that was scanned.
   *
   * @throws IllegalArgumentException as {@link #encode(Scan, Version, boolean)}
   */
  public static byte[] encode(Scan scan) {
    return encode(scan, Version.V2_0, false);
  }

  /**
   * A document with the one event that saw what was scanned.
   *
   * @param ofClass whether the code names a class of objects, of which one was seen, and no object
   * @throws IllegalArgumentException when its code or its location is no URI, such as an EPC or a
   *     GS1 Digital Link, which EPCIS demands, or its step is no word of the standard
   */
  public static byte[] encode(Scan scan, Version version, boolean ofClass) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
      String time = JsonLine.time(scan.eventTimeMicros());
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("epcis", "EPCISDocument", version.namespace);
      xml.writeNamespace("epcis", version.namespace);
      xml.writeAttribute("schemaVersion", version.number);
      xml.writeAttribute("creationDate", time);
      xml.writeStartElement("EPCISBody");
      xml.writeStartElement("EventList");
      xml.writeStartElement("ObjectEvent");
      text(xml, "eventTime", time);
      text(xml, "eventTimeZoneOffset", "+00:00");
      if (!scan.eventId().isEmpty()) {
        version.begin(xml, "baseExtension");
        text(xml, "eventID", scan.eventId());
        version.end(xml);
      }
      xml.writeStartElement("epcList");
      text(xml, "epc", ofClass ? "" : scan.rawCode());
      xml.writeEndElement();
      text(xml, "action", "OBSERVE");
      text(xml, "bizStep", scan.step().isEmpty() ? "" : "urn:epcglobal:cbv:bizstep:" + scan.step());
      if (!scan.location().isEmpty()) {
        xml.writeStartElement("readPoint");
        text(xml, "id", scan.location());
        xml.writeEndElement();
      }
      if (ofClass) {
        version.begin(xml, "extension");
        xml.writeStartElement("quantityList");
        xml.writeStartElement("quantityElement");
        text(xml, "epcClass", scan.rawCode());
        text(xml, "quantity", "1");
        xml.writeEndElement();
        xml.writeEndElement();
        version.end(xml);
      }
      xml.writeEndDocument();
      xml.close();
      EpcisXml.events(out.toByteArray(), false);
    } catch (XMLStreamException | MessageException e) {
      throw new IllegalArgumentException("is no EPCIS event: " + e.getMessage(), e);
    }
    return out.toByteArray();
  }

  /** An element with a text, if there is one. */
  private static void text(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    if (!text.isEmpty()) {
      xml.writeStartElement(name);
      xml.writeCharacters(text);
      xml.writeEndElement();
    }
  }
}
