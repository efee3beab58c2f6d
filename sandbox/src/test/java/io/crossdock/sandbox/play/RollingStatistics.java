package io.crossdock.sandbox.play;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The detector that the pipeline is told to be, written down once more without it: means of hours,
 * each against the mean and the standard deviation of those before it.
 *
 * @param windows how many hours, the one that is judged among them
 * @param limit of the deviation's magnitude
 */
record RollingStatistics(int windows, double limit) {
  static final int OPEN_AFTER = 2;
  static final int RECOVER_AFTER = 5;
  static final double RECOVER_BELOW = 0.7;
  static final long HOUR_MICROS = 3_600_000_000L;

  private static final int FEWEST = 5;

  /**
   * What a detector says.
   *
   * @param episodes problems
   * @param hoursOver beginning of each hour at or over the limit, microseconds since the epoch
   */
  record Said(List<NabMachine.Span> episodes, List<Long> hoursOver) {}

  Said of(NabMachine machine) {
    List<NabMachine.Span> episodes = new ArrayList<>();
    List<Long> hoursOver = new ArrayList<>();
    long began = 0;
    boolean open = false;
    int inRow = 0;
    SortedMap<Long, Double> hours = hours(machine);
    for (long hour : hours.keySet()) {
      double r = Math.abs(deviation(hours, hour)) / limit;
      if (Double.isNaN(r)) {
        continue;
      }
      double probability = r / (1 + r);
      if (probability >= 0.5) {
        hoursOver.add(hour * HOUR_MICROS);
      }
      if (open ? probability >= 0.5 * RECOVER_BELOW : probability < 0.5) {
        inRow = 0;
        continue;
      }
      inRow++;
      if (!open && inRow == 1) {
        began = hour * HOUR_MICROS;
      }
      if (inRow == (open ? RECOVER_AFTER : OPEN_AFTER)) {
        if (open) {
          episodes.add(new NabMachine.Span(began, (hour + 1) * HOUR_MICROS));
        }
        open = !open;
        inRow = 0;
      }
    }
    if (open) {
      episodes.add(new NabMachine.Span(began, (hours.lastKey() + 1) * HOUR_MICROS));
    }
    return new Said(episodes, hoursOver);
  }

  private static SortedMap<Long, Double> hours(NabMachine machine) {
    SortedMap<Long, List<Double>> values = new TreeMap<>();
    for (int i = 0; i < machine.values().size(); i++) {
      values
          .computeIfAbsent(
              Math.floorDiv(machine.micros().get(i), HOUR_MICROS), any -> new ArrayList<>())
          .add(machine.values().get(i));
    }
    SortedMap<Long, Double> means = new TreeMap<>();
    values.forEach((hour, some) -> means.put(hour, mean(some)));
    return means;
  }

  private double deviation(SortedMap<Long, Double> hours, long hour) {
    List<Double> before = new ArrayList<>(hours.subMap(hour - windows + 1, hour).values());
    if (before.size() < FEWEST) {
      return Double.NaN;
    }
    double mean = mean(before);
    double squares = 0;
    for (double value : before) {
      squares += (value - mean) * (value - mean);
    }
    return squares == 0
        ? Double.NaN
        : (hours.getOrDefault(hour, Double.NaN) - mean) / Math.sqrt(squares / (before.size() - 1));
  }

  private static double mean(List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.size();
  }
}
