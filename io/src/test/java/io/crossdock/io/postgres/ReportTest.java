package io.crossdock.io.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.Before;
import org.junit.Test;

/** The views say what can be computed from the rows by other means. */
public class ReportTest {
  @Before
  public void emptyTables() throws SQLException {
    TestDatabase.empty();
  }

  @Test
  public void theScannerReportCountsWhatWasWritten() throws Exception {
    Random random = new Random(7);
    List<ScanFlag> flags = EnumSet.complementOf(EnumSet.of(ScanFlag.CORRECTION)).stream().toList();
    int n = 41;
    int anomalies = 0;
    int late = 0;
    int bounces = 0;
    double[] offsets = new double[n];
    List<CheckedScan> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      ScanFlag flag = flags.get(random.nextInt(flags.size()));
      boolean flagged = random.nextInt(3) == 0;
      long arrival = random.nextInt(20_000_000);
      rows.add(
          arrivingAfter(
              arrival,
              flagged
                  ? Samples.scan("s1", i, 1, "", List.of(), flag, ScanFlag.LATE)
                  : Samples.scan("s1", i, 1, "", List.of())));
      offsets[i] = -arrival / 1e6;
      late += flagged ? 1 : 0;
      anomalies += flagged && flag.bit() <= ScanFlag.CLOCK_AHEAD.bit() ? 1 : 0;
      bounces += flagged && flag == ScanFlag.BOUNCE ? 1 : 0;
    }
    rows.add(correction());
    write(new ScanTable(), rows);
    UUID copied = rows.get(3).scan().id();
    write(
        new ScanCopyTable(),
        List.of(
            new ScanCopy("acme", copied, Samples.NOON, Source.kafka("scans", 1, 500)),
            new ScanCopy("acme", copied, Samples.NOON, Source.kafka("scans", 1, 501))));

