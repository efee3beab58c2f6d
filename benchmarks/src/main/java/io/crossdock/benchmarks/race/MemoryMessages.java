package io.crossdock.benchmarks.race;

import static java.util.Objects.requireNonNull;

import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/** The input from memory as an unbounded source of Beam: every n-th message for each split. */
public final class MemoryMessages extends UnboundedSource<SourceMessage, MemoryMessages.Mark> {
  private static final long serialVersionUID = 1;

  /** How often messages are counted. */
  private static final int STRIDE = 1_000;

  private static @Nullable RaceInput input;

  private final int first;
  private final int step;
  private final long behindMillis;

  private MemoryMessages(int first, int step, long behindMillis) {
    this.first = first;
    this.step = step;
    this.behindMillis = behindMillis;
  }

  /**
   * All of it. The job runs in this JVM.
   *
   * @param behindMillis how far the watermark stays behind the arrival
   */
  public static MemoryMessages of(RaceInput messages, long behindMillis) {
    input = messages;
    return new MemoryMessages(0, 1, behindMillis);
  }

  /** The next message to be read. */
  public record Mark(int next) implements CheckpointMark, Serializable {
    @Override
    public void finalizeCheckpoint() {}
  }

  @Override
  public List<MemoryMessages> split(int desired, PipelineOptions options) {
    List<MemoryMessages> splits = new ArrayList<>();
    for (int i = 0; i < desired; i++) {
      splits.add(new MemoryMessages(i, desired, behindMillis));
    }
    return splits;
  }

  @Override
  public UnboundedReader<SourceMessage> createReader(PipelineOptions options, @Nullable Mark mark) {
    return new Reader(this, mark == null ? first : mark.next());
  }

  @Override
  public Coder<Mark> getCheckpointMarkCoder() {
    return SerializableCoder.of(Mark.class);
  }

  @Override
  public Coder<SourceMessage> getOutputCoder() {
    return SourceMessageCoder.of();
  }

  private static final class Reader extends UnboundedReader<SourceMessage> {
    private final MemoryMessages source;
    private final RaceInput messages = requireNonNull(input);
    private int next;
    private int uncounted;
    private @Nullable SourceMessage current;
    private Instant timestamp = BoundedWindow.TIMESTAMP_MIN_VALUE;

    Reader(MemoryMessages source, int next) {
      this.source = source;
      this.next = next;
    }

    @Override
    public boolean start() {
      return advance();
    }

    @Override
    public boolean advance() {
      if (next >= messages.size()) {
        Stopwatch.read(uncounted);
        uncounted = 0;
        HeldHeap.read();
        return false;
      }
      current = messages.message(next);
      timestamp = Instant.ofEpochMilli(messages.arrivalMicros(next) / 1_000);
      next += source.step;
      if (++uncounted == STRIDE) {
        Stopwatch.read(STRIDE);
        uncounted = 0;
      }
      return true;
    }

    @Override
    public SourceMessage getCurrent() {
      if (current == null) {
        throw new NoSuchElementException();
      }
      return current;
    }

    @Override
    public Instant getCurrentTimestamp() {
      return timestamp;
    }

    @Override
    public Instant getWatermark() {
      return next >= messages.size()
          ? BoundedWindow.TIMESTAMP_MAX_VALUE
          : timestamp.minus(Duration.millis(source.behindMillis));
    }

    @Override
    public CheckpointMark getCheckpointMark() {
      return new Mark(next);
    }

    @Override
    public UnboundedSource<SourceMessage, ?> getCurrentSource() {
      return source;
    }

    @Override
    public void close() {}
  }
}
