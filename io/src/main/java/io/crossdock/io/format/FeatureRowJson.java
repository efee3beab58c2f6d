package io.crossdock.io.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.crossdock.io.json.JsonLine;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows of features as JSON, one a line: what a model is given, to be scored again or to learn from.
 * An object with {@code machineId}, {@code from} and {@code to} (ISO 8601 with an offset, or
 * milliseconds since the epoch) and {@code features}, an object of numbers by name; {@code tenant},
 * {@code machineType}, {@code location}, {@code vibration} and {@code process} (verdicts), {@code
 * known} and {@code revision}.
 */
public final class FeatureRowJson {
  /** Media type of these messages. */
  public static final String CONTENT_TYPE = "application/vnd.crossdock.feature-row+json";

  private FeatureRowJson() {}

  /** A line from which an equal row is decoded; a feature that is no finite number is left out. */
  public static String encode(FeatureRow row) {
    return JsonLine.of(
        json -> {
          json.writeStringField("tenant", row.tenant());
          json.writeStringField("machineId", row.machineId());
          json.writeStringField("machineType", row.machineType());
          json.writeStringField("location", row.location());
          json.writeStringField("from", JsonLine.time(row.fromMicros()));
          json.writeStringField("to", JsonLine.time(row.toMicros()));
          json.writeStringField("vibration", row.vibration().name());
          json.writeStringField("process", row.process().name());
          json.writeObjectFieldStart("features");
          for (Map.Entry<String, Double> feature : row.features().entrySet()) {
            JsonLine.numberIfAny(json, feature.getKey(), feature.getValue());
          }
          json.writeEndObject();
          json.writeBooleanField("known", row.known());
          json.writeNumberField("revision", row.revision());
        });
  }

  /** The line as the bytes of a message. */
  public static byte[] bytes(FeatureRow row) {
    return encode(row).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The row in a line.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static FeatureRow decode(String line) {
    try {
      return decode(line.getBytes(StandardCharsets.UTF_8)).row("");
    } catch (MessageException e) {
      throw new IllegalArgumentException("the line " + e.getMessage(), e);
    }
  }

  /** The row in a message. The tenant is the door's, else the message's, else the default. */
  static FeatureRow decode(SourceMessage message, String defaultTenant) throws MessageException {
    Fields fields = decode(message.payload());
    return fields.row(Owner.of(message, fields.tenant, defaultTenant));
  }

  private static Fields decode(byte[] json) throws MessageException {
    Fields fields = new Fields();
    JsonFormat.read(json, fields::take);
    return fields;
  }

  private static final class Fields {
    private @Nullable String tenant;
    private @Nullable String machineId;
    private String machineType = "";
    private String location = "";
    private @Nullable Long from;
    private @Nullable Long to;
    private Verdict vibration = Verdict.MISSING;
    private Verdict process = Verdict.MISSING;
    private @Nullable SortedMap<String, Double> features;
    private boolean known;
    private int revision;

    boolean take(String name, JsonField value) throws IOException, MessageException {
      switch (name) {
        case "tenant" -> tenant = value.name(name);
        case "machineId" -> machineId = value.name(name);
        case "machineType" -> machineType = value.name(name);
        case "location" -> location = value.name(name);
        case "from" -> from = value.micros(name);
        case "to" -> to = value.micros(name);
        case "vibration" -> vibration = value.made(name, Verdict::valueOf);
        case "process" -> process = value.made(name, Verdict::valueOf);
        case "features" -> features = features(value);
        case "known" -> known = value.bool(name);
        case "revision" -> revision = revision(name, value);
        default -> {
          return false;
        }
      }
      return true;
    }

    private static int revision(String name, JsonField value) throws IOException, MessageException {
      double number = value.number(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
      if (number != Math.rint(number)) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION, name + " " + number + " is no whole number");
      }
      return (int) number;
    }

    private static SortedMap<String, Double> features(JsonField value)
        throws IOException, MessageException {
      JsonParser parser = value.parser();
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION,
            "features is " + parser.currentToken() + ", not an object of numbers by name");
      }
      SortedMap<String, Double> features = new TreeMap<>();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        features.put(name, value.number(name, -Double.MAX_VALUE, Double.MAX_VALUE));
      }
      return Collections.unmodifiableSortedMap(features);
    }

    /** The row of the tenant that the message says, or of this one where it says none. */
    FeatureRow row(String owner) throws MessageException {
      if (from == null) {
        throw RequiredField.missing("from");
      }
      if (to == null) {
        throw RequiredField.missing("to");
      }
      if (to <= from) {
        throw new MessageException(FailureKind.SCHEMA_VIOLATION, "to is not after from");
      }
      if (features == null) {
        throw RequiredField.missing("features");
      }
      return new FeatureRow(
          tenant == null ? owner : tenant,
          RequiredField.text("machineId", machineId),
          machineType,
          location,
          from,
          to,
          vibration,
          process,
          features,
          known,
          revision);
    }
  }
}
