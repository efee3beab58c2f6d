package io.crossdock.io.format;

import io.crossdock.io.xml.Xsd;
import io.crossdock.schemas.failure.FailureKind;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.xml.sax.SAXException;

/**
 * GS1's own XML schemas of EPCIS 1.2 and 2.0 (ref.gs1.org/standards/epcis/artefacts). They demand
 * more than the fields' rules do: an order of fields, names without a namespace, seconds in each
 * time, and a document around events.
 */
final class EpcisXsd {
  // The schemas of queries import those of documents. Compiled once a JVM, when first used.
  private static final Xsd V1 = schema("xsd/1_2_0", "EPCglobal-epcis-query-1_2.xsd");
  private static final Xsd V2 = schema("xsd/2_0_0", "EPCglobal-epcis-query-2_0.xsd");

  private EpcisXsd() {}

  private static Xsd schema(String folder, String file) {
    try {
      return Xsd.ofResource(EpcisXsd.class.getClassLoader(), folder, file);
    } catch (SAXException e) {
      throw new IllegalStateException(folder + '/' + file, e);
    }
  }

  /**
   * Checks a document by the schema of its version, the newest where its namespace names none.
   *
   * @param namespace that of its document element
   * @throws MessageException of kind SCHEMA_VIOLATION with the first ten things that are wrong
   */
  static void check(String namespace, byte[] document) throws XMLStreamException, MessageException {
    List<String> problems = (namespace.endsWith(":xsd:1") ? V1 : V2).problems(document);
    if (!problems.isEmpty()) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION, "breaks GS1's XML schema: " + String.join("; ", problems));
    }
  }
}
