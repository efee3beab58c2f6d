package io.crossdock.io.maintenance;

import com.fasterxml.jackson.core.JsonGenerator;
import io.crossdock.io.json.JsonLine;
import io.crossdock.io.kafka.OutgoingMessage;
import io.crossdock.schemas.maintenance.ModelMessage;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.SpectrumPeak;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import io.crossdock.schemas.maintenance.WorkOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The rows of the machines' tables as lines of JSON, with the names of the tables' columns. */
public final class MaintenanceJson {
  private static final String CONTENT_TYPE = "application/json";

  private MaintenanceJson() {}

  /** A row of the table {@code vibration}. */
  public static String encode(VibrationFeatures row) {
    return JsonLine.of(
        json -> {
          json.writeStringField("tenant", row.tenant());
          json.writeStringField("machine_id", row.machineId());
          json.writeStringField("sensor_id", row.sensorId());
          json.writeStringField("block_id", row.blockId().toString());
          json.writeStringField("event_time", JsonLine.time(row.eventTimeMicros()));
          json.writeStringField("arrival_time", JsonLine.time(row.arrivalMicros()));
          json.writeStringField("verdict", row.verdict().name());
          JsonLine.number(json, "shaft_hz", row.shaftHz());
          JsonLine.number(json, "acceleration_rms", row.accelerationRms());
          JsonLine.number(json, "velocity_rms", row.velocityRms());
          json.writeStringField("zone", row.zone());
          JsonLine.number(json, "peak", row.peak());
          JsonLine.number(json, "crest", row.crest());
          JsonLine.number(json, "kurtosis", row.kurtosis());
          JsonLine.number(json, "skewness", row.skewness());
          JsonLine.number(json, "outer_race", row.outerRace());
          JsonLine.number(json, "inner_race", row.innerRace());
          peaks(json, row.peaks());
        });
  }

  /** The peaks of a block, as the column {@code peaks} holds them. */
  public static String peaks(VibrationFeatures row) {
    return inside(JsonLine.of(json -> peaks(json, row.peaks())));
  }

