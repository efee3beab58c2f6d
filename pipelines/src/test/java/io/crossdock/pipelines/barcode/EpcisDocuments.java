package io.crossdock.pipelines.barcode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The EPCIS documents that openepcis publishes for tests, out of its jar. */
final class EpcisDocuments {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FOLDER = "2.0/EPCIS/JSON";

  private EpcisDocuments() {}

  /** Name under the JSON folder and content of each document that holds events. */
  static Map<String, ObjectNode> json() {
    Map<String, ObjectNode> documents = new TreeMap<>();
    URL url =
        EpcisDocuments.class
            .getClassLoader()
            .getResource(FOLDER + "/Capture/Documents/ObjectEvent.json");
    if (url == null) {
      throw new IllegalStateException("no documents on the class path");
    }
    String text = url.toString();
    URI archive = URI.create(text.substring("jar:".length(), text.indexOf('!')));
    // By its path: by its address only one of several threads could open it at a time.
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(archive));
        Stream<Path> paths = Files.walk(jar.getPath(FOLDER))) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".json")).toList()) {
        ObjectNode document = (ObjectNode) JSON.readTree(Files.readAllBytes(path));
        if (!events(document).isEmpty()) {
          documents.put(jar.getPath(FOLDER).relativize(path).toString(), document);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  /** The events of a document, or the document that is one; none of a query. */
  static List<ObjectNode> events(ObjectNode document) {
    List<ObjectNode> events = new ArrayList<>();
    if (document.has("eventTime")) {
      events.add(document);
    }
    for (JsonNode list : document.findValues("eventList")) {
      list.forEach(event -> events.add((ObjectNode) event));
    }
    return events;
  }
}
