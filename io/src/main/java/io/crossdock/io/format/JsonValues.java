package io.crossdock.io.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of a JSON object, each checked for what it must be. */
final class JsonValues {
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

  private JsonValues() {}

  /** What is told of fields that are not known. */
  interface UnknownFields {
    void found(String name);
  }

  /** Takes one field; the parser stands at its value. */
  interface Fields {
    void take(String name, JsonParser parser) throws IOException, MessageException;
  }

  /** Goes through the fields of the one object that a message is. */
  static void read(byte[] payload, Fields fields) throws MessageException {
    try (JsonParser parser = JSON.createParser(payload)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MessageException(FailureKind.MALFORMED, "is no JSON object");
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        fields.take(name, parser);
      }
      if (parser.nextToken() != null) {
        throw new MessageException(FailureKind.MALFORMED, "something follows the JSON object");
      }
    } catch (JsonProcessingException e) {
      throw new MessageException(FailureKind.MALFORMED, "is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      // The bytes are in memory: only their encoding can be at fault.
      throw new MessageException(FailureKind.MALFORMED, "is no UTF-8 JSON: " + e.getMessage());
    }
  }

  /** Whose a message is: the door's tenant, else its own, else the default. */
  static String owner(SourceMessage message, @Nullable String tenant, String defaultTenant)
      throws MessageException {
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

  static String required(String name, @Nullable String value) throws MessageException {
    if (value == null) {
      throw missing(name);
    }
    if (value.isBlank()) {
      throw new MessageException(FailureKind.SCHEMA_VIOLATION, name + " is blank");
    }
    return value;
  }

  static MessageException missing(String name) {
    return new MessageException(FailureKind.SCHEMA_VIOLATION, name + " is missing");
  }

  static String text(String name, JsonParser parser) throws IOException, MessageException {
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

  static String optional(String name, JsonParser parser) throws IOException, MessageException {
    return parser.currentToken() == JsonToken.VALUE_NULL ? "" : text(name, parser);
  }

  static long micros(JsonParser parser) throws IOException, MessageException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      BigInteger millis = parser.getBigIntegerValue();
      if (millis.abs().bitLength() > 50) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION, "timestamp " + millis + " is no milliseconds since 1970");
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

  /**
   * A text that names something and so stands in keys and in rows that are made of many messages:
   * one that no database takes must not come so far.
   */
  static String name(String name, JsonParser parser) throws IOException, MessageException {
    String text = text(name, parser);
    if (text.indexOf('\0') >= 0) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION,
          name + " has a character of code 0, which no database takes");
    }
    return text;
  }

  /** What is made of a text, or a failure that names the field. */
  static <T> T made(String name, JsonParser parser, Function<String, T> read)
      throws IOException, MessageException {
    String text = text(name, parser);
    try {
      return read.apply(text);
    } catch (IllegalArgumentException e) {
      throw new MessageException(FailureKind.SCHEMA_VIOLATION, name + " \"" + text + "\" is none");
    }
  }

  /** A number from {@code least} to {@code most}. */
  static double number(String name, JsonParser parser, double least, double most)
      throws IOException, MessageException {
    if (!parser.currentToken().isNumeric()) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION, name + " is " + parser.currentToken() + ", not a number");
    }
    double value = parser.getDoubleValue();
    if (!(value >= least && value <= most)) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION,
          name + " " + value + " is not from " + least + " to " + most);
    }
    return value;
  }

  /** True or false. */
  static boolean bool(String name, JsonParser parser) throws MessageException {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default ->
          throw new MessageException(
              FailureKind.SCHEMA_VIOLATION,
              name + " is " + parser.currentToken() + ", neither true nor false");
    };
  }
}
