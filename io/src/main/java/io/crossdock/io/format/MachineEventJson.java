package io.crossdock.io.format;

import io.crossdock.io.json.JsonLine;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.VibrationBlock;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What machines say as JSON: an object with {@code machineId} and {@code timestamp} (ISO 8601 with
 * an offset, or milliseconds since the epoch), {@code tenant} where there is one, and either a
 * block of vibration or a reading of the process.
 *
 * <p>A block has {@code sensorId}, {@code rate} in hertz and {@code samples}, an array of numbers,
 * or {@code samplesBase64}, 32-bit floats, little-endian; if need be {@code unit}, one of {@code
 * m/s2}, {@code g} and {@code mg}, {@code fullScale} in the same unit, and {@code shaftHz}. Its
 * time is that of the first sample.
 *
 * <p>A reading has at least one of {@code airTemperature} and {@code processTemperature} in kelvin
 * (or {@code airTemperatureCelsius} and {@code processTemperatureCelsius}), {@code speed} in turns
 * a minute, {@code torque} in newton metres and {@code toolWear} in minutes; and {@code variant},
 * what the machine was making.
 */
public final class MachineEventJson {
  /** Media type of these messages. */
  public static final String CONTENT_TYPE = "application/vnd.crossdock.machine-event+json";

  private MachineEventJson() {}

  /** A message from which an equal event is decoded; the samples stand in base64. */
  public static byte[] encode(MachineEvent event) {
    return JsonLine.of(
            json -> {
              json.writeStringField("tenant", event.tenant());
              json.writeStringField("machineId", event.machineId());
              json.writeStringField("timestamp", JsonLine.time(event.eventTimeMicros()));
              if (event instanceof VibrationBlock block) {
                json.writeStringField("sensorId", block.sensorId());
                json.writeNumberField("rate", block.rateHz());
                JsonLine.numberIfAny(json, "fullScale", block.fullScale());
                JsonLine.numberIfAny(json, "shaftHz", block.shaftHz());
                json.writeStringField(
                    "samplesBase64", Base64.getEncoder().encodeToString(block.samples().toBytes()));
              } else if (event instanceof ProcessReading reading) {
                if (!reading.variant().isEmpty()) {
                  json.writeStringField("variant", reading.variant());
                }
                JsonLine.numberIfAny(json, "airTemperature", reading.airKelvin());
                JsonLine.numberIfAny(json, "processTemperature", reading.processKelvin());
                JsonLine.numberIfAny(json, "speed", reading.speedRpm());
                JsonLine.numberIfAny(json, "torque", reading.torqueNm());
                JsonLine.numberIfAny(json, "toolWear", reading.toolWearMinutes());
              }
            })
        .getBytes(StandardCharsets.UTF_8);
  }
}
