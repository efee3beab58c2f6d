package io.crossdock.io.barcode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.crossdock.io.kafka.OutgoingMessage;
import io.crossdock.schemas.barcode.Anomaly;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * An anomaly as JSON: the fields of the contract {@code Anomaly.avsc} under their names, and its
 * id. {@code speedKmh} is null where there is none, and for an impossible travel between two places
 * at one moment, whose speed is infinite.
 */
public final class AnomalyJson {
  private static final JsonFactory JSON = new JsonFactory();

  private AnomalyJson() {}

  /** The anomaly as one line. */
  public static String encode(Anomaly anomaly) {
    StringWriter text = new StringWriter(320);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("id", anomaly.id().toString());
      json.writeStringField("tenant", anomaly.tenant());
      json.writeStringField("kind", anomaly.kind().name());
      json.writeStringField("scanId", anomaly.scanId().toString());
      json.writeStringField("other", anomaly.other());
      json.writeStringField("item", anomaly.item());
      json.writeStringField("scannerId", anomaly.scannerId());
      json.writeStringField("location", anomaly.location());
      json.writeNumberField("eventTimeMicros", anomaly.eventTimeMicros());
      Double speed = anomaly.speedKmh();
      if (speed == null || !Double.isFinite(speed)) {
        json.writeNullField("speedKmh");
      } else {
        json.writeNumberField("speedKmh", speed);
      }
      json.writeBooleanField("withdrawn", anomaly.withdrawn());
      json.writeNumberField("revision", anomaly.revision());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter has none
    }
    return text.toString();
  }

  /** The anomaly as a message with its id as key: a repeat and a withdrawal follow it in order. */
  public static OutgoingMessage message(Anomaly anomaly) {
    return new OutgoingMessage(
        anomaly.id().toString().getBytes(StandardCharsets.UTF_8),
        encode(anomaly).getBytes(StandardCharsets.UTF_8),
        "application/json",
        anomaly.tenant());
  }
}
