package io.crossdock.schemas;

import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Code;
import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.Excursion;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.SensorDay;
import io.crossdock.schemas.fleet.SensorWindow;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckDay;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.fleet.TruckWindow;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.Samples;
import io.crossdock.schemas.maintenance.SettledOrders;
import io.crossdock.schemas.maintenance.SpectrumPeak;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import io.crossdock.schemas.maintenance.WorkOrder;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Seeded records with the values that break coders: empty, huge, negative, beyond ASCII. */
public final class RandomRecords {
  private static final String[] TEXTS = {"", "a", "dock-1", "Grüße \uD83D\uDE9A", "\0\u001D\n"};
  private final Random random;

  public RandomRecords(long seed) {
    random = new Random(seed);
  }

  public Scan scan() {
    return new Scan(
        text(),
        uuid(),
        text(),
        text(),
        text(),
        text(),
        number(),
        number(),
        text(),
        pick(Scan.Reading.values()),
        source());
  }

  public CheckedScan checkedScan() {
    List<Conflict> conflicts =
        random.nextBoolean()
            ? List.of()
            : List.of(
                new Conflict(uuid(), pick(ScanFlag.values()), random.nextDouble() * 1e4),
                new Conflict(uuid(), ScanFlag.CLOCK_SUSPECT, Double.POSITIVE_INFINITY));
    Code code = new Code(pick(CodeKind.values()), text(), random.nextBoolean());
    return new CheckedScan(
        scan(), code, text(), random.nextInt(), conflicts, random.nextInt(5), random.nextInt(99));
  }

  public Session session() {
    List<String> path = random.nextBoolean() ? List.of() : List.of(text(), text(), text());
    return new Session(
        text(), text(), number(), number(), random.nextInt(9), path, random.nextInt(), 3);
  }

  public ScanCopy copy() {
    return new ScanCopy(text(), uuid(), number(), source());
  }

  public Anomaly anomaly() {
    Double speed = random.nextBoolean() ? null : Double.valueOf(random.nextDouble());
    return new Anomaly(
        text(),
        pick(Anomaly.Kind.values()),
        uuid(),
        text(),
        text(),
        text(),
        text(),
        number(),
        speed,
        random.nextBoolean(),
        random.nextInt(7));
  }

  public SourceMessage message() {
    return new SourceMessage(
        bytes(), text(), bytes(), text(), number(), random.nextInt(4), source());
  }

  public Failure failure() {
    OptionalLong time = random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(number());
    return Failure.of(message(), text(), text(), text(), pick(FailureKind.values()), text(), time);
  }

  public TruckEvent truckEvent() {
    Double accuracy = random.nextBoolean() ? null : Double.valueOf(random.nextDouble() * 50);
    return switch (random.nextInt(3)) {
      case 0 ->
          new TemperatureReading(
              text(),
              text(),
              uuid(),
              text(),
              random.nextDouble() * 60 - 30,
              random.nextBoolean(),
              number(),
              number(),
              source());
      case 1 ->
          new GpsFix(
              text(),
              text(),
              uuid(),
              random.nextDouble() * 180 - 90,
              random.nextDouble() * 360 - 180,
              accuracy,
              number(),
              number(),
              source());
      default ->
          new DoorEvent(
              text(), text(), uuid(), text(), random.nextBoolean(), number(), number(), source());
    };
  }

  public CheckedEvent checkedEvent() {
    return new CheckedEvent(truckEvent(), random.nextInt(64), random.nextInt());
  }

  public Alert alert() {
    return new Alert(
        text(),
        text(),
        pick(AlertRule.values()),
        text(),
        number(),
        number(),
        number(),
        pick(Alert.State.values()),
        pick(Alert.Severity.values()),
        random.nextBoolean() ? Double.NaN : random.nextGaussian(),
        number(),
        number(),
        random.nextInt());
  }

  public WorkOrder workOrder() {
    return new WorkOrder(
        text(),
        text(),
        text(),
        number(),
        number(),
        pick(WorkOrder.State.values()),
        random.nextDouble(),
        text(),
        text(),
        text(),
        text(),
        random.nextInt());
  }

  public SettledOrders settledOrders() {
    List<Long> began = random.nextBoolean() ? List.of() : List.of(number(), number());
    return new SettledOrders(text(), text(), text(), number(), number(), began);
  }

