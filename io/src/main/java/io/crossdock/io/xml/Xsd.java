package io.crossdock.io.xml;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * An XML schema (W3C XSD 1.0) that documents must keep. Neither the schema nor a document makes
 * anything be fetched: {@code xsi:schemaLocation} counts for nothing. Safe for threads.
 */
public final class Xsd {
  private static final int MOST = 10;

  private final Schema schema;

  // A validator is not safe for threads and takes longer to make than a document to check.
  private final Queue<Validator> idle = new ConcurrentLinkedQueue<>();

  private Xsd(Schema schema) {
    this.schema = schema;
  }

  /**
   * Compiles a schema that is one text.
   *
   * @throws SAXException saying what is wrong with it, such as that it includes another
   */
  public static Xsd of(String text) throws SAXException {
    return new Xsd(factory("").newSchema(new StreamSource(new StringReader(text))));
  }

  /**
   * Compiles a schema among the resources; what it imports is taken from the same folder alone.
   *
   * @param loader where the resources are
   * @param folder without a slash at the end
   * @param file the schema's file in it
   */
  public static Xsd ofResource(ClassLoader loader, String folder, String file) throws SAXException {
    SchemaFolder schemas = new SchemaFolder(loader, folder);
    SchemaFactory factory = factory(SchemaFolder.SCHEME);
    factory.setResourceResolver(schemas);
    return new Xsd(factory.newSchema(schemas.source(file)));
  }

  private static SchemaFactory factory(String schemes) throws SAXException {
    // The JDK's own, whatever else is on the class path.
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, schemes);
    return factory;
  }

  /**
   * What a document breaks, each with its line and column, the first ten; empty if nothing.
   *
   * @throws XMLStreamException where it is no XML
   */
  public List<String> problems(byte[] document) throws XMLStreamException {
    Validator validator = idle.poll();
    if (validator == null) {
      validator = schema.newValidator();
    }
    List<String> problems = new ArrayList<>();
    XMLStreamReader xml = SecureXml.reader(document);
    try {
      validator.reset();
      validator.setErrorHandler(new Collector(problems));
      validator.validate(new StAXSource(xml));
      idle.add(validator);
      return problems;
    } catch (SAXException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing fails to be read from memory", e);
    } finally {
      xml.close();
    }
  }

  /** The validator wraps what the reader threw. */
  private static XMLStreamException malformed(SAXException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof XMLStreamException malformed) {
        return malformed;
      }
    }
    throw new IllegalStateException("validation itself failed", e);
  }

  private record Collector(List<String> problems) implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) {
      if (problems.size() < MOST) {
        problems.add(
            "line "
                + e.getLineNumber()
                + ", column "
                + e.getColumnNumber()
                + ": "
                + e.getMessage());
      }
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