    Arrays.sort(offsets);
    double[] bounds = wilson(anomalies, n);
    assertThat(
        TestDatabase.rows(
            "select tenant, scanner_id, scans, transport_duplicates, anomalies, late, bounce,"
                + " enough from crossdock.scanner_report"),
        contains("acme|s1|" + n + "|2|" + anomalies + "|" + late + "|" + bounces + "|t"));
    assertThat(number("anomaly_rate"), closeTo((double) anomalies / n, 1e-12));
    assertThat(number("anomaly_rate_low"), closeTo(bounds[0], 1e-6));
    assertThat(number("anomaly_rate_high"), closeTo(bounds[1], 1e-6));
    assertThat(number("clock_offset_seconds"), closeTo(offsets[n / 2], 1e-6));
    assertThat(number("late_share"), closeTo((double) late / n, 1e-12));
  }

  @Test
  public void theBoundsOfFewScansStayBetweenZeroAndOne() throws Exception {
    write(new ScanTable(), List.of(Samples.scan(1, 1), Samples.scan(2, 1)));
    assertThat(
        TestDatabase.rows("select scans, anomalies, enough from crossdock.scanner_report"),
        contains("2|0|f"));
    assertThat(number("anomaly_rate_low"), equalTo(0.0));
    assertThat(number("anomaly_rate_high"), closeTo(wilson(0, 2)[1], 1e-6));
  }

  /**
   * The bounds as the rates p for which (observed - p)^2 = z^2 p (1 - p) / n, found by halving: the
   * definition of the score interval, without its closed form.
   */
  private static double[] wilson(int hits, int n) {
    double observed = (double) hits / n;
    return new double[] {bound(observed, n, 0), bound(observed, n, 1)};
  }

  private static double bound(double observed, int n, double outside) {
    double inside = observed;
    for (int i = 0; i < 100; i++) {
      double middle = (inside + outside) / 2;
      double score = (observed - middle) * (observed - middle);
      if (score > 1.959963984540054 * 1.959963984540054 * middle * (1 - middle) / n) {
        outside = middle;
      } else {
        inside = middle;
      }
    }
    return inside;
  }

  @Test
  public void theAnomalyViewHasARowForEachThingWrong() throws Exception {
    UUID other = new UUID(0, 5);
    CheckedScan clone =
        Samples.scan(
            "s1",
            1,
            2,
            "",
            List.of(
                new Conflict(other, ScanFlag.IMPOSSIBLE_TRAVEL, 900.0),
                new Conflict(new UUID(0, 6), ScanFlag.IMPOSSIBLE_TRAVEL, 800.0)),
            ScanFlag.IMPOSSIBLE_TRAVEL,
            ScanFlag.TOO_FAST);
    write(new ScanTable(), List.of(clone, correction(), Samples.scan(3, 1)));
    write(
        new ScanCopyTable(),
        List.of(
            new ScanCopy("acme", clone.scan().id(), Samples.NOON, Source.kafka("scans", 2, 77))));
    assertThat(
        TestDatabase.rows(
            "select kind, other, speed_kmh, scanner_id, revision from crossdock.anomaly"),
        containsInAnyOrder(
            "TOO_FAST||null|s1|2",
            "IMPOSSIBLE_TRAVEL|" + other + "|900|s1|2",
            "IMPOSSIBLE_TRAVEL|" + new UUID(0, 6) + "|800|s1|2",
            "TRANSPORT_DUPLICATE|scans/2/77|null|s1|2"));
  }

  @Test
  public void conservationCountsEachMessageOnce() throws Exception {
    CheckedScan first = Samples.scan(1, 1);
    write(new ScanTable(), List.of(first, Samples.scan(2, 1)));
    write(
        new ScanCopyTable(),
        List.of(new ScanCopy("acme", first.scan().id(), 1, Source.kafka("scans", 0, 3))));
    // Offset 2 has a scan and a failure: one message of two events, of which one was bad.
    Failure half =
        new Failure(
            new UUID(8, 8),
            "acme",
            "barcode",
            "Decode",
            FailureKind.SCHEMA_VIOLATION,
            "",
            new byte[0],
            "",
            new byte[0],
            Source.kafka("scans", 0, 2),
            1,
            OptionalLong.empty(),
            1);
    write(new FailureTable(), List.of(Samples.failure(9, 1), half));
    assertThat(
        TestDatabase.rows("select * from crossdock.conservation"), contains("scans|4|2|1|2|0"));
  }

  private static CheckedScan correction() {
    CheckedScan row = Samples.scan("s1", 99, 1, "", List.of(), ScanFlag.CORRECTION);
    return with(row, row.scan().arrivalMicros(), Scan.Reading.CORRECTION);
  }

  private static CheckedScan arrivingAfter(long micros, CheckedScan row) {
    return with(row, row.scan().eventTimeMicros() + micros, row.scan().reading());
  }

  private static CheckedScan with(CheckedScan row, long arrival, Scan.Reading reading) {
    Scan scan = row.scan();
    return new CheckedScan(
        new Scan(
            scan.tenant(),
            scan.id(),
            scan.eventId(),
            scan.scannerId(),
            scan.location(),
            scan.rawCode(),
            scan.eventTimeMicros(),
            arrival,
            scan.step(),
            reading,
            scan.source()),
        row.code(),
        row.fault(),
        row.flags(),
        row.conflicts(),
        row.copies(),
        row.revision());
  }

  private static double number(String column) throws SQLException {
    return Double.parseDouble(
        TestDatabase.rows("select " + column + " from crossdock.scanner_report").get(0));
  }

  private static <T> void write(Table<T> table, List<T> rows)
      throws SQLException, InterruptedException {
    try (BatchWriter<T> writer =
        new BatchWriter<>(table, TestDatabase.settings(), Backoff.DEFAULT, () -> {})) {
      assertThat(writer.write(rows), empty());
    }
  }
}
