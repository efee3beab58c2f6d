package io.crossdock.benchmarks.race;

import static java.util.Objects.requireNonNull;

import io.crossdock.io.format.MessageException;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.transforms.barcode.CheckScans;
import io.crossdock.transforms.barcode.ItemHistoryCoder;
import io.crossdock.transforms.barcode.Pick;
import io.crossdock.transforms.barcode.ScannerPick;
import io.crossdock.transforms.barcode.ScannerPick.ScannerPickCoder;
import io.crossdock.transforms.barcode.gs1.Gs1Parser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The job as its users would write it for Kafka Streams: scans go through one topic by scanner and
 * one by item, and a processor with stores judges what comes out. Defaults all over; rules and
 * decoder are Crossdock's, as a library, and so are the serdes.
 */
final class StreamsApplication implements Engine {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Kept kept;
  private final CompletableFuture<Void> over = new CompletableFuture<>();

  /** Where stores keep what they hold. */
  enum Kept {
    /** In RocksDB with a changelog, as they do unless one says otherwise. */
    ON_DISK,
    /** In memory with a changelog. */
    ON_HEAP,
    /** In memory without a changelog: what they hold is lost with the process. */
    ON_HEAP_ALONE
  }

  StreamsApplication(Kept kept) {
    this.kept = kept;
  }

  @Override
  public void run(RaceInput input, Settings settings) {
    RaceTopic topic = requireNonNull(settings.topic(), "it reads from Kafka only");
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "race-" + ProcessHandle.current().pid());
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, topic.bootstrapServers());
    properties.put(
        StreamsConfig.STATE_DIR_CONFIG, Path.of(settings.directory(), "streams").toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.parallelism());
    if (settings.checkpointMillis() > 0) {
      properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.checkpointMillis());
    }
    RaceTopic.counted()
        .forEach((name, value) -> properties.put(StreamsConfig.mainConsumerPrefix(name), value));
    try (KafkaStreams streams =
        new KafkaStreams(topology(settings.parallelism()).build(), properties)) {
      streams.setUncaughtExceptionHandler(
          e -> {
            over.completeExceptionally(e);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
          });
      streams.start();
      over.join();
      streams.close(PATIENCE);
    }
  }

  private StreamsBuilder topology(int partitions) {
    StreamsBuilder builder = new StreamsBuilder();
    KStream<String, CheckedScan> scans =
        builder.stream(RaceTopic.NAME, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
            .process(Decode::new);
    KStream<String, StreamsMessage> findings =
        scans
            .flatMap(StreamsApplication::picks)
            .repartition(by("scanner", CoderSerde.of(ScannerPickCoder.of()), partitions))
            .process(
                new Supplied<>(
                    StreamsPace::new,
                    Set.of(
                        store(StreamsPace.PICKS, CoderSerde.of(ListCoder.of(Pick.PickCoder.of()))),
                        store(StreamsPace.FORGETS, Serdes.Long()))));
    AtomicInteger left = new AtomicInteger(partitions);
    scans
        .map(
            (key, row) ->
                row == null
                    ? new KeyValue<String, StreamsMessage>(key, null)
                    : new KeyValue<>(key(row, row.item()), new StreamsMessage(row, null)))
        .merge(findings)
        .repartition(by("item", CoderSerde.of(StreamsMessage.MessageCoder.of()), partitions))
        .process(
            new Supplied<>(
                // An end of each partition of the input, and one more that came by each scanner's.
                () -> new StreamsJudge(partitions + partitions * partitions, () -> end(left)),
                Set.of(store(StreamsJudge.ITEMS, CoderSerde.of(ItemHistoryCoder.of())))));
    return builder;
  }

  /** Without a row it is an end, which goes on as it is. */
  private static List<KeyValue<String, ScannerPick>> picks(String key, CheckedScan row) {
    if (row == null) {
      return List.of(new KeyValue<>(key, null));
    }
    return ScannerPick.of(row).stream()
        .map(pick -> new KeyValue<>(key(row, pick.scannerId()), pick))
        .toList();
  }

  private static String key(CheckedScan row, String name) {
    return row.scan().tenant() + '\0' + name;
  }

  private void end(AtomicInteger left) {
    if (left.decrementAndGet() == 0) {
      over.complete(null);
    }
  }

  private <T> StoreBuilder<KeyValueStore<String, T>> store(String name, Serde<T> serde) {
    StoreBuilder<KeyValueStore<String, T>> store =
        Stores.keyValueStoreBuilder(
            kept == Kept.ON_DISK
                ? Stores.persistentKeyValueStore(name)
                : Stores.inMemoryKeyValueStore(name),
            Serdes.String(),
            serde);
    return kept == Kept.ON_HEAP_ALONE ? store.withLoggingDisabled() : store;
  }

  private static <T> Repartitioned<String, T> by(String name, Serde<T> serde, int partitions) {
    return Repartitioned.with(Serdes.String(), serde)
        .withName("by-" + name)
        .withNumberOfPartitions(partitions)
        .withStreamPartitioner(new EndToAll<>());
  }

  /** A processor and its stores. */
  private record Supplied<I, O, P>(
      Supplier<Processor<String, I, O, P>> processor, Set<StoreBuilder<?>> all)
      implements ProcessorSupplier<String, I, O, P> {
    @Override
    public Processor<String, I, O, P> get() {
      return processor.get();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return all;
    }
  }

  /** Decodes and checks; the end of a partition has no value from here on, and no time. */
  private static final class Decode
      extends ContextualProcessor<byte[], byte[], String, CheckedScan> {
    private final Gs1Parser parser = new Gs1Parser();

    @Override
    public void process(Record<byte[], byte[]> record) {
      if (RaceTopic.isEnd(record.value())) {
        // As of the epoch: on a day that never ends no record would let all time pass.
        context().forward(new Record<String, CheckedScan>("", null, 0));
        return;
      }
      RecordMetadata at = context().recordMetadata().orElseThrow();
      try {
        for (Scan scan :
            Decoding.decode(
                RaceTopic.message(
                    at.partition(), at.offset(), record.timestamp(), record.value()))) {
          CheckedScan row = CheckScans.check(scan, RaceInput.RULES.of(scan.tenant()), parser);
          context().forward(new Record<>("", row, record.timestamp()));
        }
      } catch (MessageException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** By key; what has no value goes to all partitions. */
  private static final class EndToAll<T> implements StreamPartitioner<String, T> {
    @Override
    @Deprecated
    public Integer partition(String topic, String key, T value, int partitions) {
      throw new UnsupportedOperationException("Streams asks for partitions");
    }

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, T value, int partitions) {
      return value == null
          ? Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()))
          : Optional.empty();
    }
  }
}
