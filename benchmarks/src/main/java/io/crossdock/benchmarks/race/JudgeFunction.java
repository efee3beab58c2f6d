package io.crossdock.benchmarks.race;

import static java.util.Objects.requireNonNull;

import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.ScanCopyCoder;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.barcode.SessionCoder;
import io.crossdock.transforms.barcode.ItemHistory;
import io.crossdock.transforms.barcode.ItemHistoryCoder;
import io.crossdock.transforms.barcode.ItemJudge;
import io.crossdock.transforms.barcode.ItemMemory;
import io.crossdock.transforms.barcode.Places;
import io.crossdock.transforms.barcode.Verdicts;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Each item's history, judged scan by scan, with one timer for each time it is to be woken at. */
final class JudgeFunction
    extends KeyedCoProcessFunction<String, CheckedScan, Finding, CheckedScan> {
  private static final long serialVersionUID = 1;

  static final OutputTag<Session> SESSIONS =
      new OutputTag<>("sessions", new CompactInfo<>(Session.class, SessionCoder.of()));
  static final OutputTag<ScanCopy> COPIES =
      new OutputTag<>("copies", new CompactInfo<>(ScanCopy.class, ScanCopyCoder.of()));

  private final Places places = RaceInput.places();
  private transient @Nullable ValueState<ItemHistory> history;
  private transient @Nullable ItemMemory memory;

  @Override
  public void open(OpenContext context) {
    history =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("history", CompactType.of(ItemHistoryCoder.of())));
    memory = new ItemMemory(RaceInput.RULES.standard(), places);
  }

  @Override
  public void processElement1(CheckedScan row, Context context, Collector<CheckedScan> out)
      throws Exception {
    ItemJudge judge = judge(row.scan().tenant(), row.item());
    if (judge.add(row, new Told(context, out))) {
      keep(judge.history(), context);
    }
  }

  @Override
  public void processElement2(Finding finding, Context context, Collector<CheckedScan> out)
      throws Exception {
    ItemJudge judge = judge(finding.tenant(), finding.item());
    judge.add(finding.found(), new Told(context, out));
    keep(judge.history(), context);
  }

  @Override
  public void onTimer(long millis, OnTimerContext context, Collector<CheckedScan> out)
      throws Exception {
    ItemHistory known = requireNonNull(history).value();
    long now = millis * 1_000;
    if (known == null || known.scheduledMicros() > now) {
      return;
    }
    ItemHistory next = known.scheduled(Long.MAX_VALUE);
    keep(
        known.wakeMicros() <= now
            ? requireNonNull(memory).wake(next, now, new Told(context, out))
            : next,
        context);
  }

  private ItemJudge judge(String tenant, String item) throws Exception {
    ItemHistory known = requireNonNull(history).value();
    return new ItemJudge(
        RaceInput.RULES.of(tenant),
        places,
        known == null ? ItemHistory.empty(tenant, item) : known);
  }

  private void keep(ItemHistory next, Context context) throws Exception {
    if (next.isEmpty()) {
      requireNonNull(history).clear();
    } else if (next.wakeMicros() < next.scheduledMicros()) {
      // At the end of a second: timers of one time are one.
      long tick = next.wakeMicros() / 1_000_000 * 1_000 + 1_000;
      context.timerService().registerEventTimeTimer(tick);
      requireNonNull(history).update(next.scheduled(next.wakeMicros()));
    } else {
      requireNonNull(history).update(next);
    }
  }

  private static final class Told implements Verdicts {
    private final KeyedCoProcessFunction<String, ?, ?, CheckedScan>.Context context;
    private final Collector<CheckedScan> rows;

    Told(
        KeyedCoProcessFunction<String, ?, ?, CheckedScan>.Context context,
        Collector<CheckedScan> rows) {
      this.context = context;
      this.rows = rows;
    }

    @Override
    public void row(CheckedScan row) {
      rows.collect(row);
    }

    @Override
    public void copy(ScanCopy copy) {
      context.output(COPIES, copy);
    }

    @Override
    public void session(Session session) {
      context.output(SESSIONS, session);
    }

    @Override
    public void anomaly(Anomaly anomaly) {}
  }
}
