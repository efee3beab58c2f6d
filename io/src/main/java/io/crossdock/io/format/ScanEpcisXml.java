package io.crossdock.io.format;

import com.ctc.wstx.stax.WstxOutputFactory;
import io.crossdock.io.json.JsonLine;
import io.crossdock.schemas.barcode.Scan;
import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Scans as documents of EPCIS 2.0 in XML, which keep GS1's XML schema. */
public final class ScanEpcisXml {
  /** Media type of these messages, as the standard has it for its REST interface. */
  public static final String CONTENT_TYPE = "application/xml";

  private static final String EPCIS = "urn:epcglobal:epcis:xsd:2";
  private static final XMLOutputFactory FACTORY = new WstxOutputFactory();

  private ScanEpcisXml() {}

  /**
   * A document with the one event that saw what was scanned.
   *
   * @throws IllegalArgumentException when its code or its location is no URI, such as an EPC or a
   *     GS1 Digital Link, which EPCIS demands, or its step is no word of the standard
   */
  public static byte[] encode(Scan scan) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
      String time = JsonLine.time(scan.eventTimeMicros());
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("epcis", "EPCISDocument", EPCIS);
      xml.writeNamespace("epcis", EPCIS);
      xml.writeAttribute("schemaVersion", "2.0");
      xml.writeAttribute("creationDate", time);
      xml.writeStartElement("EPCISBody");
      xml.writeStartElement("EventList");
      xml.writeStartElement("ObjectEvent");
      text(xml, "eventTime", time);
      text(xml, "eventTimeZoneOffset", "+00:00");
      text(xml, "eventID", scan.eventId());
      xml.writeStartElement("epcList");
      text(xml, "epc", scan.rawCode());
      xml.writeEndElement();
      text(xml, "action", "OBSERVE");
      text(xml, "bizStep", scan.step().isEmpty() ? "" : "urn:epcglobal:cbv:bizstep:" + scan.step());
      if (!scan.location().isEmpty()) {
        xml.writeStartElement("readPoint");
        text(xml, "id", scan.location());
        xml.writeEndElement();
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
