package io.crossdock.benchmarks.race;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.CheckedScanCoder;
import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import org.jspecify.annotations.Nullable;

/** What goes through the topic by item: a scan, or that one was too fast. */
record StreamsMessage(@Nullable CheckedScan scan, @Nullable Finding finding) {

  /** Compact coder of what goes to items. */
  static final class MessageCoder extends CompactCoder<StreamsMessage> {
    private static final long serialVersionUID = 1;
    private static final MessageCoder INSTANCE = new MessageCoder();

    private MessageCoder() {}

    static MessageCoder of() {
      return INSTANCE;
    }

    @Override
    public void write(StreamsMessage value, CompactOutput out) {
      out.writeBoolean(value.scan() != null);
      if (value.scan() != null) {
        CheckedScanCoder.of().write(value.scan(), out);
      } else if (value.finding() != null) {
        Finding.FindingCoder.of().write(value.finding(), out);
      }
    }

    @Override
    public StreamsMessage read(CompactInput in) {
      return in.readBoolean()
          ? new StreamsMessage(CheckedScanCoder.of().read(in), null)
          : new StreamsMessage(null, Finding.FindingCoder.of().read(in));
    }
  }
}
