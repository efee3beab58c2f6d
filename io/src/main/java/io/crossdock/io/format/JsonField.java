package io.crossdock.io.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.crossdock.schemas.failure.FailureKind;
import java.io.IOException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The value that a parser of JSON stands at. */
final class JsonField implements FieldValue {
  private final JsonParser parser;

  JsonField(JsonParser parser) {
    this.parser = parser;
  }

  /** The parser, for values that have parts. */
  JsonParser parser() {
    return parser;
  }

  @Override
  public boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  @Override
  public String kind() {
    return String.valueOf(parser.currentToken());
  }

  @Override
  public @Nullable String rawText() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
  }

  @Override
  public @Nullable Double rawNumber() throws IOException {
    return parser.currentToken().isNumeric() ? parser.getDoubleValue() : null;
  }

  @Override
  public @Nullable Boolean rawBool() {
    return parser.currentToken().isBoolean()
        ? Boolean.valueOf(parser.currentToken() == JsonToken.VALUE_TRUE)
        : null;
  }

  /** A whole number is milliseconds since the epoch. */
  @Override
  public @Nullable Long rawMicros() throws IOException, MessageException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      return null;
    }
    BigInteger millis = parser.getBigIntegerValue();
    if (millis.abs().bitLength() > 50) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION,
          parser.currentName() + " " + millis + " is no milliseconds since 1970");
    }
    return millis.longValueExact() * 1_000;
  }

  /** Samples are an array of numbers. */
  @Override
  public @Nullable SampleValues samples(String name) throws IOException, MessageException {
    if (isNull()) {
      return null;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION, name + " is " + kind() + ", not an array");
    }
    SampleValues.Builder samples = new SampleValues.Builder(name);
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == null || !token.isNumeric()) {
        throw samples.notANumber(String.valueOf(token));
      }
      samples.add(parser.getDoubleValue());
    }
    return samples.build();
  }
}
