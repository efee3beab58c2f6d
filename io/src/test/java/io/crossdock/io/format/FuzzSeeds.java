package io.crossdock.io.format;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.Samples;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Values that our encoders write seeds of. */
final class FuzzSeeds {
  static final long TIME = 1_767_592_800_123_456L;
  static final Source SOURCE = Source.kafka("fuzz", 1, 7);

  private FuzzSeeds() {}

  static SourceMessage message(byte[] payload, String contentType, int attempt) {
    return new SourceMessage(
        payload, contentType, new byte[] {'k'}, "", TIME + 1_000_000, attempt, SOURCE);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  static byte[] from(byte[] bytes, int start) {
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }

  static List<Scan> scans() {
    return List.of(
        scan("urn:epc:id:sgtin:9506000.013435.1", "urn:epc:id:sgln:9506000.00001.0", "shipping"),
        scan("]C1010950600013435221A\u001d10L", "dock ä", ""));
  }

  private static Scan scan(String code, String location, String step) {
    return new Scan(
        "acme",
        Scan.identify("acme", "urn:uuid:1", "s1", location, code, TIME, step),
        "urn:uuid:1",
        "s1",
        location,
        code,
        TIME,
        TIME + 1_000_000,
        step,
        Scan.Reading.SINGLE,
        SOURCE);
  }

  static List<TruckEvent> truckEvents() {
    return List.of(
        TemperatureReading.of("acme", "t1", "front", -18.5, true, TIME, TIME, SOURCE),
        GpsFix.of("acme", "t1", 52.67, -8.62, 4.5, TIME, TIME, SOURCE),
        DoorEvent.of("acme", "t1", "rear", true, TIME, TIME, SOURCE));
  }

  static List<MachineEvent> machineEvents() {
    Samples samples = Samples.of(new float[] {0.5f, -1.25f, 3e-3f, 0});
    return List.of(
        VibrationBlock.of("acme", "m1", "de", 25_600, samples, 500, 29.9, TIME, TIME, SOURCE),
        VibrationBlock.of(
            "acme", "m1", "de", 25_600, samples, Double.NaN, Double.NaN, TIME, TIME, SOURCE),
        ProcessReading.of("acme", "m1", "M", 298.1, 308.6, 1_551, 42.8, 7, TIME, TIME, SOURCE));
  }

  static FeatureRow featureRow() {
    return new FeatureRow(
        "acme",
        "m1",
        "mill",
        "hall",
        TIME,
        TIME + 60_000_000,
        Verdict.MISSING,
        Verdict.MISSING,
        new TreeMap<>(Map.of("rms", 1.5, "kurtosis", -3e-9)),
        true,
        2);
  }

  static Failure failure() {
    return Failure.of(
        message(new byte[] {'{', 0, (byte) 0xFF}, "application/json", 2),
        "acme",
        "barcode",
        "DecodeScans",
        FailureKind.MALFORMED,
        "is no JSON: \u00e4",
        OptionalLong.of(TIME));
  }
}
