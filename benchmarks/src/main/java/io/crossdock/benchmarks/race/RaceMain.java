package io.crossdock.benchmarks.race;

import static java.util.Objects.requireNonNull;

import io.crossdock.sandbox.servers.Commands;
import io.crossdock.sandbox.servers.WrongOptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Races engines against each other over the same messages, each run in a JVM of its own. */
@Command(
    name = "scripts/race",
    sortOptions = false,
    description = {
      "Races a pipeline's job in Crossdock against hand-written ones, over the same messages from"
          + " memory or from Kafka. Prints medians of CPU and wall time per event, and the median of"
          + " their ratios, run by run, to the first engine. Without --pipeline all races are run, which"
          + " takes some 20 minutes on two cores.",
      "Engines of barcode: loop (a thread and maps, no engine: the floor), tuned (Flink, keyed process"
          + " functions), windows (Flink, session windows), crossdock, naive (Beam, session windows"
          + " and GroupByKey; slow, only where it is named); from Kafka only: consumer (judges"
          + " nothing: the limit of the source), streams (Kafka Streams with its default stores:"
          + " RocksDB with a changelog), streams-heap (stores in memory with their changelog),"
          + " streams-unlogged (the same without changelog). Of fleet and maintenance: tuned,"
          + " crossdock.",
      "Exit codes: 0 measured; 1 a run failed, or two engines said different things"
          + " (those of Kafka Streams may: the table says how many rows); 2 an option is"
          + " wrong."
    })
public final class RaceMain implements Callable<Integer> {
  /** What may be said of all races at once. */
  private static final Set<String> OF_ALL = Set.of("--rounds", "--heap", "--csv", "--plot");

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--pipeline",
      description =
          "barcode, fleet or maintenance: one race, by the options below. Default: all races, each"
              + " with an input of its own.")
  private @Nullable String pipelineName;

  @Option(
      names = "--engines",
      split = ",",
      description =
          "Which race; the others are compared with the first. Default: all but the slow ones.")
  private List<String> engines = List.of();

  @Option(
      names = "--source",
      description =
          "Where the scans come from: memory, or kafka, a broker in a JVM of its own whose CPU time"
              + " is not counted, with a partition for each slot. Default: memory.")
  private Race.Source source = Race.Source.memory;

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

  @Option(names = "--rounds", description = "Runs of each engine, 1 to 100. Default: 3.")
  private int rounds = 3;

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

  @Option(
      names = "--csv",
      description = "A file for the figures of every run. Default: target/race.csv.")
  private Path csv = Path.of("target", "race.csv");

  @Option(names = "--plot", description = "A file for a plot, .png. Default: target/race.png.")
  private Path plot = Path.of("target", "race.png");

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** Runs and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(Commands.run(new RaceMain(), args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Race> races = pipelineName == null ? all() : List.of(one(pipelineName));
    if (rounds < 1 || rounds > 100) {
      throw new WrongOptionException("--rounds is not between 1 and 100.");
    }
    List<RaceFigures> figures = new ArrayList<>();
    for (Race race : races) {
      if (races.size() > 1) {
        System.out.printf("Race %d of %d, ", figures.size() + 1, races.size());
      }
      figures.add(race.run(rounds, heap));
      // Those of the races that are over: a stopped one leaves what it has.
      Files.writeString(inFolder(csv), RaceFigures.csv(figures));
      RacePlot.write(figures, inFolder(plot));
    }
    System.out.printf("Figures are in %s, a plot in %s.%n", csv, plot);
    boolean same = true;
    for (RaceFigures one : figures) {
      if (!one.sameAnswers(RaceRun.UNSURE)) {
        System.err.println(one.name() + ": the engines said different things, see the checksums.");
        same = false;
      }
    }
    return same ? 0 : 1;
  }

  /** A file, whose folder is made if need be. */
  private static Path inFolder(Path file) throws IOException {
    Files.createDirectories(requireNonNull(file.toAbsolutePath().getParent()));
    return file;
  }

  private List<Race> all() {
    ParseResult given = requireNonNull(spec).commandLine().getParseResult();
    for (OptionSpec option : given.matchedOptions()) {
      if (!OF_ALL.contains(option.longestName())) {
        throw new WrongOptionException(
            option.longestName() + " is of one race: say which by --pipeline.");
      }
    }
    return Race.ALL;
  }

  private Race one(String name) {
    RacedPipeline pipeline = RacedPipeline.of(name);
    if (pipeline == null) {
      throw new WrongOptionException(
          "There is no pipeline " + name + "; there are barcode, fleet and maintenance.");
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
    return new Race(
        name,
        name,
        engines,
        new RaceSize(scans, slots, length, hot),
        new Race.Conditions(source, parallelism, checkpointMillis, rocksdb));
  }

  private void checkOptions(RacedPipeline pipeline) {
    if (scans < 10_000
        || scans > 20_000_000
        || slots < 10
        || length < 1
        || hot < 0
        || hot > 99
        || parallelism < 1
        || parallelism > 16
        || checkpointMillis < 0) {
      throw new WrongOptionException("An option is out of its bounds.");
    }
    if (source == Race.Source.kafka && !pipeline.text().equals("barcode")) {
      throw new WrongOptionException("--source=kafka is for barcode only.");
    }
    if (source == Race.Source.memory && engines.stream().anyMatch(RaceRun.KAFKA_ONLY::contains)) {
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
}
