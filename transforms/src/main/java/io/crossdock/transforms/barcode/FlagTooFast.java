package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.transforms.barcode.ItemHistory.TooFast;
import io.crossdock.transforms.barcode.Pick.PickCoder;
import io.crossdock.transforms.time.Micros;
import io.crossdock.transforms.time.Wheel;
import java.time.Duration;
import java.util.ArrayList;
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

/**
 * Finds the scans that came sooner after their scanner's last scan of another code than a hand can
 * be. A scan is too fast for good once another one before it is known, in whatever order they come.
 *
 * <p>Takes scans by shard of tenant and scanner, gives findings for {@link JudgeItems}.
 */
final class FlagTooFast
    extends PTransform<PCollection<KV<Integer, CheckedScan>>, PCollection<ItemInput>> {
  private static final long serialVersionUID = 1;

  private final RulesByTenant rules;
  private final Duration tick;

  FlagTooFast(RulesByTenant rules, Duration tick) {
    this.rules = rules;
    this.tick = tick;
  }

  @Override
  public PCollection<ItemInput> expand(PCollection<KV<Integer, CheckedScan>> scans) {
    return scans
        .apply("CompareWithScanner", ParDo.of(new CompareWithScannerFn(rules, tick)))
        .setCoder(ItemInputCoder.of());
  }

  private static final class CompareWithScannerFn
      extends DoFn<KV<Integer, CheckedScan>, ItemInput> {
    private static final long serialVersionUID = 1;

    /**
     * A scanner's scans lie in slices of time, so that a busy one's state is not read as a whole.
     */
    private static final long SLICE_MICROS = 10_000_000;

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
        @Element KV<Integer, CheckedScan> element,
        @Timestamp Instant timestamp,
        @StateId("picks") MapState<String, List<Pick>> picks,
        @StateId("buckets") MapState<Long, List<String>> buckets,
        @StateId("armed") ValueState<Long> armed,
        @TimerId("wake") Timer wake,
        OutputReceiver<ItemInput> out) {
      CheckedScan row = element.getValue();
      Scan scan = row.scan();
      if (scan.reading() != Scan.Reading.SINGLE || ScanFlag.CLOCK_AHEAD.in(row.flags())) {
        return;
      }
      BarcodeRules own = rules.of(scan.tenant());
      long interval = Micros.of(own.minScanInterval());
      Pick pick = Pick.of(scan, row.item());
      String scanner = scan.tenant() + '\0' + scan.scannerId() + '\0';
      long slice = Math.floorDiv(pick.eventTimeMicros(), SLICE_MICROS);
      long first = Math.floorDiv(pick.eventTimeMicros() - interval, SLICE_MICROS);
      long last = Math.floorDiv(pick.eventTimeMicros() + interval, SLICE_MICROS);
      boolean fast = false;
      for (long near = first; near <= last; near++) {
        List<Pick> known = picks.get(scanner + near).read();
        if (known == null) {
          continue;
        }
        if (known.stream().anyMatch(other -> other.scanId().equals(pick.scanId()))) {
          return; // a copy: its pull of the trigger has been counted
        }
        List<Pick> judged = null;
        for (int i = 0; i < known.size(); i++) {
          Pick other = known.get(i);
          if (other.item().equals(pick.item())) {
            continue;
          }
          if (follows(pick, other, interval)) {
            fast = true;
          } else if (!other.fast() && follows(other, pick, interval)) {
            judged = judged == null ? new ArrayList<>(known) : judged;
            judged.set(i, other.foundFast());
            tell(scan.tenant(), other, out);
          }
        }
        if (judged != null) {
          picks.put(scanner + near, judged);
        }
      }
      if (fast) {
        tell(scan.tenant(), pick, out);
      }
      List<Pick> here = picks.get(scanner + slice).read();
      List<Pick> more = new ArrayList<>(here == null ? List.of() : here);
      more.add(fast ? pick.foundFast() : pick);
      picks.put(scanner + slice, more);
      if (here == null) {
        remembered.inc();
        long forget = (slice + 1) * SLICE_MICROS + interval + Micros.of(own.allowedLateness());
        new Wheel(buckets, armed, wake, tickMicros).schedule(scanner + slice, forget, timestamp);
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

    private static boolean follows(Pick pick, Pick other, long interval) {
      return other.isBefore(pick) && pick.eventTimeMicros() - other.eventTimeMicros() < interval;
    }

    private static void tell(String tenant, Pick pick, OutputReceiver<ItemInput> out) {
      TooFast found = new TooFast(pick.scanId(), pick.eventTimeMicros());
      out.output(ItemInput.of(tenant, pick.item(), found));
    }
  }
}
