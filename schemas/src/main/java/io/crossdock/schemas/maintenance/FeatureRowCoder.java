package io.crossdock.schemas.maintenance;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compact coder of {@link FeatureRow}. */
public final class FeatureRowCoder extends CompactCoder<FeatureRow> {
  private static final long serialVersionUID = 1;
  private static final FeatureRowCoder INSTANCE = new FeatureRowCoder();
  private static final Verdict[] VERDICTS = Verdict.values();

  private FeatureRowCoder() {}

  /** The one instance. */
  public static FeatureRowCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(FeatureRow value, CompactOutput out) {
    out.writeString(value.tenant());
    out.writeString(value.machineId());
    out.writeString(value.machineType());
    out.writeString(value.location());
    out.writeLong(value.fromMicros());
    out.writeLong(value.toMicros());
    out.writeEnum(value.vibration());
    out.writeEnum(value.process());
    writeFeatures(value.features(), out);
    out.writeBoolean(value.known());
    out.writeInt(value.revision());
  }

  @Override
  public FeatureRow read(CompactInput in) {
    return new FeatureRow(
        in.readShared(),
        in.readShared(),
        in.readShared(),
        in.readShared(),
        in.readLong(),
        in.readLong(),
        in.readEnum(VERDICTS),
        in.readEnum(VERDICTS),
        readFeatures(in),
        in.readBoolean(),
        in.readInt());
  }

  static void writeFeatures(SortedMap<String, Double> features, CompactOutput out) {
    out.writeInt(features.size());
    features.forEach(
        (name, number) -> {
          out.writeString(name);
          out.writeDouble(number);
        });
  }

  static SortedMap<String, Double> readFeatures(CompactInput in) {
    SortedMap<String, Double> features = new TreeMap<>();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      features.put(in.readShared(), in.readDouble());
    }
    return Collections.unmodifiableSortedMap(features);
  }
}
