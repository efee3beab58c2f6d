package io.crossdock.benchmarks.race;

import static java.util.Objects.requireNonNull;

import io.crossdock.transforms.barcode.Pick;
import io.crossdock.transforms.barcode.ScannerPace;
import io.crossdock.transforms.barcode.ScannerPick;
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

/** Each scanner's scans, and which of them no hand can have made. */
final class StreamsPace implements Processor<String, ScannerPick, String, StreamsMessage> {
  static final String PICKS = "picks";

  /** What can be forgotten; a slice says nothing of its end, and a store knows no time. */
  static final String FORGETS = "forgets";

  private final ScannerPace pace = new ScannerPace(RaceInput.RULES.standard());
  private @Nullable ProcessorContext<String, StreamsMessage> context;
  private @Nullable KeyValueStore<String, List<Pick>> picks;
  private @Nullable KeyValueStore<String, Long> forgets;

  /** The store's content by time, so that it is not looked through each second. */
  private final TreeMap<Long, List<String>> byTime = new TreeMap<>();

  private final ScannerPace.Slices slices =
      new ScannerPace.Slices() {
        @Override
        public @Nullable List<Pick> get(String slice) {
          return requireNonNull(picks).get(slice);
        }

        @Override
        public void put(String slice, List<Pick> kept) {
          requireNonNull(picks).put(slice, kept);
        }

        @Override
        public void begun(String slice, long forgetMicros) {
          requireNonNull(forgets).put(slice, forgetMicros);
          remember(slice, forgetMicros);
        }
      };

  @Override
  public void init(ProcessorContext<String, StreamsMessage> given) {
    context = given;
    picks = given.getStateStore(PICKS);
    KeyValueStore<String, Long> known = given.getStateStore(FORGETS);
    forgets = known;
    try (KeyValueIterator<String, Long> all = known.all()) {
      while (all.hasNext()) {
        KeyValue<String, Long> one = all.next();
        remember(one.key, one.value);
      }
    }
    given.schedule(Duration.ofSeconds(1), PunctuationType.STREAM_TIME, this::pass);
  }

  private void remember(String slice, long micros) {
    byTime.computeIfAbsent(micros, time -> new ArrayList<>()).add(slice);
  }

  @Override
  public void process(Record<String, ScannerPick> record) {
    ProcessorContext<String, StreamsMessage> out = requireNonNull(context);
    ScannerPick pick = record.value();
    if (pick == null) {
      out.forward(record.withValue(null));
      return;
    }
    pace.add(
        pick,
        slices,
        (tenant, item, found) ->
            out.forward(
                record
                    .withKey(tenant + '\0' + item)
                    .withValue(new StreamsMessage(null, new Finding(tenant, item, found)))));
  }

  private void pass(long millis) {
    Map<Long, List<String>> over = byTime.headMap(millis * 1_000, true);
    over.values()
        .forEach(
            slices ->
                slices.forEach(
                    slice -> {
                      requireNonNull(picks).delete(slice);
                      requireNonNull(forgets).delete(slice);
                    }));
    over.clear();
  }
}
