package io.crossdock.benchmarks.race;

import static java.util.Objects.requireNonNull;

import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.transforms.barcode.ItemHistory;
import io.crossdock.transforms.barcode.ItemJudge;
import io.crossdock.transforms.barcode.ItemMemory;
import io.crossdock.transforms.barcode.Places;
import io.crossdock.transforms.barcode.Verdicts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Each item's history, judged scan by scan. Streams has no timer for a key: every second of stream
 * time those are woken whose time has come.
 */
final class StreamsJudge implements Processor<String, StreamsMessage, Void, Void>, Verdicts {
  static final String ITEMS = "items";

  private final Places places = RaceInput.places();
  private final ItemMemory memory = new ItemMemory(RaceInput.RULES.standard(), places);
  private final TreeMap<Long, List<String>> wakes = new TreeMap<>();
  private final Tally tally = Tally.own();
  private final int expectedEnds;
  private final Runnable ended;
  private int ends;
  private @Nullable KeyValueStore<String, ItemHistory> items;

  /**
   * A judge of one partition.
   *
   * @param expectedEnds how many ends are sent to each partition
   * @param ended called when they have come and all has been said
   */
  StreamsJudge(int expectedEnds, Runnable ended) {
    this.expectedEnds = expectedEnds;
    this.ended = ended;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    KeyValueStore<String, ItemHistory> known = context.getStateStore(ITEMS);
    items = known;
    try (KeyValueIterator<String, ItemHistory> all = known.all()) {
      while (all.hasNext()) {
        KeyValue<String, ItemHistory> one = all.next();
        wakeAt(one.key, one.value.scheduledMicros());
      }
    }
    context.schedule(
        Duration.ofSeconds(1), PunctuationType.STREAM_TIME, millis -> pass(millis * 1_000));
  }

  @Override
  public void process(Record<String, StreamsMessage> record) {
    StreamsMessage message = record.value();
    if (message == null) {
      ends++;
      if (ends == expectedEnds) {
        pass(Long.MAX_VALUE);
        ended.run();
      }
    } else if (message.finding() != null) {
      Finding finding = message.finding();
      ItemJudge judge = judge(record.key(), finding.tenant(), finding.item());
      judge.add(finding.found(), this);
      keep(record.key(), judge.history());
    } else if (message.scan() != null) {
      CheckedScan row = message.scan();
      ItemJudge judge = judge(record.key(), row.scan().tenant(), row.item());
      if (judge.add(row, this)) {
        keep(record.key(), judge.history());
      }
    }
  }

  private ItemJudge judge(String key, String tenant, String item) {
    ItemHistory known = requireNonNull(items).get(key);
    return new ItemJudge(
        RaceInput.RULES.of(tenant),
        places,
        known == null ? ItemHistory.empty(tenant, item) : known);
  }

  private void keep(String key, ItemHistory next) {
    KeyValueStore<String, ItemHistory> store = requireNonNull(items);
    if (next.isEmpty()) {
      store.delete(key);
    } else if (next.wakeMicros() < next.scheduledMicros()) {
      wakeAt(key, next.wakeMicros());
      store.put(key, next.scheduled(next.wakeMicros()));
    } else {
      store.put(key, next);
    }
  }

  private void wakeAt(String key, long micros) {
    wakes.computeIfAbsent(micros / 1_000_000 + 1, second -> new ArrayList<>()).add(key);
  }

  private void pass(long micros) {
    for (Map.Entry<Long, List<String>> first = wakes.firstEntry();
        first != null && first.getKey() * 1_000_000 <= micros;
        first = wakes.firstEntry()) {
      wakes.remove(first.getKey());
      long now = first.getKey() * 1_000_000;
      for (String key : first.getValue()) {
        ItemHistory known = requireNonNull(items).get(key);
        if (known != null && known.scheduledMicros() <= now) {
          ItemHistory next = known.scheduled(Long.MAX_VALUE);
          keep(key, known.wakeMicros() <= now ? memory.wake(next, now, this) : next);
        }
      }
    }
  }

  @Override
  public void row(CheckedScan row) {
    tally.row(row);
  }

  @Override
  public void copy(ScanCopy copy) {
    tally.copy(copy);
  }

  @Override
  public void session(Session session) {
    tally.session(session);
  }

  @Override
  public void anomaly(Anomaly anomaly) {}
}
