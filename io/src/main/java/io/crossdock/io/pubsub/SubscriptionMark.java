package io.crossdock.io.pubsub;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.UnboundedSource;
import org.jspecify.annotations.Nullable;

/** How far a reader of a subscription was, and what it may acknowledge once that is durable. */
final class SubscriptionMark implements UnboundedSource.CheckpointMark {
  private final List<String> read;
  private final long takenAt;
  private final long watermark;
  private final List<SubscriptionWatermark.Seen> lately;
  private final @Nullable Acknowledge acknowledge;

  /** What becomes of the messages when the mark is durable. */
  interface Acknowledge {
    void all(List<String> ackIds);
  }

  /**
   * A mark.
   *
   * @param read the acknowledgement ids of all that was read and is not acknowledged
   * @param takenAt milliseconds since the epoch
   * @param acknowledge absent in a mark that was restored
   */
  SubscriptionMark(
      List<String> read,
      long takenAt,
      long watermark,
      List<SubscriptionWatermark.Seen> lately,
      @Nullable Acknowledge acknowledge) {
    this.read = read;
    this.takenAt = takenAt;
    this.watermark = watermark;
    this.lately = lately;
    this.acknowledge = acknowledge;
  }

  List<String> read() {
    return read;
  }

  long takenAt() {
    return takenAt;
  }

  long watermark() {
    return watermark;
  }

  List<SubscriptionWatermark.Seen> lately() {
    return lately;
  }

  @Override
  public void finalizeCheckpoint() {
    if (acknowledge != null) {
      acknowledge.all(read);
    }
  }

  /** Compact coder of marks. */
  static final class MarkCoder extends CompactCoder<SubscriptionMark> {
    private static final long serialVersionUID = 1;

    @Override
    public void write(SubscriptionMark mark, CompactOutput out) {
      out.writeStrings(mark.read);
      out.writeLong(mark.takenAt);
      out.writeLong(mark.watermark);
      out.writeInt(mark.lately.size());
      for (SubscriptionWatermark.Seen seen : mark.lately) {
        out.writeLong(seen.earliest());
        out.writeLong(seen.last());
      }
    }

    @Override
    public SubscriptionMark read(CompactInput in) {
      List<String> read = in.readStrings();
      long takenAt = in.readLong();
      long watermark = in.readLong();
      List<SubscriptionWatermark.Seen> lately = new ArrayList<>();
      int parts = in.readInt();
      for (int i = 0; i < parts; i++) {
        lately.add(new SubscriptionWatermark.Seen(in.readLong(), in.readLong()));
      }
      return new SubscriptionMark(read, takenAt, watermark, lately, null);
    }
  }
}
