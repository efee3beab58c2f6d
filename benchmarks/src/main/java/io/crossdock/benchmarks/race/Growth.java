package io.crossdock.benchmarks.race;

import io.crossdock.benchmarks.Median;
import io.crossdock.sandbox.servers.Commands;
import io.crossdock.sandbox.servers.WrongOptionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how what a scan costs grows with the number of items, their sessions, and settings. */
@Command(
    name = "scripts/benchmark-growth",
    sortOptions = false,
    description = {
      "Measures what a scan costs in the barcode pipeline on Flink, from memory, with more items at a"
          + " time, longer sessions, more lateness, another state backend, more checkpoints, and a"
          + " product that has a fifth of all scans; and how much memory an open session takes."
          + " Each group is told against its first row.",
      "Exit codes: 0 measured; 1 a run failed; 2 an option is wrong."
    })
public final class Growth implements Callable<Integer> {
  private static final int SCANS = 2_000_000;
  private static final int SLOTS = 50_000;

  /** Few enough that the run lasts as long in event time as its longest session or lateness. */
  private static final int FEW_SLOTS = 1_000;

  private static final Variant BASE =
      new Variant("", new RaceSize(SCANS, SLOTS, 10, 0), "2h", 1, 0, false, "6g");

  /** RocksDB takes some five times as long for a scan. */
  private static final Variant SHORT = BASE.of(new RaceSize(SCANS / 4, SLOTS / 4, 10, 0));

  private static final Variant FEW = BASE.of(new RaceSize(SCANS, FEW_SLOTS, 10, 0));

  private static final Map<String, List<Variant>> GROUPS = groups();

  @Option(
      names = "--groups",
      split = ",",
      description = "Which of keys, length, lateness, settings, hot, memory. Default: all.")
  private List<String> groups = new ArrayList<>(GROUPS.keySet());

  @Option(names = "--rounds", description = "Runs of each, 1 to 20. Default: 1.")
  private int rounds = 1;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** What is run. The heap is as large as its state needs. */
  private record Variant(
      String name,
      RaceSize size,
      String lateness,
      int parallelism,
      long checkpointMillis,
      boolean rocksdb,
      String heap) {

    Variant called(String other) {
      return new Variant(other, size, lateness, parallelism, checkpointMillis, rocksdb, heap);
    }

    Variant of(RaceSize other) {
      return new Variant(name, other, lateness, parallelism, checkpointMillis, rocksdb, heap);
    }

    Variant slots(int scans, int slots, String largerHeap) {
      RaceSize other = new RaceSize(scans, slots, size.length(), 0);
      return new Variant(
          String.format(Locale.ROOT, "%,d items at a time", slots),
          other,
          lateness,
          parallelism,
          checkpointMillis,
          rocksdb,
          largerHeap);
    }

    Variant length(int scans) {
      return of(new RaceSize(SCANS, size.slots(), scans, 0))
          .called(String.format(Locale.ROOT, "%,d scans a session", scans));
    }

    Variant lateness(String other) {
      return new Variant(
          other + " of lateness", size, other, parallelism, checkpointMillis, rocksdb, heap);
    }

    Variant on(int slots, long millis, boolean disk) {
      return new Variant(
          String.format(
              Locale.ROOT,
              "parallelism %d, %s, %s",
              slots,
              disk ? "RocksDB" : "heap",
              millis == 0 ? "no checkpoints" : "a checkpoint every " + millis / 1_000 + " s"),
          size,
          lateness,
          slots,
          millis,
          disk,
          heap);
    }
  }

