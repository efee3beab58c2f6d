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
import java.util.function.Supplier;

/** One JSON object a message. */
final class JsonFormat implements MessageFormat {
  private static final long serialVersionUID = 1;

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

  /** Takes a field and leaves the parser at its end, or where it was to have the value skipped. */
  @FunctionalInterface
  interface JsonTaker {
    boolean take(String name, JsonField value) throws IOException, MessageException;
  }

  @Override
  public boolean accepts(SourceMessage message) {
    return MessageKind.of(message) == MessageKind.JSON;
  }

  @Override
  public void read(SourceMessage message, Supplier<? extends FieldTaker> records)
      throws MessageException {
    FieldTaker record = records.get();
    read(message.payload(), record::take);
  }

  /** Goes through the fields of the one object that the bytes are. */
  static void read(byte[] payload, JsonTaker fields) throws MessageException {
    try (JsonParser parser = JSON.createParser(payload)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MessageException(FailureKind.MALFORMED, "is no JSON object");
      }
      JsonField value = new JsonField(parser);
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        if (!fields.take(name, value)) {
          parser.skipChildren();
        }
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
}
