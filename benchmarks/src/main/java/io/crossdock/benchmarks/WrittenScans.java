package io.crossdock.benchmarks;

import io.crossdock.sandbox.servers.Servers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The scans of a database, and when each was seen on a page. Times: milliseconds since the epoch.
 */
final class WrittenScans {
  private static final String SCANS =
      """
      select tenant || '/' || scan_id, tenant || '/' || scanner_id,
        extract(epoch from arrival_time) * 1000, extract(epoch from written_at) * 1000,
        flags <> 0 and flag_names <> '{CORRECTION}',
        item is null or arrival_time = max(arrival_time) over (partition by tenant, item)
      from crossdock.scan
      where reading <> 'CORRECTION'
      order by arrival_time, source_offset
      """;

  private final List<Written> scans;

  /** A scan: when the broker took it, and when the transaction that wrote its row last began. */
  private record Written(
      String key,
      String scanner,
      long arrivedMillis,
      long writtenMillis,
      boolean flagged,
      boolean last) {}

  private WrittenScans(List<Written> scans) {
    this.scans = scans;
  }

  static WrittenScans of(Servers servers) throws SQLException {
    List<Written> scans = new ArrayList<>();
    try (Connection connection = servers.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SCANS)) {
      while (rows.next()) {
        scans.add(
            new Written(
                rows.getString(1),
                rows.getString(2),
                Math.round(rows.getDouble(3)),
                Math.round(rows.getDouble(4)),
                rows.getBoolean(5),
                rows.getBoolean(6)));
      }
    }
    return new WrittenScans(scans);
  }

  /** Those that arrived from {@code from} on and before {@code to}. */
  WrittenScans between(long from, long to) {
    return new WrittenScans(
        scans.stream()
            .filter(one -> one.arrivedMillis() >= from && one.arrivedMillis() < to)
            .toList());
  }

  WrittenScans flagged() {
    return new WrittenScans(scans.stream().filter(Written::flagged).toList());
  }

  /** Each item's last: no further scan of it has had their rows written again. */
  WrittenScans lastOfItems() {
    return new WrittenScans(scans.stream().filter(Written::last).toList());
  }

  /** When the first of them arrived. */
  long firstArrival() {
    return scans.get(0).arrivedMillis();
  }

  int size() {
    return scans.size();
  }

  /** When each arrived. */
  Map<String, Long> arrivals() {
    Map<String, Long> arrivals = new LinkedHashMap<>();
    scans.forEach(one -> arrivals.put(one.key(), one.arrivedMillis()));
    return arrivals;
  }

  /** When each was written. */
  Map<String, Long> writings() {
    Map<String, Long> writings = new LinkedHashMap<>();
    scans.forEach(one -> writings.put(one.key(), one.writtenMillis()));
    return writings;
  }

  /**
   * When each was counted: the n-th that arrived of a scanner, as soon as the page says n or more.
   * To be asked of all scans.
   */
  Map<String, Long> counted(List<WatchedPage.Count> counts) {
    Map<String, List<Written>> byScanner = new HashMap<>();
    scans.forEach(
        one -> byScanner.computeIfAbsent(one.scanner(), name -> new ArrayList<>()).add(one));
    Map<String, Integer> known = new HashMap<>();
    Map<String, Long> counted = new HashMap<>();
    for (WatchedPage.Count count : counts) {
      List<Written> own =
          Objects.requireNonNull(byScanner.getOrDefault(count.scanner(), List.of()));
      int before = Objects.requireNonNull(known.getOrDefault(count.scanner(), 0));
      for (int number = before; number < Math.min(count.scans(), own.size()); number++) {
        counted.put(own.get(number).key(), count.millis());
        known.put(count.scanner(), number + 1);
      }
    }
    return counted;
  }
}
