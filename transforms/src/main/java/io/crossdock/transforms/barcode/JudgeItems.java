package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.AnomalyCoder;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.CheckedScanCoder;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.ScanCopyCoder;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.barcode.SessionCoder;
import io.crossdock.transforms.time.Micros;
import io.crossdock.transforms.time.Wheel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.joda.time.Instant;

/**
 * Keeps every item's history, judges each scan against it, and closes its sessions by gap in event
 * time. Takes scans and findings by shard of tenant and item, as many at once as have come
 * together; a shard's items share one timer.
 */
final class JudgeItems
    extends PTransform<PCollection<KV<Integer, List<ItemInput>>>, PCollectionTuple> {
  private static final long serialVersionUID = 1;

  static final TupleTag<CheckedScan> ROWS = new TupleTag<>("rows") {};
  static final TupleTag<Session> SESSIONS = new TupleTag<>("sessions") {};
  static final TupleTag<ScanCopy> COPIES = new TupleTag<>("copies") {};
  static final TupleTag<Anomaly> ANOMALIES = new TupleTag<>("anomalies") {};

  private final RulesByTenant rules;
  private final Places places;
  private final Duration tick;

  JudgeItems(RulesByTenant rules, Places places, Duration tick) {
    this.rules = rules;
    this.places = places;
    this.tick = tick;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, List<ItemInput>>> inputs) {
    PCollectionTuple outputs =
        inputs.apply(
            "JudgeByHistory",
            ParDo.of(new JudgeByHistoryFn(rules, places, tick))
                .withOutputTags(ROWS, TupleTagList.of(SESSIONS).and(COPIES).and(ANOMALIES)));
    outputs.get(ROWS).setCoder(CheckedScanCoder.of());
    outputs.get(SESSIONS).setCoder(SessionCoder.of());
    outputs.get(COPIES).setCoder(ScanCopyCoder.of());
    outputs.get(ANOMALIES).setCoder(AnomalyCoder.of());
    return outputs;
  }

  private static final class JudgeByHistoryFn
      extends DoFn<KV<Integer, List<ItemInput>>, CheckedScan> {
    private static final long serialVersionUID = 1;

    private final RulesByTenant rules;
    private final Places places;
    private final long tickMicros;
    private final Counter remembered = Metrics.counter("barcode", "remembered");
    private final Counter forgotten = Metrics.counter("barcode", "forgotten");
    private final Counter readTwice = Metrics.counter("barcode", "drops_read_twice");

    @StateId("items")
    private final StateSpec<MapState<String, ItemHistory>> itemsSpec =
        StateSpecs.map(StringUtf8Coder.of(), ItemHistoryCoder.of());

    @StateId("buckets")
    private final StateSpec<MapState<Long, List<String>>> bucketsSpec =
        StateSpecs.map(VarLongCoder.of(), ListCoder.of(StringUtf8Coder.of()));

    @StateId("armed")
    private final StateSpec<ValueState<Long>> armedSpec = StateSpecs.value(VarLongCoder.of());

    @TimerId("wake")
    private final TimerSpec wakeSpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

    JudgeByHistoryFn(RulesByTenant rules, Places places, Duration tick) {
      this.rules = rules;
      this.places = places;
      this.tickMicros = Micros.of(tick);
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, List<ItemInput>> element,
        @Timestamp Instant timestamp,
        @StateId("items") MapState<String, ItemHistory> items,
        @StateId("buckets") MapState<Long, List<String>> buckets,
        @StateId("armed") ValueState<Long> armed,
        @TimerId("wake") Timer wake,
        MultiOutputReceiver out) {
      Verdicts verdicts = new Told(out);
      // An item's state is read and written once, however many of its scans have come together.
      Map<String, ItemJudge> judges = new LinkedHashMap<>();
      for (ItemInput input : element.getValue()) {
        String key = input.tenant() + '\0' + input.item();
        ItemJudge judge = judges.get(key);
        if (judge == null) {
          ItemHistory history = items.get(key).read();
          if (history == null) {
            history = ItemHistory.empty(input.tenant(), input.item());
            remembered.inc();
          }
          judge = new ItemJudge(rules.of(input.tenant()), places, history);
          judges.put(key, judge);
        }
        CheckedScan scan = input.scan();
        if (scan == null) {
          judge.add(Objects.requireNonNull(input.fast()), verdicts);
        } else if (!judge.add(scan, verdicts)) {
          readTwice.inc();
        }
      }
      Wheel wheel = new Wheel(buckets, armed, wake, tickMicros);
      judges.forEach((key, judge) -> keep(key, judge.history(), items, wheel, timestamp));
    }

    @OnTimer("wake")
    public void wake(
        @Timestamp Instant timestamp,
        @StateId("items") MapState<String, ItemHistory> items,
        @StateId("buckets") MapState<Long, List<String>> buckets,
        @StateId("armed") ValueState<Long> armed,
        @TimerId("wake") Timer wake,
        MultiOutputReceiver out) {
      Verdicts verdicts = new Told(out);
      Wheel wheel = new Wheel(buckets, armed, wake, tickMicros);
      wheel.fired(
          timestamp,
          (key, tick, now) -> {
            ItemHistory history = items.get(key).read();
            if (history == null || !wheel.isDue(history.scheduledMicros(), tick)) {
              return; // woken sooner since, and scheduled anew
            }
            ItemHistory next = history.scheduled(Long.MAX_VALUE);
            if (history.wakeMicros() <= now) {
              BarcodeRules own = rules.of(history.tenant());
              next = new ItemMemory(own, places).wake(next, now, verdicts);
            }
            keep(key, next, items, wheel, timestamp);
          });
    }

    private void keep(
        String key,
        ItemHistory history,
        MapState<String, ItemHistory> items,
        Wheel wheel,
        Instant timestamp) {
      if (history.isEmpty()) {
        items.remove(key);
        forgotten.inc();
        return;
      }
      if (history.wakeMicros() < history.scheduledMicros()) {
        wheel.schedule(key, history.wakeMicros(), timestamp);
        items.put(key, history.scheduled(history.wakeMicros()));
      } else {
        items.put(key, history);
      }
    }
  }

  private static final class Told implements Verdicts {
    private final DoFn.OutputReceiver<CheckedScan> rows;
    private final DoFn.OutputReceiver<Session> sessions;
    private final DoFn.OutputReceiver<ScanCopy> copies;
    private final DoFn.OutputReceiver<Anomaly> anomalies;

    Told(DoFn.MultiOutputReceiver out) {
      rows = out.get(ROWS);
      sessions = out.get(SESSIONS);
      copies = out.get(COPIES);
      anomalies = out.get(ANOMALIES);
    }

    @Override
    public void row(CheckedScan row) {
      rows.output(row);
    }

    @Override
    public void copy(ScanCopy copy) {
      copies.output(copy);
    }

    @Override
    public void session(Session session) {
      sessions.output(session);
    }

    @Override
    public void anomaly(Anomaly anomaly) {
      anomalies.output(anomaly);
    }
  }
}
