package io.crossdock.io.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * Reads XML that strangers wrote. A DOCTYPE is skipped and nothing in it has any effect: no entity
 * is declared, so that none can grow or be fetched, and one that is used makes the document
 * malformed. It is not refused, because documents of standard bodies begin with one. What is read
 * is never longer than what came.
 */
public final class SecureXml {
  /** How deep elements may lie in each other. */
  public static final int MOST_DEPTH = 100;

  /** How many attributes an element may have. */
  public static final int MOST_ATTRIBUTES = 200;

  /** How long an attribute may be, characters. */
  public static final int LONGEST_ATTRIBUTE = 64 * 1024;

  // A factory may be used by all threads once it is set up; by its name, whatever else is there.
  private static final XMLInputFactory FACTORY = factory();

  private SecureXml() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // A lazy parser says what is wrong by unchecked exceptions.
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MOST_DEPTH);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
    return factory;
  }

  /**
   * A reader before the document's beginning. Its encoding is what its byte order mark or its
   * declaration says, else UTF-8.
   */
  public static XMLStreamReader reader(byte[] document) throws XMLStreamException {
    return FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
  }

  /** Goes to the document element; comments and a DOCTYPE before it are skipped. */
  public static void toRoot(XMLStreamReader xml) throws XMLStreamException {
    while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
      xml.next();
    }
  }

  /** From the start of an element to its end. */
  public static void skip(XMLStreamReader xml) throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  /** From the end of the document element to the document's end: only comments may follow. */
  public static void toEnd(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      xml.next();
    }
  }

  /** What is wrong with a document, in one line with its place. */
  public static String message(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    // Behind the line break the parser repeats the place with the name of a source that has none.
    int end = message.indexOf('\n');
    String text = end < 0 ? message : message.substring(0, end);
    return e.getLocation() == null
        ? text
        : text
            + " (line "
            + e.getLocation().getLineNumber()
            + ", column "
            + e.getLocation().getColumnNumber()
            + ")";
  }
}
