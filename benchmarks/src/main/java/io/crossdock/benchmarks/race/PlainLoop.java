package io.crossdock.benchmarks.race;

import io.crossdock.io.format.MessageException;
import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.transforms.barcode.CheckScans;
import io.crossdock.transforms.barcode.ItemHistory;
import io.crossdock.transforms.barcode.ItemJudge;
import io.crossdock.transforms.barcode.ItemMemory;
import io.crossdock.transforms.barcode.Pick;
import io.crossdock.transforms.barcode.Places;
import io.crossdock.transforms.barcode.ScannerPace;
import io.crossdock.transforms.barcode.ScannerPick;
import io.crossdock.transforms.barcode.Verdicts;
import io.crossdock.transforms.barcode.gs1.Gs1Parser;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The floor: the domain's rules in one thread with maps, and nothing that survives a crash. No
 * engine that keeps its promises can cost less.
 */
final class PlainLoop implements Engine {
  private static final long TICK_MICROS = 1_000_000;
  private static final int STRIDE = 1_000;

  private final Places places = RaceInput.places();
  private final Map<String, ItemHistory> items = new HashMap<>();
  private final Map<String, List<Pick>> picks = new HashMap<>();
  private final TreeMap<Long, Set<String>> wakes = new TreeMap<>();
  private final TreeMap<Long, Set<String>> forgets = new TreeMap<>();
  private final Gs1Parser parser = new Gs1Parser();
  private final Tally tally = Tally.own();
  private final ScannerPace pace = new ScannerPace(RaceInput.RULES.standard());
  private final ItemMemory memory = new ItemMemory(RaceInput.RULES.standard(), places);

  private final Verdicts out =
      new Verdicts() {
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
      };

  private final ScannerPace.Slices slices =
      new ScannerPace.Slices() {
        @Override
        public @Nullable List<Pick> get(String slice) {
          return picks.get(slice);
        }

        @Override
        public void put(String slice, List<Pick> kept) {
          picks.put(slice, kept);
        }

        @Override
        public void begun(String slice, long forgetMicros) {
          schedule(forgets, slice, forgetMicros);
        }
      };

  private final ScannerPace.Findings findings =
      (tenant, item, found) -> {
        ItemJudge judge = judge(tenant, item);
        judge.add(found, out);
        keep(tenant + '\0' + item, judge.history());
      };

  @Override
  public void run(RaceInput input, Settings settings) throws Exception {
    if (settings.topic() != null) {
      readTopic(settings.topic(), settings.parallelism());
    } else {
      readMemory(input);
    }
    pass(Long.MAX_VALUE);
  }

  private void readMemory(RaceInput input) throws MessageException {
    for (int at = 0; at < input.size(); at++) {
      add(input.message(at));
      if (at % STRIDE == STRIDE - 1) {
        Stopwatch.read(STRIDE);
        pass(input.arrivalMicros(at));
      }
    }
  }

  private void readTopic(RaceTopic topic, int partitions) throws Exception {
    Map<Integer, Long> arrived = new HashMap<>();
    topic.read(
        record -> {
          SourceMessage message = RaceTopic.message(record);
          add(message);
          if (record.offset() % STRIDE == STRIDE - 1) {
            arrived.put(record.partition(), message.arrivalMicros());
            // The slowest partition's time is the job's, once all have begun.
            if (arrived.size() == partitions) {
              pass(Collections.min(arrived.values()));
            }
          }
        });
  }

  private void add(SourceMessage message) throws MessageException {
    for (Scan scan : Decoding.decode(message)) {
      CheckedScan row = CheckScans.check(scan, RaceInput.RULES.standard(), parser);
      ScannerPick.of(row).ifPresent(pick -> pace.add(pick, slices, findings));
      ItemJudge judge = judge(scan.tenant(), row.item());
      if (judge.add(row, out)) {
        keep(scan.tenant() + '\0' + row.item(), judge.history());
      }
    }
  }

  private ItemJudge judge(String tenant, String item) {
    ItemHistory history = items.get(tenant + '\0' + item);
    return new ItemJudge(
        RaceInput.RULES.of(tenant),
        places,
        history == null ? ItemHistory.empty(tenant, item) : history);
  }

  private void keep(String key, ItemHistory history) {
    if (history.isEmpty()) {
      items.remove(key);
    } else if (history.wakeMicros() < history.scheduledMicros()) {
      items.put(key, history.scheduled(history.wakeMicros()));
      schedule(wakes, key, history.wakeMicros());
    } else {
      items.put(key, history);
    }
  }

  private static void schedule(Map<Long, Set<String>> at, String key, long micros) {
    at.computeIfAbsent(micros / TICK_MICROS + 1, tick -> new TreeSet<>()).add(key);
  }

  /** Lets time pass up to here. */
  private void pass(long micros) {
    while (!wakes.isEmpty() && wakes.firstKey() * TICK_MICROS <= micros) {
      long now = wakes.firstKey() * TICK_MICROS;
      for (String key : wakes.pollFirstEntry().getValue()) {
        ItemHistory history = items.get(key);
        if (history != null && history.scheduledMicros() <= now) {
          ItemHistory next = history.scheduled(Long.MAX_VALUE);
          keep(key, history.wakeMicros() <= now ? memory.wake(next, now, out) : next);
        }
      }
    }
    while (!forgets.isEmpty() && forgets.firstKey() * TICK_MICROS <= micros) {
      forgets.pollFirstEntry().getValue().forEach(picks::remove);
    }
  }
}
