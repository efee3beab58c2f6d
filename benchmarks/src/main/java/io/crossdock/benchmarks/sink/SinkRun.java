package io.crossdock.benchmarks.sink;

import io.crossdock.benchmarks.ProcessCpu;
import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.schemas.barcode.CheckedScan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Batches over some connections at once, for some time or until there are no more. */
final class SinkRun {
  private final PostgresSettings settings;
  private final ProcessCpu server;
  private final ProcessCpu client = ProcessCpu.of(ProcessHandle.current().pid());
  private final long nanos;

  /**
   * What it came to.
   *
   * @param perSecond rows a second
   * @param client CPU of this process, microseconds a row
   * @param server CPU of the database's processes, microseconds a row
   */
  record Result(double perSecond, double client, double server) {}

  SinkRun(PostgresSettings settings, ProcessCpu server, double seconds) {
    this.settings = settings;
    this.server = server;
    this.nanos = Math.round(seconds * 1e9);
  }

  /** Writes with revision 1, and then what was written again with revision 2. */
  List<Result> freshAndAgain(Way way, List<List<List<CheckedScan>>> batchesByConnection)
      throws SQLException, InterruptedException {
    List<Connection> connections = new ArrayList<>();
    try {
      List<Way.Writer> writers = new ArrayList<>();
      for (int i = 0; i < batchesByConnection.size(); i++) {
        connections.add(settings.connect());
        writers.add(way.open(connections.get(i)));
      }
      int[] done = new int[connections.size()];
      Result fresh =
          measure(
              at -> {
                List<List<CheckedScan>> batches = batchesByConnection.get(at);
                long end = System.nanoTime() + nanos;
                int rows = 0;
                do {
                  List<CheckedScan> batch = batches.get(done[at]++);
                  writers.get(at).write(batch);
                  connections.get(at).commit();
                  rows += batch.size();
                } while (done[at] < batches.size() && System.nanoTime() < end);
                return rows;
              },
              connections.size());
      List<List<List<CheckedScan>>> later = new ArrayList<>();
      for (int at = 0; at < done.length; at++) {
        later.add(
            batchesByConnection.get(at).subList(0, done[at]).stream()
                .map(SinkRun::revised)
                .toList());
      }
      Result again =
          measure(
              at -> {
                int rows = 0;
                for (List<CheckedScan> batch : later.get(at)) {
                  writers.get(at).write(batch);
                  connections.get(at).commit();
                  rows += batch.size();
                }
                return rows;
              },
              connections.size());
      return List.of(fresh, again);
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  private static List<CheckedScan> revised(List<CheckedScan> batch) {
    return batch.stream()
        .map(
            row ->
                new CheckedScan(
                    row.scan(), row.code(), row.fault(), row.flags(), row.conflicts(), 1, 2))
        .toList();
  }

  /** The work of one connection; how many rows it has written. */
  private interface Work {
    int write(int connection) throws SQLException;
  }

  private Result measure(Work work, int connections) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      long clientBefore = client.nanos();
      long serverBefore = server.nanos();
      long start = System.nanoTime();
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        int at = i;
        all.add(threads.submit(() -> work.write(at)));
      }
      long rows = 0;
      for (Future<Integer> one : all) {
        rows += one.get();
      }
      double took = System.nanoTime() - start;
      return new Result(
          rows * 1e9 / took,
          (client.nanos() - clientBefore) / 1e3 / rows,
          (server.nanos() - serverBefore) / 1e3 / rows);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a batch was not written", e);
    } finally {
      threads.shutdown();
    }
  }
}
