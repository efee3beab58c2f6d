package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a machine says, of the fields that {@link MachineEventJson} describes. */
final class MachineEventDraft extends Draft<MachineEvent> {
  private static final double ZERO_CELSIUS = 273.15;
  private static final double HOTTEST_KELVIN = 5_000;
  private static final double FASTEST_RPM = 1_000_000;
  private static final double MOST_TORQUE = 1e8;
  private static final double MOST_MINUTES = 1e8;
  private static final double MOST_SHAFT_HZ = 20_000;
  private static final double LEAST_RATE = 1;
  private static final double MOST_RATE = 10_000_000;

  private @Nullable String machineId;
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

  @Override
  boolean takeOwn(String name, FieldValue value) throws IOException, MessageException {
    switch (name) {
      case "machineId" -> machineId = value.name(name);
      case "sensorId" -> sensorId = value.name(name);
      case "rate" -> rate = value.number(name, LEAST_RATE, MOST_RATE);
      case "unit" -> unit = value.made(name, AccelerationUnit::of);
      case "samples" -> samples = only(samples, value.samples(name));
      case "samplesBase64" -> samples = only(samples, value.samplesBase64(name));
      case "fullScale" -> fullScale = number(name, value, 0, Double.MAX_VALUE);
      case "shaftHz" -> shaftHz = number(name, value, 0, MOST_SHAFT_HZ);
      case "variant" -> variant = value.isNull() ? "" : value.name(name);
      case "airTemperature" -> air = only(name, air, number(name, value, 0, HOTTEST_KELVIN));
      case "airTemperatureCelsius" -> air = only(name, air, celsius(name, value));
      case "processTemperature" ->
          process = only(name, process, number(name, value, 0, HOTTEST_KELVIN));
      case "processTemperatureCelsius" -> process = only(name, process, celsius(name, value));
      case "speed" -> speed = number(name, value, 0, FASTEST_RPM);
      case "torque" -> torque = number(name, value, -MOST_TORQUE, MOST_TORQUE);
      case "toolWear" -> toolWear = number(name, value, 0, MOST_MINUTES);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  MachineEvent make(SourceMessage message, String owner, long timeMicros) throws MessageException {
    String machine = RequiredField.text("machineId", machineId);
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
          timeMicros,
          message.arrivalMicros(),
          message.source());
    }
    if (rate == null) {
      throw RequiredField.missing("rate");
    }
    return VibrationBlock.of(
        owner,
        machine,
        RequiredField.text("sensorId", sensorId),
        rate,
        samples.in(unit),
        fullScale(),
        shaftHz,
        timeMicros,
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
  private static double number(String name, FieldValue value, double least, double most)
      throws IOException, MessageException {
    return value.isNull() ? Double.NaN : value.number(name, least, most);
  }

  private static double celsius(String name, FieldValue value)
      throws IOException, MessageException {
    return number(name, value, -ZERO_CELSIUS, HOTTEST_KELVIN - ZERO_CELSIUS) + ZERO_CELSIUS;
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