  private static void peaks(JsonGenerator json, List<SpectrumPeak> peaks) throws IOException {
    json.writeArrayFieldStart("peaks");
    for (SpectrumPeak peak : peaks) {
      json.writeStartObject();
      JsonLine.number(json, "hz", peak.hz());
      JsonLine.number(json, "amplitude", peak.amplitude());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** A row of the table {@code process_reading}. */
  public static String encode(ProcessReading row) {
    return JsonLine.of(
        json -> {
          json.writeStringField("tenant", row.tenant());
          json.writeStringField("machine_id", row.machineId());
          json.writeStringField("reading_id", row.id().toString());
          json.writeStringField("event_time", JsonLine.time(row.eventTimeMicros()));
          json.writeStringField("arrival_time", JsonLine.time(row.arrivalMicros()));
          json.writeStringField("variant", row.variant());
          JsonLine.number(json, "air_kelvin", row.airKelvin());
          JsonLine.number(json, "process_kelvin", row.processKelvin());
          JsonLine.number(json, "speed_rpm", row.speedRpm());
          JsonLine.number(json, "torque_nm", row.torqueNm());
          JsonLine.number(json, "tool_wear_minutes", row.toolWearMinutes());
          json.writeStringField("source_name", row.source().name());
          json.writeNumberField("source_partition", row.source().partition());
          json.writeNumberField("source_offset", row.source().offset());
          json.writeStringField("source_message_id", row.source().messageId());
        });
  }

  /** A row of the table {@code prediction}. */
  public static String encode(Prediction row) {
    return JsonLine.of(
        json -> {
          json.writeStringField("tenant", row.tenant());
          json.writeStringField("machine_id", row.machineId());
          json.writeStringField("failure_mode", row.failureMode());
          json.writeStringField("from_time", JsonLine.time(row.fromMicros()));
          json.writeStringField("to_time", JsonLine.time(row.toMicros()));
          json.writeStringField("machine_type", row.machineType());
          json.writeStringField("location", row.location());
          json.writeStringField("model", row.model());
          json.writeStringField("model_version", row.modelVersion());
          json.writeStringField("verdict", row.verdict().name());
          JsonLine.number(json, "probability", row.probability());
          JsonLine.number(json, "threshold", row.threshold());
          reasons(json, row.reasons());
          features(json, row.features());
          json.writeBooleanField("known", row.known());
          json.writeNumberField("revision", row.revision());
        });
  }

  /** A prediction as a message: all that is said of a machine's failure mode stays in order. */
  public static OutgoingMessage message(Prediction row) {
    String key = row.tenant() + '\0' + row.machineId() + '\0' + row.failureMode();
    return message(key, encode(row), row.tenant());
  }

  /** The reasons of a prediction, as the column {@code reasons} holds them. */
  public static String reasons(Prediction row) {
    return inside(JsonLine.of(json -> reasons(json, row.reasons())));
  }

  private static void reasons(JsonGenerator json, List<Prediction.Reason> reasons)
      throws IOException {
    json.writeArrayFieldStart("reasons");
    for (Prediction.Reason reason : reasons) {
      json.writeStartObject();
      json.writeStringField("feature", reason.feature());
      JsonLine.number(json, "value", reason.value());
      JsonLine.number(json, "typical", reason.typical());
      JsonLine.number(json, "share", reason.share());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Features by name, as the columns {@code features} hold them. */
  public static String features(SortedMap<String, Double> features) {
    return inside(JsonLine.of(json -> features(json, features)));
  }

  private static void features(JsonGenerator json, SortedMap<String, Double> features)
      throws IOException {
    json.writeObjectFieldStart("features");
    for (Map.Entry<String, Double> feature : features.entrySet()) {
      JsonLine.number(json, feature.getKey(), feature.getValue());
    }
    json.writeEndObject();
  }

  /** A row of the table {@code work_order}. */
  public static String encode(WorkOrder row) {
    return JsonLine.of(
        json -> {
          json.writeStringField("tenant", row.tenant());
          json.writeStringField("machine_id", row.machineId());
          json.writeStringField("failure_mode", row.failureMode());
          json.writeStringField("began_at", JsonLine.time(row.beganMicros()));
          json.writeStringField("order_id", row.id().toString());
          if (row.endedMicros() == 0) {
            json.writeNullField("ended_at");
          } else {
            json.writeStringField("ended_at", JsonLine.time(row.endedMicros()));
          }
          json.writeStringField("state", row.state().name());
          JsonLine.number(json, "probability", row.probability());
          json.writeStringField("model", row.model());
          json.writeStringField("model_version", row.modelVersion());
          json.writeStringField("reason", row.reason());
          json.writeStringField("location", row.location());
          json.writeNumberField("revision", row.revision());
        });
  }

  /** An order as a message with its id as key: all that is said of it stays in order. */
  public static OutgoingMessage message(WorkOrder row) {
    return message(row.id().toString(), encode(row), row.tenant());
  }

  /** Word of a model as a message from which the same is decoded; its address is the key. */
  public static OutgoingMessage message(ModelMessage message) {
    String json =
        JsonLine.of(
            fields -> {
              fields.writeStringField("uri", message.uri());
              if (message.removed()) {
                fields.writeBooleanField("removed", true);
              } else {
                fields.writeStringField("sha256", message.sha256());
              }
            });
    return message(message.uri(), json, "");
  }

  private static OutgoingMessage message(String key, String json, String tenant) {
    return new OutgoingMessage(
        key.getBytes(StandardCharsets.UTF_8),
        json.getBytes(StandardCharsets.UTF_8),
        CONTENT_TYPE,
        tenant);
  }

  /** Of an object with one field its value. */
  private static String inside(String object) {
    return object.substring(object.indexOf(':') + 1, object.length() - 1);
  }
}
