package io.crossdock.io.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The EPCIS documents that openepcis publishes for tests, out of its jar. */
final class EpcisDocuments {
  private static final String JSON = "2.0/EPCIS/JSON";

  private EpcisDocuments() {}

  /** Name under the JSON folder and bytes of each document that holds events, and no query. */
  static Map<String, byte[]> json() {
    Map<String, byte[]> documents = all(JSON);
    documents.keySet().removeIf(EpcisDocuments::isQuery);
    return documents;
  }

  /** The documents that ask for events and hold none. */
  static Map<String, byte[]> queries() {
    Map<String, byte[]> documents = all(JSON);
    documents.keySet().removeIf(name -> !isQuery(name));
    return documents;
  }

  /** Name under the folder of the version's XML, and bytes, of each document. */
  static Map<String, byte[]> xml(String version) {
    return all(version + "/EPCIS/XML");
  }

  private static boolean isQuery(String name) {
    return name.matches("Query/(?i)queryDocumentWith(EventType|Action|EventTime).json");
  }

  private static Map<String, byte[]> all(String name) {
    Map<String, byte[]> documents = new TreeMap<>();
    String known = JSON + "/Capture/Documents/ObjectEvent.json";
    URL url = EpcisDocuments.class.getClassLoader().getResource(known);
    if (url == null) {
      throw new IllegalStateException("no documents on the class path");
    }
    String text = url.toString();
    URI archive = URI.create(text.substring("jar:".length(), text.indexOf('!')));
    // By its path: by its address only one of several threads could open it at a time.
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(archive));
        Stream<Path> paths = Files.walk(jar.getPath(name))) {
      Path folder = jar.getPath(name);
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        documents.put(folder.relativize(path).toString(), Files.readAllBytes(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }
}
