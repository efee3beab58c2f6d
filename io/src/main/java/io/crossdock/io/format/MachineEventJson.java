package io.crossdock.io.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.crossdock.io.json.JsonLine;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

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

  private static final double ZERO_CELSIUS = 273.15;
  private static final double HOTTEST_KELVIN = 5_000;
  private static final double FASTEST_RPM = 1_000_000;
  private static final double MOST_TORQUE = 1e8;
  private static final double MOST_MINUTES = 1e8;
  private static final double MOST_SHAFT_HZ = 20_000;
  private static final double LEAST_RATE = 1;
  private static final double MOST_RATE = 10_000_000;

  private MachineEventJson() {}

  /** The event in a message. The tenant is the door's, else the message's, else the default. */
  static MachineEvent decode(
      SourceMessage message, String defaultTenant, JsonValues.UnknownFields unknown)
      throws MessageException {
    Fields fields = new Fields();
    JsonValues.read(message.payload(), (name, parser) -> fields.take(name, parser, unknown));
    return fields.event(message, defaultTenant);
  }

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

  private static final class Fields {
    private @Nullable String tenant;
    private @Nullable String machineId;
    private @Nullable Long eventTimeMicros;
    private @Nullable String sensorId;
    private @Nullable Double rate;
    private AccelerationUnit unit = AccelerationUnit.METRES_PER_SECOND_SQUARED;
    private @Nullable SampleValues samples;
    private double fullScale = Double.NaN;
    private double shaftHz = Double.NaN;
    private String variant = "";
    private double air = Double.NaN;
    private double process = Double.NaN;
    private double speed = Double.NaN;
    private double torque = Double.NaN;
    private double toolWear = Double.NaN;

    void take(String name, JsonParser parser, JsonValues.UnknownFields unknown)
        throws IOException, MessageException {
      switch (name) {
        case "tenant" -> tenant = JsonValues.name(name, parser);
        case "machineId" -> machineId = JsonValues.name(name, parser);
        case "timestamp" -> eventTimeMicros = JsonValues.micros(parser);
        case "sensorId" -> sensorId = JsonValues.name(name, parser);
        case "rate" -> rate = JsonValues.number(name, parser, LEAST_RATE, MOST_RATE);
        case "unit" -> unit = JsonValues.made(name, parser, AccelerationUnit::of);
        case "samples" -> samples = only(samples, SampleValues.array(parser));
        case "samplesBase64" -> samples = only(samples, SampleValues.base64(name, parser));
        case "fullScale" -> fullScale = number(name, parser, 0, Double.MAX_VALUE);
        case "shaftHz" -> shaftHz = number(name, parser, 0, MOST_SHAFT_HZ);
        case "variant" -> variant = optional(name, parser);
        case "airTemperature" -> air = only(name, air, number(name, parser, 0, HOTTEST_KELVIN));
        case "airTemperatureCelsius" -> air = only(name, air, celsius(name, parser));
        case "processTemperature" ->
            process = only(name, process, number(name, parser, 0, HOTTEST_KELVIN));
        case "processTemperatureCelsius" -> process = only(name, process, celsius(name, parser));
        case "speed" -> speed = number(name, parser, 0, FASTEST_RPM);
        case "torque" -> torque = number(name, parser, -MOST_TORQUE, MOST_TORQUE);
        case "toolWear" -> toolWear = number(name, parser, 0, MOST_MINUTES);
        default -> {
          unknown.found(name);
          parser.skipChildren();
        }
      }
    }

    /** The event; what is wrong with it is told with its event time, where that is known. */
    MachineEvent event(SourceMessage message, String defaultTenant) throws MessageException {
      try {
        return checked(message, defaultTenant);
      } catch (MessageException e) {
        throw eventTimeMicros == null
            ? e
            : new MessageException(
                e.kind(), String.valueOf(e.getMessage()), OptionalLong.of(eventTimeMicros));
      }
    }

    private MachineEvent checked(SourceMessage message, String defaultTenant)
        throws MessageException {
      if (eventTimeMicros == null) {
        throw JsonValues.missing("timestamp");
      }
      long time = eventTimeMicros;
      String machine = JsonValues.required("machineId", machineId);
      String owner = JsonValues.owner(message, tenant, defaultTenant);
      boolean reading =
          !(Double.isNaN(air)
              && Double.isNaN(process)
              && Double.isNaN(speed)
              && Double.isNaN(torque)
              && Double.isNaN(toolWear));
      if ((samples != null) == reading) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION,
            "must be either a block with samples or a reading with at least one of"
                + " airTemperature, processTemperature, speed, torque and toolWear");
      }
      if (samples == null) {
        return ProcessReading.of(
            owner,
            machine,
            variant,
            air,
            process,
            speed,
            torque,
            toolWear,
            time,
            message.arrivalMicros(),
            message.source());
      }
      if (rate == null) {
        throw JsonValues.missing("rate");
      }
      return VibrationBlock.of(
          owner,
          machine,
          JsonValues.required("sensorId", sensorId),
          rate,
          samples.in(unit),
          fullScale(),
          shaftHz,
          time,
          message.arrivalMicros(),
          message.source());
    }

    private double fullScale() throws MessageException {
      if (Double.isNaN(fullScale)) {
        return fullScale;
      }
      double converted = unit.toMetres(fullScale);
      if (!(converted > 0 && converted <= AccelerationUnit.MOST)) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION,
            "fullScale "
                + converted
                + " m/s2 is not over 0 and up to "
                + AccelerationUnit.MOST
                + " m/s2");
      }
      return converted;
    }

    /** A number, or NaN for null. */
    private static double number(String name, JsonParser parser, double least, double most)
        throws IOException, MessageException {
      return parser.currentToken() == JsonToken.VALUE_NULL
          ? Double.NaN
          : JsonValues.number(name, parser, least, most);
    }

    private static double celsius(String name, JsonParser parser)
        throws IOException, MessageException {
      return number(name, parser, -ZERO_CELSIUS, HOTTEST_KELVIN - ZERO_CELSIUS) + ZERO_CELSIUS;
    }

    private static String optional(String name, JsonParser parser)
        throws IOException, MessageException {
      return parser.currentToken() == JsonToken.VALUE_NULL ? "" : JsonValues.name(name, parser);
    }

    private static double only(String name, double before, double value) throws MessageException {
      if (!Double.isNaN(before) && !Double.isNaN(value)) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION, name + " is there in kelvin and in degrees Celsius");
      }
      return Double.isNaN(value) ? before : value;
    }

    private static @Nullable SampleValues only(
        @Nullable SampleValues before, @Nullable SampleValues value) throws MessageException {
      if (before != null && value != null) {
        throw new MessageException(
            FailureKind.SCHEMA_VIOLATION, "has samples as an array and in base64");
      }
      return value == null ? before : value;
    }
  }
}
