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
          + " Each group is told against its first row. What is open when the input ends is ended"
          + " then; that is charged to all scans, and the rest to the second half, which was read"
          + " by a warm JVM.",
      "Exit codes: 0 measured; 1 a run failed; 2 an option is wrong."
    })
public final class Growth implements Callable<Integer> {
  private static final int SCANS = 2_000_000;
  private static final int SLOTS = 50_000;

  /** Few enough that the run lasts as long in event time as its longest session or lateness. */
  private static final int FEW_SLOTS = 1_000;

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
      String name, RaceSize size, String lateness, Race.Conditions conditions, String heap) {

    /** As the pipeline is where nobody says otherwise. */
    static Variant of(String name, RaceSize size) {
      return new Variant(name, size, "2h", Race.Conditions.PLAIN, "6g");
    }

    static Variant keys(int scans, int slots) {
      return new Variant(
          String.format(Locale.ROOT, "%,d items at a time", slots),
          new RaceSize(scans, slots, 10, 0),
          "2h",
          Race.Conditions.PLAIN,
          "16g");
    }

    static Variant length(int length) {
      return of(
          String.format(Locale.ROOT, "%,d scans a session", length),
          new RaceSize(SCANS, FEW_SLOTS, length, 0));
    }

    static Variant lateness(String lateness) {
      return new Variant(
          lateness + " of lateness",
          new RaceSize(SCANS, FEW_SLOTS, 10, 0),
          lateness,
          Race.Conditions.PLAIN,
          "6g");
    }

    /** Fewer scans: RocksDB takes some five times as long for one. */
    static Variant settings(int slots, long checkpointMillis, boolean rocksdb) {
      Race.Conditions conditions =
          new Race.Conditions(Race.Source.memory, slots, checkpointMillis, rocksdb);
      return new Variant(
          conditions.toString(), new RaceSize(SCANS / 4, SLOTS / 4, 10, 0), "2h", conditions, "6g");
    }

    static Variant hot(String name, int percent) {
      return of(name, new RaceSize(SCANS, SLOTS, 10, percent));
    }
  }

  private static Map<String, List<Variant>> groups() {
    Map<String, List<Variant>> groups = new LinkedHashMap<>();
    groups.put(
        "keys",
        List.of(
            Variant.keys(SCANS, SLOTS),
            Variant.keys(SCANS, SLOTS * 10),
            // Twice as many scans as items, so that half of them do not begin a session.
            Variant.keys(SLOTS * 200, SLOTS * 100)));
    groups.put("length", List.of(Variant.length(10), Variant.length(100), Variant.length(1_000)));
    groups.put("lateness", List.of(Variant.lateness("2h"), Variant.lateness("20h")));
    groups.put(
        "settings",
        List.of(
            Variant.settings(1, 0, false),
            Variant.settings(2, 0, false),
            Variant.settings(1, 60_000, false),
            Variant.settings(1, 1_000, false),
            Variant.settings(1, 0, true),
            Variant.settings(1, 60_000, true),
            Variant.settings(1, 1_000, true)));
    groups.put(
        "hot",
        List.of(
            Variant.hot("no product is hot", 0),
            Variant.hot("a product without serial numbers has 20 %", 20)));
    groups.put(
        "memory",
        List.of(
            Variant.of("one scan each", new RaceSize(500_000, 500_000, 10, 0)),
            Variant.of("four scans each", new RaceSize(2_000_000, 500_000, 10, 0))));
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
    double[][] end = new double[variants.size()][rounds];
    double[][] wall = new double[variants.size()][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < cpu.length; i++) {
        RaceFigures.Run run = run(variants.get(i), List.of());
        cpu[i][round] = run.lifeMicros();
        end[i][round] = run.endMicros();
        wall[i][round] = run.wallMicros();
        System.out.printf(
            Locale.ROOT,
            "  round %d of %d, %s: %.2f us of CPU, %.2f of them when the input ended%n",
            round + 1,
            rounds,
            variants.get(i).name(),
            run.lifeMicros(),
            run.endMicros());
      }
    }
    StringBuilder table =
        new StringBuilder(
            """
            | what | CPU us a scan | to the first | of that when the input ended | us a scan |
            |---|---|---|---|---|
            """);
    for (int i = 0; i < cpu.length; i++) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.1f | %.2f | %.1f | %.1f |%n",
              variants.get(i).name(),
              Median.of(Arrays.stream(cpu[i])),
              Median.of(Arrays.stream(cpu[i])) / Median.of(Arrays.stream(cpu[0])),
              Median.of(Arrays.stream(end[i])),
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
              new RaceJvm.Job("barcode", "crossdock", variant.size(), variant.conditions()), null)
          .run();
    }
  }
}
