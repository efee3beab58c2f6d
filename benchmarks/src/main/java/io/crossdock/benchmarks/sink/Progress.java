package io.crossdock.benchmarks.sink;

import io.crossdock.benchmarks.ProcessCpu;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many scans are in the database, second by second, and what each process has used by then. */
final class Progress {
  private static final String WRITTEN =
      """
      select
        sum(n_tup_ins) filter (where relname in ('scan', 'scan_copy')),
        sum(n_tup_upd) filter (where relname = 'scan'),
        sum(n_tup_ins + n_tup_upd) filter (where relname = 'session')
      from pg_stat_user_tables where schemaname = 'crossdock'
      """;

  private final Connection owner;
  private final Map<String, ProcessCpu> processes;
  private final List<Sample> samples = new ArrayList<>();

  /**
   * A moment.
   *
   * @param scans rows of scans and of copies, as the database counts inserts
   * @param again rows of scans that were written again
   * @param sessions rows of sessions
   * @param cpu nanoseconds of each process
   */
  private record Sample(long nanos, long scans, long again, long sessions, Map<String, Long> cpu) {}

  Progress(Connection owner, Map<String, ProcessCpu> processes) {
    this.owner = owner;
    this.processes = processes;
  }

  /** Looks once; how many scans there are. */
  long look() throws SQLException {
    Map<String, Long> cpu = new LinkedHashMap<>();
    processes.forEach((name, process) -> cpu.put(name, process.nanos()));
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(WRITTEN)) {
      row.next();
      Sample sample =
          new Sample(System.nanoTime(), row.getLong(1), row.getLong(2), row.getLong(3), cpu);
      samples.add(sample);
      return sample.scans();
    }
  }

  /** Between the moments at which these shares of all that came had been written. */
  String between(double from, double to) {
    long all = samples.get(samples.size() - 1).scans();
    Sample first = reached(all * from);
    Sample last = reached(all * to);
    double scans = last.scans() - first.scans();
    double seconds = (last.nanos() - first.nanos()) / 1e9;
    if (scans == 0 || seconds == 0) {
      return "Too short to be measured: take more scans.";
    }
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "Sustained for %.0f s: %,.0f scans/s; of a hundred, %.1f were written again and %.1f"
                    + " rows of sessions came.%n%-10s %12s %8s%n",
                seconds,
                scans / seconds,
                100 * (last.again() - first.again()) / scans,
                100 * (last.sessions() - first.sessions()) / scans,
                "process",
                "CPU us/scan",
                "cores"));
    for (String name : processes.keySet()) {
      double nanos = last.cpu().getOrDefault(name, 0L) - first.cpu().getOrDefault(name, 0L);
      text.append(
          String.format(
              Locale.ROOT,
              "%-10s %12.1f %8.2f%n",
              name,
              nanos / 1_000 / scans,
              nanos / 1e9 / seconds));
    }
    return text.toString();
  }

  private Sample reached(double scans) {
    return samples.stream().filter(sample -> sample.scans() >= scans).findFirst().orElseThrow();
  }
}
