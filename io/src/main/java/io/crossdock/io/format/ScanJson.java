package io.crossdock.io.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.source.SourceMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  /** The scan in a message. The tenant is the door's, else the message's, else the default. */
  static Scan decode(SourceMessage message, String defaultTenant, JsonValues.UnknownFields unknown)
      throws MessageException {
    Fields fields = new Fields(message.attempt() > 1 && message.contentType().equals(CONTENT_TYPE));
    JsonValues.read(message.payload(), (name, parser) -> fields.take(name, parser, unknown));
    return fields.scan(message, defaultTenant);
  }

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

  private static final class Fields {
    private final boolean replayed;
    private @Nullable String productId;
    private @Nullable String rawData;
    private @Nullable String location;
    private @Nullable String scannerId;
    private @Nullable String tenant;
    private String eventId = "";
    private String step = "";
    private @Nullable Long eventTimeMicros;
    private @Nullable UUID id;
    private Scan.@Nullable Reading reading;

    Fields(boolean replayed) {
      this.replayed = replayed;
    }

    void take(String name, JsonParser parser, JsonValues.UnknownFields unknown)
        throws IOException, MessageException {
      switch (name) {
        case "productId" -> productId = JsonValues.text(name, parser);
        case "rawData" -> rawData = JsonValues.text(name, parser);
        case "location" -> location = JsonValues.name(name, parser);
        case "scannerId" -> scannerId = JsonValues.name(name, parser);
        case "tenant" -> tenant = JsonValues.name(name, parser);
        case "eventId" -> eventId = JsonValues.optional(name, parser);
        case "step" -> step = JsonValues.optional(name, parser);
        case "timestamp" -> eventTimeMicros = JsonValues.micros(parser);
        default -> {
          if (replayed && name.equals("id")) {
            id = JsonValues.made(name, parser, UUID::fromString);
          } else if (replayed && name.equals("reading")) {
            reading = JsonValues.made(name, parser, Scan.Reading::valueOf);
          } else {
            unknown.found(name);
            parser.skipChildren();
          }
        }
      }
    }

    /** The scan; what is wrong with it is told with its event time, where that is known. */
    Scan scan(SourceMessage message, String defaultTenant) throws MessageException {
      try {
        return checked(message, defaultTenant);
      } catch (MessageException e) {
        throw eventTimeMicros == null
            ? e
            : new MessageException(
                e.kind(), String.valueOf(e.getMessage()), OptionalLong.of(eventTimeMicros));
      }
    }

    private Scan checked(SourceMessage message, String defaultTenant) throws MessageException {
      String code = rawData != null ? rawData : productId;
      if (code == null) {
        throw JsonValues.missing("productId");
      }
      if (eventTimeMicros == null) {
        throw JsonValues.missing("timestamp");
      }
      String scanner = JsonValues.required("scannerId", scannerId);
      // An EPCIS event may name no place, and has become a scan all the same.
      String place =
          replayed && location != null ? location : JsonValues.required("location", location);
      String owner = JsonValues.owner(message, tenant, defaultTenant);
      return new Scan(
          owner,
          id == null
              ? Scan.identify(owner, eventId, scanner, place, code, eventTimeMicros, step)
              : id,
          eventId,
          scanner,
          place,
          code,
          eventTimeMicros,
          message.arrivalMicros(),
          step,
          reading == null ? Scan.Reading.SINGLE : reading,
          message.source());
    }
  }
}
