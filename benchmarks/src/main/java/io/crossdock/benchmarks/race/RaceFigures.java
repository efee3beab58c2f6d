package io.crossdock.benchmarks.race;

import io.crossdock.benchmarks.Median;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What was measured in one race, by engine and round. */
final class RaceFigures {
  /** The checksum of an engine that does not do the job. */
  static final String NO_ANSWER = "-";

  private final Map<String, List<Run>> runs = new LinkedHashMap<>();
  private final String name;
  private final String reference;

  /**
   * No figures yet.
   *
   * @param name the race's
   * @param engines who races; the others are compared with the first
   */
  RaceFigures(String name, List<String> engines) {
    this.name = name;
    engines.forEach(engine -> runs.put(engine, new ArrayList<>()));
    this.reference = engines.get(0);
  }

  /**
   * One run.
   *
   * @param cpuMicros CPU time of the whole process for an event
   * @param readingMicros of that, what was taken until the last event was read
   * @param wallMicros time on the wall for an event
   * @param rows what there is in the end, such as rows, sessions and copies
   * @param said how often one was said
   * @param checksum of all of them
   * @param differing how many rows are not as in the race's first run
   * @param heapBytes what the job held in the end, 0 if it was not measured
   * @param brokerMicros CPU time of the broker for an event of the whole run, 0 if there is none
   */
  record Run(
      double cpuMicros,
      double readingMicros,
      double wallMicros,
      int rows,
      long said,
      String checksum,
      int differing,
      long heapBytes,
      double brokerMicros) {
    /** Of the line that {@link RaceRun} prints. */
    static Run parse(String line) {
      String[] words = line.split(" ", -1);
      return new Run(
          Double.parseDouble(words[2]),
          Double.parseDouble(words[3]),
          Double.parseDouble(words[4]),
          Integer.parseInt(words[5]),
          Long.parseLong(words[6]),
          words[7],
          0,
          Long.parseLong(words[8]),
          0);
    }

    /**
     * CPU time for an event and for its share of what is done when the input ends: all that is open
     * then is of all events, while only the second half of them is counted.
     */
    double lifeMicros() {
      return readingMicros + endMicros();
    }

    /** CPU time after the last event was read, for each of all events. */
    double endMicros() {
      return (cpuMicros - readingMicros) / 2;
    }

    boolean judges() {
      return !checksum.equals(NO_ANSWER);
    }

    Run differing(int others) {
      return new Run(
          cpuMicros,
          readingMicros,
          wallMicros,
          rows,
          said,
          checksum,
          others,
          heapBytes,
          brokerMicros);
    }

    Run broker(double micros) {
      return new Run(
          cpuMicros, readingMicros, wallMicros, rows, said, checksum, differing, heapBytes, micros);
    }
  }

  String name() {
    return name;
  }

  void add(String engine, Run run) {
    runs.computeIfAbsent(engine, name -> new ArrayList<>()).add(run);
  }

  Set<String> engines() {
    return runs.keySet();
  }

  /** Whether all said the same, but for those of which it is not expected. */
  boolean sameAnswers(Set<String> unsure) {
    Set<String> answers = new HashSet<>();
    for (Map.Entry<String, List<Run>> one : runs.entrySet()) {
      if (!unsure.contains(one.getKey())) {
        one.getValue().stream().filter(Run::judges).forEach(run -> answers.add(run.checksum()));
      }
    }
    return answers.size() <= 1;
  }

  double cpu(String engine) {
    return median(engine, Run::cpuMicros);
  }

  private double median(String engine, ToDoubleFunction<Run> of) {
    return Median.of(runs.getOrDefault(engine, List.of()).stream().mapToDouble(of));
  }

  /** The median of the ratios of runs that followed one another: what disturbed one met both. */
  private double ratio(String engine, ToDoubleFunction<Run> of) {
    List<Run> own = runs.getOrDefault(engine, List.of());
    List<Run> other = runs.getOrDefault(reference, List.of());
    double[] ratios = new double[Math.min(own.size(), other.size())];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = of.applyAsDouble(own.get(i)) / of.applyAsDouble(other.get(i));
    }
    return Median.of(Arrays.stream(ratios));
  }

  String table() {
    StringBuilder table =
        new StringBuilder("| engine | CPU us an event | to " + reference + " | us an event | to ")
            .append(reference)
            .append(" | broker's CPU us | rows | said | other answers |\n")
            .append("|---|---|---|---|---|---|---|---|---|\n");
    for (Map.Entry<String, List<Run>> one : runs.entrySet()) {
      Run any = one.getValue().get(0);
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %,d | %,d | %s |%n",
              one.getKey(),
              cpu(one.getKey()),
              ratio(one.getKey(), Run::cpuMicros),
              median(one.getKey(), Run::wallMicros),
              ratio(one.getKey(), Run::wallMicros),
              median(one.getKey(), Run::brokerMicros),
              any.rows(),
              any.said(),
              others(one.getValue())));
    }
    return table.toString();
  }

  /** The most that one of the engine's runs said otherwise. */
  private static String others(List<Run> all) {
    Run most = Collections.max(all, Comparator.comparingInt(Run::differing));
    if (!most.judges()) {
      return NO_ANSWER;
    }
    return most.differing() == 0
        ? "none"
        : String.format(Locale.ROOT, "%,d of %,d rows", most.differing(), most.rows());
  }

  /** The figures of every run of these races. */
  static String csv(List<RaceFigures> races) {
    StringBuilder lines =
        new StringBuilder(
            "race,engine,round,cpu_us,wall_us,broker_us,rows,said,checksum,other_answers\n");
    races.forEach(race -> race.lines(lines));
    return lines.toString();
  }

  private void lines(StringBuilder lines) {
    runs.forEach(
        (engine, all) -> {
          for (int round = 0; round < all.size(); round++) {
            Run run = all.get(round);
            lines.append(
                String.format(
                    Locale.ROOT,
                    "\"%s\",%s,%d,%.3f,%.3f,%.3f,%d,%d,%s,%d%n",
                    name,
                    engine,
                    round + 1,
                    run.cpuMicros(),
                    run.wallMicros(),
                    run.brokerMicros(),
                    run.rows(),
                    run.said(),
                    run.checksum(),
                    run.differing()));
          }
        });
  }
}
