package io.crossdock.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * CPU time of a process and of those that it has started, as far as they live: what a server's
 * connections cost is seen while they are open.
 */
public final class ProcessCpu {
  private final ProcessHandle process;

  private ProcessCpu(ProcessHandle process) {
    this.process = process;
  }

  /** Of the process with this id. */
  public static ProcessCpu of(long pid) {
    return new ProcessCpu(
        ProcessHandle.of(pid).orElseThrow(() -> new IllegalArgumentException("no process " + pid)));
  }

  /** Of the PostgreSQL server on this machine that the connection leads to. */
  public static ProcessCpu ofServer(Connection owner) throws SQLException, IOException {
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery("show data_directory")) {
      row.next();
      // The first line of the server's lock file is the id of its first process.
      Path lock = Path.of(row.getString(1), "postmaster.pid");
      try (Stream<String> lines = Files.lines(lock)) {
        return of(Long.parseLong(lines.findFirst().orElseThrow().strip()));
      }
    }
  }

  /** Nanoseconds, in the system's ticks of 10 ms. */
  public long nanos() {
    return Stream.concat(Stream.of(process), process.descendants())
        .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToLong(Duration::toNanos)
        .sum();
  }
}
