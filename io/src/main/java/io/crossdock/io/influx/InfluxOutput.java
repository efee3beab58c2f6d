package io.crossdock.io.influx;

import io.crossdock.io.postgres.Backoff;
import io.crossdock.io.postgres.Refusal;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureCoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as points of a time-series store, in batches within a bundle, and hands on a
 * failure for each that the store refuses. Equal measurement, tags and time are one point (R48), so
 * a bundle that runs again leaves the same series.
 */
public final class InfluxOutput<T> extends PTransform<PCollection<T>, PCollection<Failure>> {
  private static final long serialVersionUID = 1;

  private final SerializableFunction<T, Point> points;
  private final InfluxSettings settings;
  private final Refusal<T> refusal;

  private InfluxOutput(
      SerializableFunction<T, Point> points, InfluxSettings settings, Refusal<T> refusal) {
    super("Write points");
    this.points = points;
    this.settings = settings;
    this.refusal = refusal;
  }

  /** Writes what {@code points} makes of values; refused ones become failures. */
  public static <T> InfluxOutput<T> of(
      SerializableFunction<T, Point> points, InfluxSettings settings, Refusal<T> refusal) {
    return new InfluxOutput<>(points, settings, refusal);
  }

  @Override
  public PCollection<Failure> expand(PCollection<T> values) {
    return values
        .apply("Send lines", ParDo.of(new SendFn<>(points, settings, refusal)))
        .setCoder(FailureCoder.of());
  }

  private static final class SendFn<T> extends DoFn<T, Failure> {
    private static final long serialVersionUID = 1;

    private final SerializableFunction<T, Point> points;
    private final InfluxSettings settings;
    private final Refusal<T> refusal;
    private final Counter written = Metrics.counter("influx", "points_written");
    private final Counter refused = Metrics.counter("influx", "points_refused");
    private final Counter without = Metrics.counter("influx", "drops_without_fields");
    private final Counter retries = Metrics.counter("influx", "retries");
    private final Counter batches = Metrics.counter("influx", "batches");
    private final Counter writeMillis = Metrics.counter("influx", "write_millis");
    private final Distribution millis = Metrics.distribution("influx", "batch_millis");

    private transient @Nullable List<Pending<T>> batch;
    private transient @Nullable List<Refused> failures;

    private record Pending<T>(T value, String line, Instant timestamp, BoundedWindow window) {}

    /** It leaves with the bundle: a batch may be sent in the window of another element. */
    private record Refused(Failure failure, Instant timestamp, BoundedWindow window) {}

    SendFn(SerializableFunction<T, Point> points, InfluxSettings settings, Refusal<T> refusal) {
      this.points = points;
      this.settings = settings;
      this.refusal = refusal;
    }

    @StartBundle
    public void start() {
      batch = new ArrayList<>();
      failures = new ArrayList<>();
    }

    @ProcessElement
    public void add(@Element T value, @Timestamp Instant timestamp, BoundedWindow window)
        throws IOException, InterruptedException {
      Point point = points.apply(value);
      String line;
      try {
        line = LineProtocol.line(point);
      } catch (IllegalArgumentException e) {
        refuse(value, String.valueOf(e.getMessage()), timestamp, window);
        return;
      }
      if (line.isEmpty()) {
        without.inc();
        return;
      }
      List<Pending<T>> pending = started(batch);
      pending.add(new Pending<>(value, line, timestamp, window));
      if (pending.size() >= settings.batchSize()) {
        send(pending);
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) throws IOException, InterruptedException {
      send(started(batch));
      for (Refused one : started(failures)) {
        context.output(one.failure(), one.timestamp(), one.window());
      }
      batch = null;
      failures = null;
    }

    private void send(List<Pending<T>> pending) throws IOException, InterruptedException {
      if (pending.isEmpty()) {
        return;
      }
      long start = System.nanoTime();
      List<LineWriter.Refused> bad =
          new LineWriter(settings, Backoff.DEFAULT, retries::inc)
              .write(pending.stream().map(Pending::line).toList());
      long took = (System.nanoTime() - start) / 1_000_000;
      millis.update(took);
      // Flink tells Prometheus of counters only.
      writeMillis.inc(took);
      batches.inc();
      written.inc(pending.size() - bad.size());
      for (LineWriter.Refused one : bad) {
        Pending<T> value = pending.get(one.at());
        refuse(value.value(), one.reason(), value.timestamp(), value.window());
      }
      pending.clear();
    }

    private void refuse(T value, String reason, Instant timestamp, BoundedWindow window) {
      refused.inc();
      started(failures).add(new Refused(refusal.of(value, reason), timestamp, window));
    }

    private static <V> V started(@Nullable V value) {
      if (value == null) {
        throw new IllegalStateException("a bundle that was not started");
      }
      return value;
    }
  }
}
