package io.crossdock.benchmarks.sink;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Code;
import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.source.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows of scans as a warehouse has them: one in fifty bounces, each item is scanned five times. */
final class SampleScans {
  private static final long START = Instant.parse("2026-01-05T06:00:00Z").getEpochSecond();
  private static final int SCANS_OF_AN_ITEM = 5;

  private SampleScans() {}

  /** So many scans; those of another {@code partition} are others. */
  static List<CheckedScan> of(int partition, int size) {
    List<CheckedScan> scans = new ArrayList<>(size);
    for (int number = 0; number < size; number++) {
      long micros = START * 1_000_000 + number * 1_000L;
      String code = "]d2010401234500001521S" + partition + "-" + number / SCANS_OF_AN_ITEM;
      String scanner = "scanner-" + number % 200;
      Scan scan =
          new Scan(
              "acme",
              Scan.identify("acme", partition + "/" + number, scanner, "dock-1", code, micros, ""),
              "",
              scanner,
              "dock-" + number % 20,
              code,
              micros,
              micros + 200_000,
              "receiving",
              Scan.Reading.SINGLE,
              Source.kafka("scans", partition, number));
      scans.add(
          new CheckedScan(
              scan,
              new Code(CodeKind.GTIN, code.substring(3), true),
              "",
              number % 50 == 0 ? ScanFlag.BOUNCE.mask() : 0,
              List.of(),
              0,
              1));
    }
    return scans;
  }

  /** In batches, each in the order of keys, as a pipeline writes them. */
  static List<List<CheckedScan>> batches(List<CheckedScan> scans, int size) {
    List<List<CheckedScan>> batches = new ArrayList<>();
    for (int from = 0; from < scans.size(); from += size) {
      List<CheckedScan> batch =
          new ArrayList<>(scans.subList(from, Math.min(scans.size(), from + size)));
      batch.sort(Comparator.comparing(row -> row.scan().id().toString()));
      batches.add(batch);
    }
    return batches;
  }
}
