package io.crossdock.benchmarks.race;

import io.crossdock.sandbox.servers.Commands;
import io.crossdock.sandbox.servers.WrongOptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Races engines against each other over the same scans: each run in a JVM of its own, engines
 * taking turns, so that what else the machine does meets all of them.
 */
@Command(
    name = "scripts/race",
    sortOptions = false,
    description = {
      "Races a pipeline's job in Crossdock against hand-written ones, over the same messages from"
          + " memory or from Kafka. Prints medians of CPU and wall time per event, and their ratio to the job that"
          + " is tuned by hand.",
      "Engines of barcode: loop (a thread and maps, no engine: the floor), tuned (Flink, keyed process"
          + " functions), windows (Flink, session windows), crossdock, naive (Beam, session windows"
          + " and GroupByKey; slow, only where it is named); from Kafka only: consumer (judges"
          + " nothing: the limit of the source), streams (Kafka Streams, stores in memory with their"
          + " changelog), unlogged (the same without changelog). Of fleet and maintenance: tuned,"
          + " crossdock.",
      "Exit codes: 0 measured; 1 a run failed, or two engines said different things"
          + " (streams and unlogged may: the table says how many rows); 2 an option is"
          + " wrong."
    })
public final class RaceMain implements Callable<Integer> {
  private static final String TUNED = "tuned";

  @Option(names = "--pipeline", description = "barcode, fleet or maintenance. Default: barcode.")
  private String pipelineName = "barcode";

  @Option(
      names = "--engines",
      split = ",",
      description = "Which race. Default: all but the slow ones.")
  private List<String> engines = List.of();

  enum Where {
    memory,
    kafka
  }

  @Option(
      names = "--source",
      description =
          "Where the scans come from: memory, or kafka, a broker in a JVM of its own whose CPU time"
              + " is not counted, with a partition for each slot. Default: memory.")
  private Where source = Where.memory;

  @Option(
      names = {"--scans", "--events"},
      description =
          "Messages of a run, 10000 to 20000000. Default: 2000000 scans, or 1000000 events"
              + " of trucks or machines.")
  private int scans;

  @Option(
      names = {"--slots", "--trucks", "--machines"},
      description = "Items in session at a time, default 50000; trucks, or machines, default 200.")
  private int slots;

  @Option(names = "--length", description = "Scans of an item's session. Default: 10.")
  private int length = 10;

  @Option(names = "--rounds", description = "Runs of each engine, 1 to 100. Default: 5.")
  private int rounds = 5;

  @Option(names = "--parallelism", description = "Slots of Flink, 1 to 16. Default: 1.")
  private int parallelism = 1;

  @Option(
      names = "--checkpoint-ms",
      description = "Time between checkpoints, milliseconds; 0 for none. Default: 0.")
  private long checkpointMillis;

  @Option(names = "--rocksdb", description = "State in RocksDB, else on the heap.")
  private boolean rocksdb;

  @Option(names = "--hot", description = "Of a hundred scans, those of one product. Default: 0.")
  private int hot;

  @Option(names = "--heap", description = "Heap of each engine's JVM. Default: 6g.")
  private String heap = "6g";

  @Option(names = "--csv", description = "A file for the figures of every run.")
  private @Nullable Path csv;

  @Option(names = "--plot", description = "A file for a plot, .svg.")
  private @Nullable Path plot;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  private @Nullable Path answers;

  /** Runs and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(Commands.run(new RaceMain(), args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    RacedPipeline pipeline = RacedPipeline.of(pipelineName);
    if (pipeline == null) {
      throw new WrongOptionException(
          "There is no pipeline " + pipelineName + "; there are barcode, fleet and maintenance.");
    }
    if (engines.isEmpty()) {
      engines = pipeline.raced();
    }
    if (scans == 0) {
      scans = pipeline.size();
    }
    if (slots == 0) {
      slots = pipeline.slots();
    }
    checkOptions(pipeline);
    RaceFigures figures = new RaceFigures(engines, TUNED);
    System.out.printf(
        Locale.ROOT,
        "%s: %,d messages from %s, %,d items (%d scans a session), trucks or machines; parallelism"
            + " %d, %s, %s.%n",
        pipeline.text(),
        scans,
        source,
        slots,
        length,
        parallelism,
        rocksdb ? "RocksDB" : "heap",
        checkpointMillis == 0
            ? "no checkpoints"
            : "a checkpoint every " + checkpointMillis + " ms");
    try (RaceJvm jvm = RaceJvm.with(heap, List.of());
        RaceBroker broker = broker(jvm)) {
      for (int round = 0; round < rounds; round++) {
        for (String engine : engines) {
          RaceFigures.Run run = run(engine, jvm, broker);
          figures.add(engine, run);
          if (broker != null) {
            broker.tidy();
          }
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
    if (csv != null) {
      Files.writeString(csv, figures.csv());
    }
    if (plot != null) {
      RacePlot.write(pipeline.text(), figures, plot);
    }
    if (!figures.sameAnswers(RaceRun.UNSURE)) {
      System.err.println("The engines said different things: their checksums differ.");
      return 1;
    }
    return 0;
  }

  private void checkOptions(RacedPipeline pipeline) {
    if (scans < 10_000
        || scans > 20_000_000
        || slots < 10
        || length < 1
        || hot < 0
        || hot > 99
        || rounds < 1
        || rounds > 100
        || parallelism < 1
        || parallelism > 16
        || checkpointMillis < 0) {
      throw new WrongOptionException("An option is out of its bounds.");
    }
    if (source == Where.kafka && !pipeline.text().equals("barcode")) {
      throw new WrongOptionException("--source=kafka is for barcode only.");
    }
    if (source == Where.memory && engines.stream().anyMatch(RaceRun.KAFKA_ONLY::contains)) {
      throw new WrongOptionException(
          String.join(", ", RaceRun.KAFKA_ONLY) + " read from Kafka only: --source=kafka.");
    }
    Set<String> known = pipeline.engines().keySet();
    for (String engine : engines) {
      if (!known.contains(engine)) {
        throw new WrongOptionException(
            "There is no engine " + engine + "; there are " + String.join(", ", known) + ".");
      }
    }
  }

  private @Nullable RaceBroker broker(RaceJvm jvm) throws InterruptedException {
    return source == Where.memory
        ? null
        : RaceBroker.start(jvm.directory(), jvm.options(), size(), parallelism);
  }

  private RaceSize size() {
    return new RaceSize(scans, slots, length, hot);
  }

  private RaceFigures.Run run(String engine, RaceJvm jvm, @Nullable RaceBroker broker)
      throws IOException, InterruptedException {
    RaceJvm.Outcome outcome =
        jvm.run(
            new RaceJvm.Job(pipelineName, engine, size(), parallelism, checkpointMillis, rocksdb),
            broker == null ? null : broker.bootstrapServers());
    RaceFigures.Run run = outcome.run();
    return run.judges() ? run.differing(differing(outcome.answers())) : run;
  }

  /** How many rows are not as in the first run. */
  private int differing(Path rows) throws IOException {
    if (answers == null) {
      answers = rows;
      return 0;
    }
    int differing = Answers.differing(answers, rows);
    Files.delete(rows);
    return differing;
  }
}