  public MachineEvent machineEvent() {
    if (random.nextBoolean()) {
      float[] samples = new float[random.nextInt(40)];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) random.nextGaussian();
      }
      return new VibrationBlock(
          text(),
          text(),
          uuid(),
          text(),
          random.nextDouble() * 25_600,
          Samples.of(samples),
          random.nextBoolean() ? Double.NaN : random.nextDouble(),
          random.nextBoolean() ? Double.NaN : random.nextDouble(),
          number(),
          number(),
          source());
    }
    return processReading();
  }

  public ProcessReading processReading() {
    return new ProcessReading(
        text(),
        text(),
        uuid(),
        text(),
        random.nextGaussian(),
        Double.NaN,
        random.nextGaussian(),
        random.nextGaussian(),
        random.nextGaussian(),
        number(),
        number(),
        source());
  }

  public VibrationFeatures vibrationFeatures() {
    return new VibrationFeatures(
        text(),
        text(),
        text(),
        uuid(),
        pick(Verdict.values()),
        Double.NaN,
        random.nextDouble(),
        random.nextDouble(),
        text(),
        random.nextDouble(),
        random.nextDouble(),
        random.nextDouble(),
        random.nextGaussian(),
        random.nextDouble(),
        Double.NaN,
        random.nextBoolean() ? List.of() : List.of(new SpectrumPeak(50, random.nextDouble())),
        number(),
        number());
  }

  public FeatureRow featureRow() {
    return new FeatureRow(
        text(),
        text(),
        text(),
        text(),
        number(),
        number(),
        pick(Verdict.values()),
        pick(Verdict.values()),
        new TreeMap<>(Map.of("x", random.nextGaussian(), text(), random.nextGaussian())),
        random.nextBoolean(),
        random.nextInt());
  }

  public Prediction prediction() {
    return new Prediction(
        text(),
        text(),
        text(),
        text(),
        number(),
        number(),
        text(),
        text(),
        text(),
        pick(Verdict.values()),
        random.nextBoolean() ? Double.NaN : random.nextDouble(),
        random.nextDouble(),
        List.of(
            new Prediction.Reason(
                text(), random.nextGaussian(), random.nextGaussian(), random.nextDouble())),
        new TreeMap<>(Map.of("a", random.nextGaussian(), "b", random.nextGaussian())),
        random.nextBoolean(),
        random.nextInt());
  }

  public Stop stop() {
    return new Stop(
        text(),
        text(),
        number(),
        number(),
        random.nextGaussian(),
        random.nextGaussian(),
        text(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextInt());
  }

  public TruckDay truckDay() {
    Excursion excursion = new Excursion(text(), random.nextDouble(), random.nextDouble(), number());
    SensorDay sensor =
        new SensorDay(
            text(), random.nextInt(), 1, 2, 3, Double.NaN, 5, 6, 7, List.of(excursion, excursion));
    return new TruckDay(
        text(),
        text(),
        number(),
        text(),
        random.nextInt(),
        2,
        3,
        random.nextDouble(),
        5,
        6,
        7,
        8,
        random.nextInt(),
        random.nextBoolean() ? List.of() : List.of(sensor),
        random.nextInt());
  }

  public TruckWindow truckWindow() {
    Double degrees = random.nextBoolean() ? null : Double.valueOf(random.nextGaussian());
    return new TruckWindow(
        text(),
        text(),
        number(),
        number(),
        random.nextInt(),
        2,
        3,
        List.of("gps"),
        List.of(new SensorWindow(text(), random.nextInt(), 1, 2, 3, random.nextDouble())),
        degrees,
        degrees,
        random.nextDouble(),
        random.nextDouble(),
        random.nextInt());
  }

  private Source source() {
    return new Source(text(), random.nextInt(4), number(), text());
  }

  private long number() {
    return switch (random.nextInt(5)) {
      case 0 -> 0;
      case 1 -> Long.MIN_VALUE;
      case 2 -> Long.MAX_VALUE;
      case 3 -> random.nextLong();
      default -> random.nextInt(300) - 150;
    };
  }

  private String text() {
    String text = TEXTS[random.nextInt(TEXTS.length)];
    return random.nextInt(50) == 0 ? text.repeat(2_000) : text;
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return bytes;
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private <E> E pick(E[] values) {
    return values[random.nextInt(values.length)];
  }
}
