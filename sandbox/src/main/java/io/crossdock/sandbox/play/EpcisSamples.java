package io.crossdock.sandbox.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.sandbox.servers.SandboxException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The EPCIS 2.0 JSON documents that OpenEPCIS publishes for tests, from its jar. */
public final class EpcisSamples {
  private static final String INDEX = "openepcis-test-resources.list";

  /**
   * A document.
   *
   * @param name path in the jar
   * @param payload its bytes
   * @param arrivalMicros the time of its latest event, microseconds since the epoch
   */
  @SuppressWarnings("ArrayRecordComponent") // copied on no path: nobody changes it
  public record Document(String name, byte[] payload, long arrivalMicros) {}

  private EpcisSamples() {}

  /** All documents that hold events, in order of arrival. */
  public static List<Document> all() {
    URL index =
        Objects.requireNonNull(
            EpcisSamples.class.getClassLoader().getResource(INDEX), "the jar of samples");
    List<Document> documents = new ArrayList<>();
    try {
      JarURLConnection connection = (JarURLConnection) index.openConnection();
      connection.setUseCaches(false);
      try (JarFile jar = connection.getJarFile()) {
        for (ZipEntry entry : jar.stream().toList()) {
          if (entry.getName().contains("EPCIS/JSON/") && entry.getName().endsWith(".json")) {
            byte[] payload = jar.getInputStream(entry).readAllBytes();
            long latest = latestEvent(payload);
            if (latest > 0) { // the rest are definitions of queries
              documents.add(new Document(entry.getName(), payload, latest));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new SandboxException("The EPCIS samples cannot be read: " + e.getMessage());
    }
    documents.sort(Comparator.comparingLong(Document::arrivalMicros).thenComparing(Document::name));
    return documents;
  }

  private static long latestEvent(byte[] payload) throws IOException {
    long latest = 0;
    for (JsonNode time : new ObjectMapper().readTree(payload).findValues("eventTime")) {
      Instant moment = OffsetDateTime.parse(time.asText()).toInstant();
      latest = Math.max(latest, ChronoUnit.MILLIS.between(Instant.EPOCH, moment) * 1_000 + 1_000);
    }
    return latest;
  }
}
