package io.crossdock.io.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A failure as one line of JSON and back: the fields of the contract {@code Failure.avsc} under
 * their names, payload and key in Base64 (RFC 4648), an event time that is not known as null. Where
 * a topic does not take a line so long payload and key are null: not empty, but elsewhere.
 */
public final class FailureJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FailureJson() {}

  /** The failure as one line. */
  public static String encode(Failure failure) {
    return encode(failure, true);
  }

  /** The failure as one line, in which payload and key are null. */
  static String encodeWithoutBytes(Failure failure) {
    return encode(failure, false);
  }

  private static String encode(Failure failure, boolean withBytes) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", failure.id().toString());
    json.put("tenant", failure.tenant());
    json.put("pipeline", failure.pipeline());
    json.put("step", failure.step());
    json.put("kind", failure.kind().name());
    json.put("message", failure.message());
    json.put("payload", withBytes ? failure.payload() : null);
    json.put("contentType", failure.contentType());
    json.put("key", withBytes ? failure.key() : null);
    json.putObject("source")
        .put("name", failure.source().name())
        .put("partition", failure.source().partition())
        .put("offset", failure.source().offset())
        .put("messageId", failure.source().messageId());
    json.put("arrivalMicros", failure.arrivalMicros());
    if (failure.eventTimeMicros().isPresent()) {
      json.put("eventTimeMicros", failure.eventTimeMicros().getAsLong());
    } else {
      json.putNull("eventTimeMicros");
    }
    json.put("attempt", failure.attempt());
    return json.toString();
  }

  /**
   * Reads back what {@link #encode} wrote; empty for a failure whose bytes were left out.
   *
   * @throws IllegalArgumentException when the bytes are anything else
   */
  public static Optional<Failure> decode(byte[] bytes) {
    try {
      JsonNode json = JSON.readTree(bytes);
      if (json.required("payload").isNull()) {
        return Optional.empty();
      }
      return Optional.of(failure(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no failure: " + e.getOriginalMessage(), e);
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException("no failure: " + e.getMessage(), e);
    }
  }

  private static Failure failure(JsonNode json) throws IOException {
    JsonNode source = json.required("source");
    JsonNode eventTime = json.required("eventTimeMicros");
    return new Failure(
        UUID.fromString(text(json, "id")),
        text(json, "tenant"),
        text(json, "pipeline"),
        text(json, "step"),
        FailureKind.valueOf(text(json, "kind")),
        text(json, "message"),
        bytes(json, "payload"),
        text(json, "contentType"),
        bytes(json, "key"),
        new Source(
            text(source, "name"),
            Math.toIntExact(number(source, "partition")),
            number(source, "offset"),
            text(source, "messageId")),
        number(json, "arrivalMicros"),
        eventTime.isNull()
            ? OptionalLong.empty()
            : OptionalLong.of(number(json, "eventTimeMicros")),
        Math.toIntExact(number(json, "attempt")));
  }

  private static byte[] bytes(JsonNode json, String field) throws IOException {
    JsonNode value = json.required(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(field + " is no text");
    }
    return value.binaryValue();
  }

  private static String text(JsonNode json, String field) {
    JsonNode value = json.required(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(field + " is no text");
    }
    return value.textValue();
  }

  private static long number(JsonNode json, String field) {
    JsonNode value = json.required(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(field + " is no whole number");
    }
    return value.longValue();
  }
}
