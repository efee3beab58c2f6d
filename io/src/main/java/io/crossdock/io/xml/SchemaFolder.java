package io.crossdock.io.xml;

import java.io.InputStream;
import java.net.URI;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/**
 * A folder of schemas among the resources. What they import of each other is found in it by its
 * last name; anything else is not.
 */
final class SchemaFolder implements LSResourceResolver {
  /** The scheme of their addresses, so that access can be limited to it. */
  static final String SCHEME = "resource";

  private final ClassLoader loader;
  private final String folder;
  private final DOMImplementationLS inputs;

  SchemaFolder(ClassLoader loader, String folder) {
    this.loader = loader;
    this.folder = folder;
    try {
      inputs =
          (DOMImplementationLS)
              DocumentBuilderFactory.newDefaultInstance()
                  .newDocumentBuilder()
                  .getDOMImplementation()
                  .getFeature("LS", "3.0");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own parser needs no configuration", e);
    }
  }

  StreamSource source(String file) {
    return new StreamSource(open(file), address(file));
  }

  private String address(String file) {
    return SCHEME + ":/" + folder + '/' + file;
  }

  private InputStream open(String file) {
    InputStream in = loader.getResourceAsStream(folder + '/' + file);
    if (in == null) {
      throw new IllegalStateException("resource is missing: " + folder + '/' + file);
    }
    return in;
  }

  @Override
  public LSInput resolveResource(
      String type,
      @Nullable String namespace,
      @Nullable String publicId,
      @Nullable String systemId,
      @Nullable String base) {
    String path = systemId == null ? "" : URI.create(systemId).getPath();
    String file = path.substring(path.lastIndexOf('/') + 1);
    LSInput input = inputs.createLSInput();
    input.setSystemId(address(file));
    input.setByteStream(open(file));
    return input;
  }
}
