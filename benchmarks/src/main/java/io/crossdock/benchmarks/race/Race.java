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
 * @param engines who races; the others are compared with the first
 * @param size of the input
 * @param conditions under which all of them race
 */
record Race(
    String name, String pipeline, List<String> engines, RaceSize size, Conditions conditions) {

  /** Scans for an item: so many that event time goes on for an hour, and most sessions end. */
  private static final int SCANS_A_SLOT = 40;

  /**
   * What is raced where nobody says which, for a first look: each run lasts for seconds, and so a
   * part of what it costs is the compiler's. A figure for the record wants millions of messages.
   */
  static final List<Race> ALL =
      List.of(
          barcode("barcode", 400_000, Conditions.PLAIN, "tuned", "loop", "windows", "crossdock"),
          barcode("barcode, checkpoints", 200_000, Conditions.SAVED, "tuned", "crossdock"),
          barcode("barcode, RocksDB", 60_000, Conditions.ON_DISK, "tuned", "crossdock"),
          barcode("barcode, naive", 60_000, Conditions.PLAIN, "crossdock", "naive"),
          barcode(
              "barcode from Kafka",
              200_000,
              Conditions.FROM_KAFKA,
              "crossdock",
              "consumer",
              "tuned",
              "streams"),
          devices("fleet"),
          devices("maintenance"));

  enum Source {
    memory,
    kafka
  }

  /**
   * Conditions of a race.
   *
   * @param source where the messages come from
   * @param parallelism slots of Flink, partitions of a topic
   * @param checkpointMillis time between checkpoints; 0 for none
   * @param rocksdb whether state is in RocksDB, else on the heap
   */
  record Conditions(Source source, int parallelism, long checkpointMillis, boolean rocksdb) {
    static final Conditions PLAIN = new Conditions(Source.memory, 1, 0, false);
    private static final Conditions SAVED = new Conditions(Source.memory, 1, 1_000, false);
    private static final Conditions ON_DISK = new Conditions(Source.memory, 1, 0, true);
    private static final Conditions FROM_KAFKA = new Conditions(Source.kafka, 1, 0, false);

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "from %s, parallelism %d, %s, %s",
          source,
          parallelism,
          rocksdb ? "RocksDB" : "heap",
          checkpointMillis == 0
              ? "no checkpoints"
              : "a checkpoint every " + checkpointMillis + " ms");
    }
  }

  private static Race barcode(String name, int scans, Conditions conditions, String... engines) {
    RaceSize size = new RaceSize(scans, scans / SCANS_A_SLOT, 10, 0);
    return new Race(name, "barcode", List.of(engines), size, conditions);
  }

  private static Race devices(String pipeline) {
    int devices = Objects.requireNonNull(RacedPipeline.of(pipeline)).slots();
    return new Race(
        pipeline,
        pipeline,
        List.of("tuned", "crossdock"),
        new RaceSize(1_000_000, devices, 10, 0),
        Conditions.PLAIN);
  }

  /**
   * Runs each engine so many times, engines taking turns, so that what else the machine does meets
   * all of them; prints each run's figures and then all of them.
   *
   * @param heap of each engine's JVM
   */
  RaceFigures run(int rounds, String heap) throws IOException, InterruptedException {
    RaceFigures figures = new RaceFigures(name, engines);
    System.out.printf(
        Locale.ROOT,
        "%s: %,d messages, %,d items (%d scans a session), trucks or machines; %s.%n",
        name,
        size.messages(),
        size.slots(),
        size.length(),
        conditions);
    try (RaceJvm jvm = RaceJvm.with(heap, List.of());
        RaceBroker broker = broker(jvm)) {
      @Nullable Path answers = null;
      for (int round = 0; round < rounds; round++) {
        for (String engine : engines) {
          RaceJvm.Outcome outcome = run(engine, jvm, broker);
          RaceFigures.Run run = outcome.run();
          if (run.judges()) {
            if (answers == null) {
              answers = outcome.answers();
            } else {
              run = run.differing(Answers.differing(answers, outcome.answers()));
              Files.delete(outcome.answers());
            }
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

  private RaceJvm.Outcome run(String engine, RaceJvm jvm, @Nullable RaceBroker broker)
      throws IOException, InterruptedException {
    RaceJvm.Job job = new RaceJvm.Job(pipeline, engine, size, conditions);
    if (broker == null) {
      return jvm.run(job, null);
    }
    long before = broker.cpuNanos();
    RaceJvm.Outcome outcome = jvm.run(job, broker.bootstrapServers());
    double micros = (broker.cpuNanos() - before) / 1e3 / size.messages();
    broker.tidy();
    return new RaceJvm.Outcome(outcome.run().broker(micros), outcome.answers());
  }

  private @Nullable RaceBroker broker(RaceJvm jvm) throws InterruptedException {
    return conditions.source() == Source.memory
        ? null
        : RaceBroker.start(jvm.directory(), jvm.options(), size, conditions.parallelism());
  }
}
