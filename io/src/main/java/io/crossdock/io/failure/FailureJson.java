package io.crossdock.io.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.io.kafka.OutgoingMessage;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A failure as one line of JSON and back: the fields of the contract {@code Failure.avsc} under
 * their names, payload and key in Base64 (RFC 4648), an event time that is not known as null.
 */
public final class FailureJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FailureJson() {}

  /** The failure as one line. */
  public static String encode(Failure failure) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", failure.id().toString());
    json.put("tenant", failure.tenant());
    json.put("pipeline", failure.pipeline());
    json.put("step", failure.step());
    json.put("kind", failure.kind().name());
    json.put("message", failure.message());
    json.put("payload", failure.payload());
    json.put("contentType", failure.contentType());
    json.put("key", failure.key());
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
   * The failure as a message with its id as key. Where it would be larger than a broker takes, it
   * goes without its payload, and says so.
   *
   * @param mostBytes the largest value that the broker takes
   */
  public static OutgoingMessage message(Failure failure, int mostBytes) {
    byte[] whole = encode(failure).getBytes(StandardCharsets.UTF_8);
    return new OutgoingMessage(
        failure.id().toString().getBytes(StandardCharsets.UTF_8),
        whole.length <= mostBytes
            ? whole
            : encode(withoutPayload(failure)).getBytes(StandardCharsets.UTF_8),
        "application/json",
        failure.tenant());
  }

  private static Failure withoutPayload(Failure failure) {
    return new Failure(
        failure.id(),
        failure.tenant(),
        failure.pipeline(),
        failure.step(),
        failure.kind(),
        failure.message()
            + " ("
            + failure.payload().length
            + " bytes are left out: the topic takes no message so large)",
        new byte[0],
        failure.contentType(),
        failure.key(),
        failure.source(),
        failure.arrivalMicros(),
        failure.eventTimeMicros(),
        failure.attempt());
  }

  /**
   * Reads back what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException when the bytes are anything else
   */
  public static Failure decode(byte[] bytes) {
    try {
      JsonNode json = JSON.readTree(bytes);
      JsonNode source = json.required("source");
      JsonNode eventTime = json.required("eventTimeMicros");
      return new Failure(
          UUID.fromString(text(json, "id")),
          text(json, "tenant"),
          text(json, "pipeline"),
          text(json, "step"),
          FailureKind.valueOf(text(json, "kind")),
          text(json, "message"),
          json.required("payload").binaryValue(),
          text(json, "contentType"),
          json.required("key").binaryValue(),
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
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no failure: " + e.getOriginalMessage(), e);
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException("no failure: " + e.getMessage(), e);
    }
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
