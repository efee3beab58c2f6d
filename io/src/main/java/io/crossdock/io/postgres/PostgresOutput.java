package io.crossdock.io.postgres;

import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureCoder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as rows of a table, in batches within a bundle, and hands on a failure for each row
 * that the database refuses. Rows are upserts by key and revision, so a bundle that runs again
 * leaves the same table.
 */
public final class PostgresOutput<T> extends PTransform<PCollection<T>, PCollection<Failure>> {
  private static final long serialVersionUID = 1;

  private final Table<T> table;
  private final PostgresSettings settings;
  private final Refusal<T> refusal;

  private PostgresOutput(Table<T> table, PostgresSettings settings, Refusal<T> refusal) {
    super("Write " + table.name());
    this.table = table;
    this.settings = settings;
    this.refusal = refusal;
  }

  /** Writes to {@code table}; refused rows become failures as {@code refusal} says. */
  public static <T> PostgresOutput<T> into(
      Table<T> table, PostgresSettings settings, Refusal<T> refusal) {
    return new PostgresOutput<>(table, settings, refusal);
  }

  @Override
  public PCollection<Failure> expand(PCollection<T> rows) {
    return rows.apply("Upsert rows", ParDo.of(new UpsertFn<>(table, settings, refusal)))
        .setCoder(FailureCoder.of());
  }

  private static final class UpsertFn<T> extends DoFn<T, Failure> {
    private static final long serialVersionUID = 1;

    /** The driver holds a batch in memory beside the rows. */
    private static final long MOST_BYTES = 16 << 20;

    private final Table<T> table;
    private final PostgresSettings settings;
    private final Refusal<T> refusal;
    private final Counter written = Metrics.counter("postgres", "rows_written");
    private final Counter refused = Metrics.counter("postgres", "rows_refused");
    private final Counter retries = Metrics.counter("postgres", "retries");
    private final Counter batches = Metrics.counter("postgres", "batches");
    private final Counter writeMillis = Metrics.counter("postgres", "write_millis");
    private final Distribution millis = Metrics.distribution("postgres", "batch_millis");

    private transient @Nullable BatchWriter<T> writer;
    private transient @Nullable List<Pending<T>> batch;
    private transient long batchBytes;
    private transient @Nullable List<Pending<Failure>> failures;

    /**
     * A row to be written, or a failure that leaves with the bundle: a flush may come in the window
     * of another element.
     */
    private record Pending<V>(V value, Instant timestamp, BoundedWindow window) {}

    UpsertFn(Table<T> table, PostgresSettings settings, Refusal<T> refusal) {
      this.table = table;
      this.settings = settings;
      this.refusal = refusal;
    }

    @StartBundle
    public void start() {
      batch = new ArrayList<>();
      batchBytes = 0;
      failures = new ArrayList<>();
    }

    @ProcessElement
    public void add(@Element T row, @Timestamp Instant timestamp, BoundedWindow window)
        throws SQLException, InterruptedException {
      List<Pending<T>> rows = checkStarted(batch);
      rows.add(new Pending<>(row, timestamp, window));
      batchBytes += table.bytes(row);
      if (rows.size() >= settings.batchSize() || batchBytes >= MOST_BYTES) {
        flush(rows);
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) throws SQLException, InterruptedException {
      flush(checkStarted(batch));
      for (Pending<Failure> failure : checkStarted(failures)) {
        context.output(failure.value(), failure.timestamp(), failure.window());
      }
      batch = null;
      failures = null;
    }

    private void flush(List<Pending<T>> rows) throws SQLException, InterruptedException {
      if (rows.isEmpty()) {
        return;
      }
      if (writer == null) {
        writer = new BatchWriter<>(table, settings, Backoff.DEFAULT, retries::inc);
      }
      long start = System.nanoTime();
      List<BatchWriter.Refused<T>> bad = writer.write(rows.stream().map(Pending::value).toList());
      long took = (System.nanoTime() - start) / 1_000_000;
      millis.update(took);
      // Flink tells Prometheus of counters only.
      writeMillis.inc(took);
      batches.inc();
      written.inc(rows.size() - bad.size());
      refused.inc(bad.size());
      for (BatchWriter.Refused<T> one : bad) {
        // Rare, and few at a time: a search is cheap enough. The very row, not an equal one.
        for (Pending<T> row : rows) {
          if (isSame(row.value(), one.row())) {
            checkStarted(failures)
                .add(
                    new Pending<>(
                        refusal.of(one.row(), one.reason()), row.timestamp(), row.window()));
            break;
          }
        }
      }
      rows.clear();
      batchBytes = 0;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Object a, Object b) {
      return a == b;
    }

    private static <V> V checkStarted(@Nullable V value) {
      if (value == null) {
        throw new IllegalStateException("a bundle that was not started");
      }
      return value;
    }

    @Teardown
    @SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"}) // the runner calls it
    public void close() {
      if (writer != null) {
        writer.close();
        writer = null;
      }
    }
  }
}