  private static Map<String, List<Variant>> groups() {
    Map<String, List<Variant>> groups = new LinkedHashMap<>();
    groups.put(
        "keys",
        List.of(
            BASE.slots(SCANS, SLOTS, "16g"),
            BASE.slots(SCANS, SLOTS * 10, "16g"),
            // Twice as many scans as items, so that half of them do not begin a session.
            BASE.slots(SLOTS * 200, SLOTS * 100, "16g")));
    groups.put("length", List.of(FEW.length(10), FEW.length(100), FEW.length(1_000)));
    groups.put("lateness", List.of(FEW.lateness("2h"), FEW.lateness("20h")));
    groups.put(
        "settings",
        List.of(
            SHORT.on(1, 0, false),
            SHORT.on(2, 0, false),
            SHORT.on(1, 60_000, false),
            SHORT.on(1, 1_000, false),
            SHORT.on(1, 0, true),
            SHORT.on(1, 60_000, true),
            SHORT.on(1, 1_000, true)));
    groups.put(
        "hot",
        List.of(
            BASE.called("no product is hot"),
            BASE.of(new RaceSize(SCANS, SLOTS, 10, 20))
                .called("a product without serial numbers has 20 %")));
    groups.put(
        "memory",
        List.of(
            BASE.of(new RaceSize(500_000, 500_000, 10, 0)).called("one scan each"),
            BASE.of(new RaceSize(2_000_000, 500_000, 10, 0)).called("four scans each")));
    return groups;
  }

  /** Runs and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(Commands.run(new Growth(), args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    for (String group : groups) {
      if (!GROUPS.containsKey(group)) {
        throw new WrongOptionException("There is no group " + group + ".");
      }
    }
    if (rounds < 1 || rounds > 20) {
      throw new WrongOptionException("--rounds is not between 1 and 20.");
    }
    for (String group : groups) {
      List<Variant> variants = GROUPS.getOrDefault(group, List.of());
      System.out.println(group.equals("memory") ? memory(variants) : costs(variants));
    }
    return 0;
  }

  private String costs(List<Variant> variants) throws IOException, InterruptedException {
    double[][] cpu = new double[variants.size()][rounds];
    double[][] wall = new double[variants.size()][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < cpu.length; i++) {
        RaceFigures.Run run = run(variants.get(i), List.of());
        cpu[i][round] = run.cpuMicros();
        wall[i][round] = run.wallMicros();
        System.out.printf(
            Locale.ROOT,
            "  round %d of %d, %s: %.2f us of CPU%n",
            round + 1,
            rounds,
            variants.get(i).name(),
            run.cpuMicros());
      }
    }
    StringBuilder table =
        new StringBuilder(
            "| what | CPU us a scan | to the first | us a scan |\n|---|---|---|---|\n");
    for (int i = 0; i < cpu.length; i++) {
      double own = Median.of(Arrays.stream(cpu[i]));
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.1f | %.2f | %.1f |%n",
              variants.get(i).name(),
              own,
              own / Median.of(Arrays.stream(cpu[0])),
              Median.of(Arrays.stream(wall[i]))));
    }
    return table.toString();
  }

  private String memory(List<Variant> variants) throws IOException, InterruptedException {
    StringBuilder table =
        new StringBuilder("| open sessions | bytes of heap a session | a scan |\n|---|---|---|\n");
    for (Variant variant : variants) {
      RaceFigures.Run run = run(variant, List.of("-D" + HeldHeap.MEASURED + "=true"));
      double bytes = run.heapBytes();
      table.append(
          String.format(
              Locale.ROOT,
              "| %,d, %s | %,.0f | %,.0f |%n",
              variant.size().slots(),
              variant.name(),
              bytes / variant.size().slots(),
              bytes / variant.size().messages()));
    }
    return table.toString();
  }

  private static RaceFigures.Run run(Variant variant, List<String> more)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(more);
    options.add("-D" + RaceInput.LATENESS + "=PT" + variant.lateness());
    try (RaceJvm jvm = RaceJvm.with(variant.heap(), options)) {
      return jvm.run(
              new RaceJvm.Job(
                  "barcode",
                  "crossdock",
                  variant.size(),
                  variant.parallelism(),
                  variant.checkpointMillis(),
                  variant.rocksdb()),
              null)
          .run();
    }
  }
}
