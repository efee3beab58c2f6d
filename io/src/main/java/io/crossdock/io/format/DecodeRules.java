package io.crossdock.io.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.fleet.RuleMessage;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes rule changes of messages: a JSON object with {@code tenant}, {@code from} (since when they
 * hold: ISO 8601 with an offset, or milliseconds since the epoch) and {@code rules}, an object of
 * texts or numbers by the names of the rules.
 */
public final class DecodeRules {
  private static final String STEP = "DecodeRules";

  private DecodeRules() {}

  /**
   * Decodes the rules of a pipeline.
   *
   * @param pipeline the pipeline's name, for its failures
   * @param maxBytes a larger message is a failure of kind TOO_LARGE
   * @param fault says why the rules make no sense; empty where they do
   */
  public static DecodeMessages<RuleMessage> of(
      String pipeline, int maxBytes, SerializableFunction<RuleMessage, String> fault) {
    return new DecodeMessages<>(
        new DecodeMessages.Step(pipeline, STEP, "rule", maxBytes),
        List.of(new JsonDecoder()),
        SerializableCoder.of(RuleMessage.class),
        new Sensible(fault));
  }

  private static final class JsonDecoder implements MessageDecoder<RuleMessage> {
    private static final long serialVersionUID = 1;

    @Override
    public boolean accepts(SourceMessage message) {
      return true;
    }

    @Override
    public List<RuleMessage> decode(SourceMessage message) throws MessageException {
      Fields fields = new Fields();
      JsonFormat.read(message.payload(), fields::take);
      String tenant = fields.tenant == null ? message.tenant() : fields.tenant;
      Long from = fields.from;
      Map<String, String> rules = fields.rules;
      if (from == null) {
        throw RequiredField.missing("from");
      }
      if (rules == null) {
        throw RequiredField.missing("rules");
      }
      return List.of(
          new RuleMessage(
              RequiredField.text("tenant", tenant.isEmpty() ? null : tenant), from, rules));
    }
  }

  private static final class Fields {
    private @Nullable String tenant;
    private @Nullable Long from;
    private @Nullable Map<String, String> rules;

    boolean take(String name, JsonField value) throws IOException, MessageException {
      switch (name) {
        case "tenant" -> tenant = value.name(name);
        case "from" -> from = value.micros(name);
        case "rules" -> rules = rules(value);
        default -> {
          return false;
        }
      }
      return true;
    }

    private static Map<String, String> rules(JsonField value) throws IOException, MessageException {
      JsonParser parser = value.parser();
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION,
            "rules is " + parser.currentToken() + ", not an object of rules by name");
      }
      Map<String, String> rules = new HashMap<>();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken token = parser.nextToken();
        rules.put(name, token.isNumeric() ? parser.getText() : value.text(name));
      }
      return rules;
    }
  }

  private record Sensible(SerializableFunction<RuleMessage, String> fault)
      implements DecodeMessages.Acceptance<RuleMessage> {

    @Override
    public String refuse(RuleMessage message) {
      return fault.apply(message);
    }

    @Override
    public FailureKind kind() {
      return FailureKind.SCHEMA_VIOLATION;
    }

    @Override
    public String tenant(RuleMessage message) {
      return message.tenant();
    }

    @Override
    public long eventTimeMicros(RuleMessage message) {
      return message.fromMicros();
    }
  }
}
