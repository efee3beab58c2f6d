package io.crossdock.transforms.barcode;

import io.crossdock.transforms.barcode.Pick.PickCoder;
import io.crossdock.transforms.time.Micros;
import io.crossdock.transforms.time.Wheel;
import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.state.MapState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds the scans that no hand can have made ({@link ScannerPace}).
 *
 * <p>Takes picks by shard of tenant and scanner, gives findings for {@link JudgeItems}.
 */
final class FlagTooFast
    extends PTransform<PCollection<KV<Integer, List<ScannerPick>>>, PCollection<ItemInput>> {
  private static final long serialVersionUID = 1;

  private final RulesByTenant rules;
  private final Duration tick;

  FlagTooFast(RulesByTenant rules, Duration tick) {
    this.rules = rules;
    this.tick = tick;
  }

  @Override
  public PCollection<ItemInput> expand(PCollection<KV<Integer, List<ScannerPick>>> picks) {
    return picks
        .apply("CompareWithScanner", ParDo.of(new CompareWithScannerFn(rules, tick)))
        .setCoder(ItemInputCoder.of());
  }

  private static final class CompareWithScannerFn
      extends DoFn<KV<Integer, List<ScannerPick>>, ItemInput> {
    private static final long serialVersionUID = 1;

    private final RulesByTenant rules;
    private final long tickMicros;
    private final Counter remembered = Metrics.counter("barcode", "remembered");
    private final Counter forgotten = Metrics.counter("barcode", "forgotten");

    @StateId("picks")
    private final StateSpec<MapState<String, List<Pick>>> picksSpec =
        StateSpecs.map(StringUtf8Coder.of(), ListCoder.of(PickCoder.of()));

    @StateId("buckets")
    private final StateSpec<MapState<Long, List<String>>> bucketsSpec =
        StateSpecs.map(VarLongCoder.of(), ListCoder.of(StringUtf8Coder.of()));

    @StateId("armed")
    private final StateSpec<ValueState<Long>> armedSpec = StateSpecs.value(VarLongCoder.of());

    @TimerId("wake")
    private final TimerSpec wakeSpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

    CompareWithScannerFn(RulesByTenant rules, Duration tick) {
      this.rules = rules;
      this.tickMicros = Micros.of(tick);
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, List<ScannerPick>> element,
        @Timestamp Instant timestamp,
        @StateId("picks") MapState<String, List<Pick>> picks,
        @StateId("buckets") MapState<Long, List<String>> buckets,
        @StateId("armed") ValueState<Long> armed,
        @TimerId("wake") Timer wake,
        OutputReceiver<ItemInput> out) {
      Wheel wheel = new Wheel(buckets, armed, wake, tickMicros);
      ScannerPace.Slices slices =
          new ScannerPace.Slices() {
            @Override
            public @Nullable List<Pick> get(String slice) {
              return picks.get(slice).read();
            }

            @Override
            public void put(String slice, List<Pick> kept) {
              picks.put(slice, kept);
            }

            @Override
            public void begun(String slice, long forgetMicros) {
              remembered.inc();
              wheel.schedule(slice, forgetMicros, timestamp);
            }
          };
      for (ScannerPick pick : element.getValue()) {
        new ScannerPace(rules.of(pick.tenant()))
            .add(
                pick,
                slices,
                (tenant, item, found) -> out.output(ItemInput.of(tenant, item, found)));
      }
    }

    @OnTimer("wake")
    public void forget(
        @Timestamp Instant timestamp,
        @StateId("picks") MapState<String, List<Pick>> picks,
        @StateId("buckets") MapState<Long, List<String>> buckets,
        @StateId("armed") ValueState<Long> armed,
        @TimerId("wake") Timer wake) {
      new Wheel(buckets, armed, wake, tickMicros)
          .fired(
              timestamp,
              (slice, tick, now) -> {
                picks.remove(slice);
                forgotten.inc();
              });
    }
  }
}
