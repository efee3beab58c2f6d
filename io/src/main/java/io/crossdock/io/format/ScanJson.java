package io.crossdock.io.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.SourceMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
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

  private static final int LONGEST_TEXT = 10_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(50)
                  .maxStringLength(64 * 1024 * 1024)
                  .maxNumberLength(100)
                  .build())
          .build();

  private ScanJson() {}

  /** What is told of fields that no scan has. */
  interface UnknownFields {
    void found(String name);
  }

  /** The scan in a message. The tenant is the door's, else the message's, else the default. */
  static Scan decode(SourceMessage message, String defaultTenant, UnknownFields unknown)
      throws MessageException {
    try (JsonParser parser = JSON.createParser(message.payload())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MessageException(FailureKind.MALFORMED, "is no JSON object");
      }
      Fields fields =
          new Fields(message.attempt() > 1 && message.contentType().equals(CONTENT_TYPE));
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        fields.take(name, parser, unknown);
      }
      if (parser.nextToken() != null) {
        throw new MessageException(FailureKind.MALFORMED, "something follows the JSON object");
      }
      return fields.scan(message, defaultTenant);
    } catch (JsonProcessingException e) {
      throw new MessageException(FailureKind.MALFORMED, "is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      // The bytes are in memory: only their encoding can be at fault.
      throw new MessageException(FailureKind.MALFORMED, "is no UTF-8 JSON: " + e.getMessage());
    }
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

    void take(String name, JsonParser parser, UnknownFields unknown)
        throws IOException, MessageException {
      switch (name) {
        case "productId" -> productId = text(name, parser);
        case "rawData" -> rawData = text(name, parser);
        case "location" -> location = text(name, parser);
        case "scannerId" -> scannerId = text(name, parser);
        case "tenant" -> tenant = text(name, parser);
        case "eventId" -> eventId = optional(name, parser);
        case "step" -> step = optional(name, parser);
        case "timestamp" -> eventTimeMicros = micros(parser);
        default -> {
          if (replayed && name.equals("id")) {
            id = own(name, parser, UUID::fromString);
          } else if (replayed && name.equals("reading")) {
            reading = own(name, parser, Scan.Reading::valueOf);
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
        throw missing("productId");
      }
      if (eventTimeMicros == null) {
        throw missing("timestamp");
      }
      String scanner = required("scannerId", scannerId);
      // An EPCIS event may name no place, and has become a scan all the same.
      String place = replayed && location != null ? location : required("location", location);
      String owner = owner(message, defaultTenant);
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

    private String owner(SourceMessage message, String defaultTenant) throws MessageException {
      if (tenant != null && tenant.isBlank()) {
        throw new MessageException(FailureKind.SCHEMA_VIOLATION, "tenant is blank");
      }
      if (message.tenant().isEmpty()) {
        return tenant == null ? defaultTenant : tenant;
      }
      if (tenant != null && !tenant.equals(message.tenant())) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION,
            "says tenant " + tenant + " and came by the door of " + message.tenant());
      }
      return message.tenant();
    }

    private static String required(String name, @Nullable String value) throws MessageException {
      if (value == null) {
        throw missing(name);
      }
      if (value.isBlank()) {
        throw new MessageException(FailureKind.SCHEMA_VIOLATION, name + " is blank");
      }
      return value;
    }

    private static MessageException missing(String name) {
      return new MessageException(FailureKind.SCHEMA_VIOLATION, name + " is missing");
    }

    private static String text(String name, JsonParser parser)
        throws IOException, MessageException {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION, name + " is " + parser.currentToken() + ", not a text");
      }
      String text = parser.getText();
      if (text.length() > LONGEST_TEXT) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION,
            name + " is " + text.length() + " characters long, more than " + LONGEST_TEXT);
      }
      if (LoneSurrogate.isIn(text)) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION, name + " has half a character (a lone surrogate)");
      }
      return text;
    }

    /** What we have written ourselves. */
    private static <T> T own(String name, JsonParser parser, Function<String, T> read)
        throws IOException, MessageException {
      String text = text(name, parser);
      try {
        return read.apply(text);
      } catch (IllegalArgumentException e) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION, name + " \"" + text + "\" is none");
      }
    }

    private static String optional(String name, JsonParser parser)
        throws IOException, MessageException {
      return parser.currentToken() == JsonToken.VALUE_NULL ? "" : text(name, parser);
    }

    private static long micros(JsonParser parser) throws IOException, MessageException {
      if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
        BigInteger millis = parser.getBigIntegerValue();
        if (millis.abs().bitLength() > 50) {
          throw new MessageException(
              FailureKind.SCHEMA_VIOLATION,
              "timestamp " + millis + " is no milliseconds since 1970");
        }
        return millis.longValueExact() * 1_000;
      }
      String text = text("timestamp", parser);
      try {
        return IsoTime.micros(text);
      } catch (DateTimeException e) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION,
            "timestamp \"" + text + "\" is no ISO 8601 moment with an offset");
      }
    }
  }
}
