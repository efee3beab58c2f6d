package io.crossdock.benchmarks.race;

import static java.util.Objects.requireNonNull;

import io.crossdock.transforms.barcode.Pick;
import io.crossdock.transforms.barcode.ScannerPace;
import io.crossdock.transforms.barcode.ScannerPick;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Each scanner's scans, and which of them no hand can have made. */
final class PaceFunction extends KeyedProcessFunction<String, ScannerPick, Finding> {
  private static final long serialVersionUID = 1;

  private transient @Nullable MapState<String, List<Pick>> picks;
  private transient @Nullable MapState<Long, String> forgets;
  private transient @Nullable ScannerPace pace;

  @Override
  public void open(OpenContext context) {
    picks =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "picks",
                    StringSerializer.INSTANCE,
                    new CompactType<>(ListCoder.of(Pick.PickCoder.of()))));
    forgets =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "forgets", LongSerializer.INSTANCE, StringSerializer.INSTANCE));
    pace = new ScannerPace(RaceInput.RULES.standard());
  }

  @Override
  public void processElement(ScannerPick pick, Context context, Collector<Finding> out)
      throws Exception {
    MapState<String, List<Pick>> slices = requireNonNull(picks);
    List<Long> begun = new ArrayList<>(1);
    requireNonNull(pace)
        .add(
            pick,
            new ScannerPace.Slices() {
              @Override
              public @Nullable List<Pick> get(String slice) {
                return Unchecked.get(() -> slices.get(slice));
              }

              @Override
              public void put(String slice, List<Pick> kept) {
                Unchecked.run(() -> slices.put(slice, kept));
              }

              @Override
              public void begun(String slice, long forgetMicros) {
                long tick = forgetMicros / 1_000_000 * 1_000 + 1_000;
                Unchecked.run(() -> requireNonNull(forgets).put(tick, slice));
                begun.add(tick);
              }
            },
            (tenant, item, found) -> out.collect(new Finding(tenant, item, found)));
    for (long tick : begun) {
      context.timerService().registerEventTimeTimer(tick);
    }
  }

  @Override
  public void onTimer(long millis, OnTimerContext context, Collector<Finding> out)
      throws Exception {
    String slice = requireNonNull(forgets).get(millis);
    if (slice != null) {
      requireNonNull(picks).remove(slice);
      requireNonNull(forgets).remove(millis);
    }
  }
}
