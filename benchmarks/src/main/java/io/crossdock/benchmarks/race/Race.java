package io.crossdock.benchmarks.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Engines that do the same job over the same messages.
 *
 * @param name what is raced, for a person
 * @param pipeline of {@link RacedPipeline#ALL}
 * @param engines who races
 * @param reference the engine that the others are compared with
 * @param size of the input
 * @param source where the messages come from
 * @param parallelism slots of Flink, partitions of a topic
 * @param checkpointMillis time between checkpoints; 0 for none
 * @param rocksdb whether state is in RocksDB, else on the heap
 */
record Race(
    String name,
    String pipeline,
    List<String> engines,
    String reference,
    RaceSize size,
    Source source,
    int parallelism,
    long checkpointMillis,
    boolean rocksdb) {
  private static final int EACH_SECOND = 1_000;

  /** Scans for an item: so many that event time goes on for an hour, and most sessions end. */
  private static final int SCANS_A_SLOT = 40;

  /**
   * What is raced where nobody says which, for a first look: each run lasts for seconds, and so a
   * part of what it costs is the compiler's. A figure for the record wants millions of messages.
   */
  static final List<Race> ALL =
      List.of(
          barcode("barcode", 500_000, "loop", "tuned", "windows", "crossdock"),
          barcode("barcode, checkpoints", 200_000, "tuned", "crossdock").saved(EACH_SECOND),
          barcode("barcode, RocksDB", 60_000, "tuned", "crossdock").onDisk(),
          barcode("barcode, naive", 60_000, "crossdock", "naive").to("crossdock"),
          barcode(
                  "barcode from Kafka",
                  200_000,
                  "consumer",
                  "tuned",
                  "crossdock",
                  "streams",
                  "streams-heap")
              .fromKafka()
              .to("crossdock"),
          devices("fleet"),
          devices("maintenance"));

  enum Source {
    memory,
    kafka
  }

  private static Race barcode(String name, int scans, String... engines) {
    return of(name, "barcode", scans, scans / SCANS_A_SLOT, engines);
  }

  private static Race devices(String pipeline) {
    int devices = Objects.requireNonNull(RacedPipeline.of(pipeline)).slots();
    return of(pipeline, pipeline, 1_000_000, devices, "tuned", "crossdock");
  }

  private static Race of(String name, String pipeline, int messages, int slots, String... engines) {
    return new Race(
        name,
        pipeline,
        List.of(engines),
        "tuned",
        new RaceSize(messages, slots, 10, 0),
        Source.memory,
        1,
        0,
        false);
  }

  private Race saved(long millis) {
    return new Race(name, pipeline, engines, reference, size, source, parallelism, millis, rocksdb);
  }

  private Race onDisk() {
    return new Race(
        name, pipeline, engines, reference, size, source, parallelism, checkpointMillis, true);
  }

  private Race fromKafka() {
    return new Race(
        name,
        pipeline,
        engines,
        reference,
        size,
        Source.kafka,
        parallelism,
        checkpointMillis,
        rocksdb);
  }

  private Race to(String engine) {
    return new Race(
        name, pipeline, engines, engine, size, source, parallelism, checkpointMillis, rocksdb);
  }

  /**
   * Runs each engine so many times, engines taking turns, so that what else the machine does meets
   * all of them; prints each run's figures and then all of them.
   *
   * @param heap of each engine's JVM
   */
  RaceFigures run(int rounds, String heap) throws IOException, InterruptedException {
    RaceFigures figures = new RaceFigures(name, engines, reference);
    System.out.printf(
        Locale.ROOT,
        "%s: %,d messages from %s, %,d items (%d scans a session), trucks or machines; parallelism"
            + " %d, %s, %s.%n",
        name,
        size.messages(),
        source,
        size.slots(),
        size.length(),
        parallelism,
        rocksdb ? "RocksDB" : "heap",
        checkpointMillis == 0
            ? "no checkpoints"
            : "a checkpoint every " + checkpointMillis + " ms");
    try (RaceJvm jvm = RaceJvm.with(heap, List.of());
        RaceBroker broker = broker(jvm)) {
      @Nullable Path answers = null;
      for (int round = 0; round < rounds; round++) {
        for (String engine : engines) {
          long brokerBefore = broker == null ? 0 : broker.cpuNanos();
          RaceJvm.Outcome outcome =
              jvm.run(
                  new RaceJvm.Job(pipeline, engine, size, parallelism, checkpointMillis, rocksdb),
                  broker == null ? null : broker.bootstrapServers());
          RaceFigures.Run run = outcome.run();
          if (run.judges()) {
            if (answers == null) {
              answers = outcome.answers();
            } else {
              run = run.differing(Answers.differing(answers, outcome.answers()));
              Files.delete(outcome.answers());
            }
          }
          if (broker != null) {
            run = run.broker((broker.cpuNanos() - brokerBefore) / 1e3 / size.messages());
            broker.tidy();
          }
          figures.add(engine, run);
          System.out.printf(
              Locale.ROOT,
              "  round %d of %d, %-10s %7.2f us of CPU, %7.2f us, checksum %s%n",
              round + 1,
              rounds,
              engine,
              run.cpuMicros(),
              run.wallMicros(),
              run.checksum());
        }
      }
    }
    System.out.println(figures.table());
    return figures;
  }

  private @Nullable RaceBroker broker(RaceJvm jvm) throws InterruptedException {
    return source == Source.memory
        ? null
        : RaceBroker.start(jvm.directory(), jvm.options(), size, parallelism);
  }
}
