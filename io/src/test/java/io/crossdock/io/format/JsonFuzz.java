package io.crossdock.io.format;

import io.crossdock.fuzzing.FuzzTarget;
import io.crossdock.io.failure.FailureJson;
import io.crossdock.schemas.barcode.ScanCoder;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.fleet.RuleMessage;
import io.crossdock.schemas.fleet.TruckEventCoder;
import io.crossdock.schemas.maintenance.FeatureRowCoder;
import io.crossdock.schemas.maintenance.MachineEventCoder;
import io.crossdock.schemas.maintenance.ModelMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;

/** What reads JSON. */
final class JsonFuzz {
  private static final int MOST_BYTES = 1 << 20;
  private static final FormatSettings SETTINGS = new FormatSettings("t", MOST_BYTES);
  private static final String JSON = "application/json";

  static final List<String> WORDS =
      List.of(
          "null",
          "true",
          "false",
          "{}",
          "[]",
          "\"\"",
          "-1e999999999",
          "1E400",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "[[[[[[[[",
          "}",
          ",",
          ":",
          "\\",
          "\"",
          "\u00ff",
          "\ufeff",
          "{\"a\":",
          "9999999999999999999999",
          "\"9999-99-99T99:99:99Z\"",
          "+99:99",
          "0.1e-400");

  private JsonFuzz() {}

  static List<FuzzTarget> targets() {
    return List.of(
        target(
            "scan-json",
            () -> DecodeScans.of("fuzz", SETTINGS, scan -> "", XmlFuzz.NO_SCANS),
            ScanCoder::of,
            ScanJson.CONTENT_TYPE,
            () -> FuzzSeeds.scans().stream().map(ScanJson::encode).toList(),
            "productId",
            "rawData",
            "location",
            "scannerId",
            "timestamp",
            "tenant",
            "eventId",
            "step",
            "id",
            "reading"),
        target(
            "truck-event-json",
            () -> DecodeTruckEvents.of("fuzz", SETTINGS, event -> ""),
            TruckEventCoder::of,
            JSON,
            () -> FuzzSeeds.truckEvents().stream().map(TruckEventJson::encode).toList(),
            "truckId",
            "sensorId",
            "celsius",
            "defrosting",
            "latitude",
            "longitude",
            "accuracy",
            "doorId",
            "open",
            "timestamp"),
        target(
            "machine-event-json",
            () -> DecodeMachineEvents.of("fuzz", SETTINGS, event -> ""),
            MachineEventCoder::of,
            JSON,
            () -> FuzzSeeds.machineEvents().stream().map(MachineEventJson::encode).toList(),
            "machineId",
            "sensorId",
            "rate",
            "samples",
            "samplesBase64",
            "unit",
            "fullScale",
            "shaftHz",
            "variant",
            "airTemperature",
            "processTemperature",
            "speed",
            "torque",
            "toolWear"),
        target(
            "feature-row",
            () -> DecodeFeatureRows.of("fuzz", SETTINGS, row -> ""),
            FeatureRowCoder::of,
            FeatureRowJson.CONTENT_TYPE,
            () -> List.of(FeatureRowJson.bytes(FuzzSeeds.featureRow())),
            "machineId",
            "from",
            "to",
            "features",
            "vibration",
            "process",
            "known",
            "revision"),
        target(
            "rules",
            () -> DecodeRules.of("fuzz", MOST_BYTES, rule -> ""),
            () -> SerializableCoder.of(RuleMessage.class),
            JSON,
            () ->
                List.of(
                    FuzzSeeds.bytes(
                        "{\"tenant\":\"acme\",\"from\":\"2026-03-01T12:00:00Z\",\"rules\":{\"onDelay\":\"15m\",\"x\":3}}")),
            "tenant",
            "from",
            "rules"),
        target(
            "models",
            () -> DecodeModelMessages.of("fuzz", MOST_BYTES),
            () -> SerializableCoder.of(ModelMessage.class),
            JSON,
            () ->
                List.of(
                    FuzzSeeds.bytes(
                        "{\"uri\":\"file:/a.onnx\",\"sha256\":\"" + "0a".repeat(32) + "\"}"),
                    FuzzSeeds.bytes("{\"uri\":\"file:/a.onnx\",\"removed\":true}")),
            "uri",
            "sha256",
            "removed"),
        new FuzzTarget(
            "failure-json",
            () ->
                new FuzzTarget.Parts(
                    List.of(FuzzSeeds.bytes(FailureJson.encode(FuzzSeeds.failure()))),
                    WORDS,
                    JsonFuzz::failure)));
  }

  private static <T> FuzzTarget target(
      String name,
      Supplier<DecodeMessages<T>> decoder,
      Supplier<Coder<T>> coder,
      String contentType,
      Supplier<List<byte[]>> seeds,
      String... fields) {
    return new FuzzTarget(
        name,
        () -> {
          List<String> words = new ArrayList<>(WORDS);
          for (String field : fields) {
            words.add("\"" + field + "\":");
          }
          return new FuzzTarget.Parts(
              seeds.get(),
              words,
              new DecoderTaker<>(
                  // Replayed, so that what only a replay may say is read too.
                  decoder.get()::decode,
                  coder.get(),
                  input -> FuzzSeeds.message(input, contentType, 2)));
        });
  }

  /** A line of a topic or a file to be replayed. */
  private static void failure(byte[] input) {
    Optional<Failure> failure;
    try {
      failure = FailureJson.decode(input);
    } catch (IllegalArgumentException e) {
      return; // declared
    }
    failure.ifPresent(
        one -> {
          byte[] again = FuzzSeeds.bytes(FailureJson.encode(one));
          if (!FailureJson.decode(again).equals(failure)) {
            throw new AssertionError(one + " was written as " + FailureJson.encode(one));
          }
        });
  }
}
