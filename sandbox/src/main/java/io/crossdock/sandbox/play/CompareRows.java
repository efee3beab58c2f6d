package io.crossdock.sandbox.play;

import io.crossdock.sandbox.oracle.ExpectedRows;
import io.crossdock.sandbox.oracle.NaiveOracle;
import io.crossdock.sandbox.simulator.SimulatedRecord;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.transforms.barcode.Places;
import io.crossdock.transforms.barcode.gs1.Gs1Parser;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares every row of the tables with what the naive oracle says must stand there. */
final class CompareRows {
  private static final int SHOWN = 5;

  private final Connection connection;
  private boolean right = true;

  private CompareRows(Connection connection) {
    this.connection = connection;
  }

  /** Prints how the tables compare, with the first differences; whether there are none. */
  static boolean print(Connection connection, Day day) throws SQLException {
    ExpectedRows expected = expected(day);
    System.out.println("\nOracle");
    CompareRows compare = new CompareRows(connection);
    compare.table(
        "scans",
        expected.scans().values().stream().map(CompareRows::line).collect(Collectors.toSet()),
        """
        select concat_ws('|', tenant, scan_id, event_id, scanner_id, location, raw_code,
          (extract(epoch from event_time) * 1000000)::bigint,
          (extract(epoch from arrival_time) * 1000000)::bigint, step, reading,
          source_name, source_partition, source_offset, coalesce(item, ''), code_kind, serialised,
          array_to_string(flag_names, ','),
          (select coalesce(string_agg(concat_ws(' ', c.other, c.flag,
              coalesce(to_char(c."speedKmh", 'FM999999999999990.0'), 'infinite')), ',' order by c.other), '')
            from jsonb_to_recordset(conflicts)
              as c (other text, flag text, "speedKmh" double precision)),
          copies)
        from crossdock.scan where tenant <> '%s'
        """);
    compare.table(
        "sessions",
        expected.sessions().stream().map(CompareRows::line).collect(Collectors.toSet()),
        """
        select concat_ws('|', tenant, session_id, item,
          (extract(epoch from first_event_time) * 1000000)::bigint,
          (extract(epoch from last_event_time) * 1000000)::bigint, scans,
          array_to_string(path, ','), array_to_string(flag_names, ','))
        from crossdock.session where scans > 0 and tenant <> '%s'
        """);
    compare.table(
        "copies",
        expected.copies().stream().map(CompareRows::line).collect(Collectors.toSet()),
        """
        select concat_ws('|', tenant, scan_id,
          (extract(epoch from arrival_time) * 1000000)::bigint,
          source_name, source_partition, source_offset)
        from crossdock.scan_copy where tenant <> '%s'
        """);
    return compare.right;
  }

  /** What must stand in the tables, given where each message stands in the topic. */
  static ExpectedRows expected(Day day) {
    List<Scan> scans = new ArrayList<>();
    List<SimulatedRecord> records = day.simulated().records();
    for (int i = 0; i < records.size(); i++) {
      Scan scan = records.get(i).scan();
      if (scan != null) {
        scans.add(
            new Scan(
                scan.tenant(),
                scan.id(),
                scan.eventId(),
                scan.scannerId(),
                scan.location(),
                scan.rawCode(),
                scan.eventTimeMicros(),
                scan.arrivalMicros(),
                scan.step(),
                scan.reading(),
                day.sources().get(i)));
      }
    }
    Gs1Parser parser = new Gs1Parser();
    return NaiveOracle.of(
        scans, day.simulated().rules(), Places.of(day.simulated().places()), parser::parse);
  }

  private void table(String name, Set<String> expected, String query) throws SQLException {
    Set<String> extra = new HashSet<>();
    Set<String> missing = new HashSet<>(expected);
    long rows = 0;
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(String.format(Locale.ROOT, query, Day.SAMPLES_TENANT))) {
      while (result.next()) {
        rows++;
        String line = result.getString(1);
        if (!missing.remove(line)) {
          extra.add(line);
        }
      }
    }
    boolean same = missing.isEmpty() && extra.isEmpty() && rows == expected.size();
    right &= same;
    System.out.printf(
        Locale.ROOT,
        "  %,d %s in the table, %,d by the oracle: %s%n",
        rows,
        name,
        expected.size(),
        same ? "equal, row for row" : "DIFFERENT");
    missing.stream().sorted().limit(SHOWN).forEach(one -> System.out.println("    missing " + one));
    extra.stream().sorted().limit(SHOWN).forEach(one -> System.out.println("    extra   " + one));
  }

  private static String line(CheckedScan row) {
    Scan scan = row.scan();
    return String.join(
        "|",
        scan.tenant(),
        scan.id().toString(),
        scan.eventId(),
        scan.scannerId(),
        scan.location(),
        scan.rawCode(),
        Long.toString(scan.eventTimeMicros()),
        Long.toString(scan.arrivalMicros()),
        scan.step(),
        scan.reading().name(),
        scan.source().name(),
        Integer.toString(scan.source().partition()),
        Long.toString(scan.source().offset()),
        row.code().key(),
        row.code().kind().name(),
        row.code().serialised() ? "t" : "f",
        flags(row.flags()),
        row.conflicts().stream().map(CompareRows::line).sorted().collect(Collectors.joining(",")),
        Integer.toString(row.copies()));
  }

  private static String line(Conflict conflict) {
    String speed =
        Double.isInfinite(conflict.speedKmh())
            ? "infinite"
            : String.format(Locale.ROOT, "%.1f", conflict.speedKmh());
    return conflict.other() + " " + conflict.flag() + " " + speed;
  }

  private static String line(Session session) {
    return String.join(
        "|",
        session.tenant(),
        session.id().toString(),
        session.item(),
        Long.toString(session.firstMicros()),
        Long.toString(session.lastMicros()),
        Integer.toString(session.count()),
        String.join(",", session.path()),
        flags(session.flags()));
  }

  private static String line(ScanCopy copy) {
    return String.join(
        "|",
        copy.tenant(),
        copy.scanId().toString(),
        Long.toString(copy.arrivalMicros()),
        copy.source().name(),
        Integer.toString(copy.source().partition()),
        Long.toString(copy.source().offset()));
  }

  private static String flags(int flags) {
    return ScanFlag.setOf(flags).stream().map(ScanFlag::name).collect(Collectors.joining(","));
  }
}
