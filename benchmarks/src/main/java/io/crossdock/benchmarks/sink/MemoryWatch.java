package io.crossdock.benchmarks.sink;

import io.crossdock.benchmarks.Median;
import io.crossdock.sandbox.servers.SandboxException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a pipeline's memory now and then while it runs, and prints what it sees: whether what is
 * remembered stays the same is a question of half an hour.
 */
final class MemoryWatch implements AutoCloseable {
  private static final double MEGA = 1e6;

  private final LiveHeap heap;
  private final Progress progress;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Future<?> looks;
  private final List<Long> live = new ArrayList<>();
  private final long start = System.nanoTime();
  private long writtenBefore;
  private long nanosBefore;

  /**
   * Of a JVM, at once and then every so many seconds.
   *
   * @param database whose rows say how far the pipeline is; used by the watch alone
   */
  MemoryWatch(long pid, Connection database, int everySeconds) throws IOException {
    this.heap = new LiveHeap(pid);
    this.progress = new Progress(database, Map.of());
    System.out.println("minute  live heap MB  other MB  scans/s written");
    this.looks = clock.scheduleAtFixedRate(this::look, 0, everySeconds, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      long written = progress.look();
      long nanos = System.nanoTime();
      double rate = (written - writtenBefore) * 1e9 / Math.max(1, nanos - nanosBefore);
      boolean first = live.isEmpty();
      writtenBefore = written;
      nanosBefore = nanos;
      live.add(heap.collect());
      System.out.printf(
          Locale.ROOT,
          "%6.1f %13.1f %9.1f %16s%n",
          (nanos - start) / 60e9,
          live.get(live.size() - 1) / MEGA,
          heap.besides() / MEGA,
          first ? "" : String.format(Locale.ROOT, "%,.0f", rate));
    } catch (SQLException e) {
      throw new SandboxException("The database cannot be asked for its rows: " + e.getMessage());
    }
  }

  /**
   * Ends the looks, which are cancelled only where none has failed; compares the second third of
   * them with the last.
   */
  String verdict() throws InterruptedException {
    clock.shutdown();
    if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new SandboxException("The pipeline's memory is still being looked at.");
    }
    if (!looks.isCancelled()) {
      throw new SandboxException(
          "The pipeline's memory was not looked at to the end: " + failure());
    }
    int third = live.size() / 3;
    if (third == 0) {
      return "Too short to say whether the live heap stays the same.";
    }
    double middle = median(live.subList(third, live.size() - third));
    double last = median(live.subList(live.size() - third, live.size()));
    return String.format(
        Locale.ROOT,
        "Live heap, median of the second third of %d looks: %.1f MB; of the last: %.1f MB, %+.1f %%.",
        live.size(),
        middle / MEGA,
        last / MEGA,
        100 * (last - middle) / middle);
  }

  private String failure() throws InterruptedException {
    try {
      looks.get();
      return "";
    } catch (ExecutionException e) {
      return String.valueOf(e.getCause());
    }
  }

  private static double median(List<Long> bytes) {
    return Median.of(bytes.stream().mapToDouble(Long::doubleValue));
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    heap.close();
  }
}
