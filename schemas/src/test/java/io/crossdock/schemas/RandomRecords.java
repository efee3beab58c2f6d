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
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
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
