package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.maintenance.Verdict;
import java.util.Arrays;

/** Compact coder of {@link PartSummary}: values in the order in which features are declared. */
public final class PartSummaryCoder extends CompactCoder<PartSummary> {
  private static final long serialVersionUID = 1;
  private static final PartSummaryCoder INSTANCE = new PartSummaryCoder();
  private static final Verdict[] VERDICTS = Verdict.values();

  private PartSummaryCoder() {}

  /** The one instance. */
  public static PartSummaryCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(PartSummary value, CompactOutput out) {
    out.writeInt(value.events());
    out.writeEnum(value.vibration());
    out.writeEnum(value.process());
    out.writeInt(value.features());
    for (int i = 0; i < value.features(); i++) {
      out.writeDouble(value.valueAt(i));
    }
  }

  @Override
  public PartSummary read(CompactInput in) {
    int events = in.readInt();
    Verdict vibration = in.readEnum(VERDICTS);
    Verdict process = in.readEnum(VERDICTS);
    int written = in.readInt();
    // New features come at the end only.
    double[] values = new double[Math.max(written, Feature.count())];
    Arrays.fill(values, Double.NaN);
    for (int i = 0; i < written; i++) {
      values[i] = in.readDouble();
    }
    return new PartSummary(events, vibration, process, values);
  }
}
