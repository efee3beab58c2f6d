package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import java.util.UUID;

/** What a scanner's pace is judged by: one pull of the trigger. */
public record Pick(UUID scanId, String item, long eventTimeMicros, boolean fast) {

  /** Whether this pull came before the other; at one moment the smaller id is the earlier. */
  public boolean isBefore(Pick other) {
    return eventTimeMicros != other.eventTimeMicros
        ? eventTimeMicros < other.eventTimeMicros
        : scanId.compareTo(other.scanId) < 0;
  }

  Pick foundFast() {
    return new Pick(scanId, item, eventTimeMicros, true);
  }

  static Pick of(Scan scan, String item) {
    return new Pick(scan.id(), item, scan.eventTimeMicros(), false);
  }

  /** Compact coder of picks. */
  public static final class PickCoder extends CompactCoder<Pick> {
    private static final long serialVersionUID = 1;
    private static final PickCoder INSTANCE = new PickCoder();

    private PickCoder() {}

    /** The one instance. */
    public static PickCoder of() {
      return INSTANCE;
    }

    @Override
    public void write(Pick value, CompactOutput out) {
      out.writeUuid(value.scanId());
      out.writeString(value.item());
      out.writeLong(value.eventTimeMicros());
      out.writeBoolean(value.fast());
    }

    @Override
    public Pick read(CompactInput in) {
      return new Pick(in.readUuid(), in.readString(), in.readLong(), in.readBoolean());
    }
  }
}
