package io.crossdock.benchmarks.race;

import static java.util.Objects.requireNonNull;

import io.crossdock.schemas.source.SourceMessage;
import org.apache.flink.streaming.api.functions.source.RichParallelSourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.jspecify.annotations.Nullable;

/** The input from memory as a source of Flink's: every n-th message for each slot. */
// The interface of sources before FLIP-27: on its way out, and the cheapest there is.
@SuppressWarnings("deprecation")
public final class FlinkMemory extends RichParallelSourceFunction<SourceMessage> {
  private static final long serialVersionUID = 1;
  private static final int STRIDE = 1_000;

  /** As often as {@code --autoWatermarkInterval} has Beam do it. */
  private static final long WATERMARK_NANOS = 200_000_000;

  private static @Nullable RaceInput input;

  private volatile boolean running = true;

  /** All of it. The job runs in this JVM. */
  public static FlinkMemory of(RaceInput messages) {
    input = messages;
    return new FlinkMemory();
  }

  @Override
  public void run(SourceContext<SourceMessage> context) {
    RaceInput messages = requireNonNull(input);
    int step = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    int uncounted = 0;
    long told = System.nanoTime();
    for (int at = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        running && at < messages.size();
        at += step) {
      long millis = messages.arrivalMicros(at) / 1_000;
      synchronized (context.getCheckpointLock()) {
        context.collectWithTimestamp(messages.message(at), millis);
      }
      if (++uncounted == STRIDE) {
        Stopwatch.read(STRIDE);
        uncounted = 0;
        if (System.nanoTime() - told > WATERMARK_NANOS) {
          context.emitWatermark(new Watermark(millis));
          told = System.nanoTime();
        }
      }
    }
    Stopwatch.read(uncounted);
  }

  @Override
  public void cancel() {
    running = false;
  }
}
