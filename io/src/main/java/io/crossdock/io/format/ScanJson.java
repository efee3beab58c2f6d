package io.crossdock.io.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.crossdock.schemas.barcode.Scan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Scans as JSON: an object with {@code productId} or {@code rawData} (the scan as it left the
 * scanner, with its AIM identifier; it wins), {@code location}, {@code scannerId}, {@code
 * timestamp} (ISO 8601 with an offset, or milliseconds since the epoch), and where there are {@code
 * tenant}, {@code eventId} and {@code step}.
 */
public final class ScanJson {
  /** Media type of these messages. */
  public static final String CONTENT_TYPE = "application/vnd.crossdock.scan+json";

  private static final JsonFactory JSON = new JsonFactory();

  private ScanJson() {}

  /**
   * A message from which the same scan is decoded. What a scan has that no scanner says, the id
   * that an EPCIS event gave it and how it was read, is believed in a replay only: else a sender
   * could make two scans one.
   */
  public static byte[] encode(Scan scan) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("tenant", scan.tenant());
      json.writeStringField("eventId", scan.eventId());
      json.writeStringField("scannerId", scan.scannerId());
      json.writeStringField("location", scan.location());
      json.writeStringField("rawData", scan.rawCode());
      json.writeStringField(
          "timestamp", Instant.EPOCH.plus(scan.eventTimeMicros(), ChronoUnit.MICROS).toString());
      json.writeStringField("step", scan.step());
      json.writeStringField("id", scan.id().toString());
      json.writeStringField("reading", scan.reading().name());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("nothing fails to be written to memory", e);
    }
    return out.toByteArray();
  }
}
