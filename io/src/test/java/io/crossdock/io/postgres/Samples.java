package io.crossdock.io.postgres;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Code;
import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/** Records for tests, told apart by a number. */
public final class Samples {
  /** 2026-03-01T12:00:00Z. */
  public static final long NOON = 1_772_366_400_000_000L;

  public static final long SECOND = 1_000_000L;

  private Samples() {}

  public static CheckedScan scan(int number, int revision, ScanFlag... flags) {
    return scan("scanner-1", number, revision, "", List.of(), flags);
  }

  public static CheckedScan scan(
      String scanner,
      int number,
      int revision,
      String fault,
      List<Conflict> conflicts,
      ScanFlag... flags) {
    long time = NOON + number * SECOND;
    int bits = 0;
    for (ScanFlag flag : flags) {
      bits |= flag.mask();
    }
    Scan scan =
        new Scan(
            "acme",
            Scan.identify("acme", "e" + number, scanner, "dock-1", "4006381333931", time, ""),
            "e" + number,
            scanner,
            "dock-1",
            "4006381333931",
            time,
            time + 2 * SECOND,
            "",
            Scan.Reading.SINGLE,
            Source.kafka("scans", 0, number));
    return new CheckedScan(
        scan,
        new Code(CodeKind.GTIN, "(01)04006381333931", false),
        fault,
        bits,
        conflicts,
        0,
        revision);
  }

  /** A scan at any moment, microseconds since the epoch. */
  public static Scan scanAt(long micros) {
    Scan scan = scan(0, 1).scan();
    return new Scan(
        scan.tenant(),
        Scan.identify("acme", "", "scanner-1", "dock-1", scan.rawCode(), micros, ""),
        "",
        scan.scannerId(),
        scan.location(),
        scan.rawCode(),
        micros,
        NOON,
        "",
        Scan.Reading.SINGLE,
        scan.source());
  }

  public static SourceMessage message(long offset, int attempt) {
    return new SourceMessage(
        new byte[] {'{', 0, (byte) 0xFF, '\n'},
        "application/json",
        "key".getBytes(StandardCharsets.UTF_8),
        "acme",
        NOON + offset,
        attempt,
        Source.kafka("scans", 3, offset));
  }

  public static Failure failure(long offset, int attempt) {
    return Failure.of(
        message(offset, attempt),
        "acme",
        "barcode",
        "Decode",
        FailureKind.MALFORMED,
        "no JSON at column 2",
        OptionalLong.of(NOON - 1));
  }
}
