package io.crossdock.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Times from causes to effects. */
final class Latencies {
  private final long[] sorted;

  private Latencies(long[] sorted) {
    this.sorted = sorted;
  }

  /**
   * The times between those that are in both, milliseconds.
   *
   * @param causes when each came
   * @param effects when each came
   */
  static Latencies of(Map<String, Long> causes, Map<String, Long> effects) {
    return new Latencies(
        causes.entrySet().stream()
            .filter(cause -> effects.containsKey(cause.getKey()))
            .mapToLong(cause -> effects.getOrDefault(cause.getKey(), 0L) - cause.getValue())
            .sorted()
            .toArray());
  }

  int count() {
    return sorted.length;
  }

  /** The time that this share of all are not above, by the nearest rank. */
  long percentile(double share) {
    return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
  }

  String table() {
    if (sorted.length == 0) {
      return "No alert was heard.";
    }
    return String.format(
        Locale.ROOT,
        "Alert latency: median %,d ms, p95 %,d ms, p99 %,d ms, longest %,d ms, mean %,.0f ms.",
        percentile(0.5),
        percentile(0.95),
        percentile(0.99),
        sorted[sorted.length - 1],
        Arrays.stream(sorted).average().orElse(0));
  }

  /** The heading over {@link #line}. */
  static String heading(String from) {
    return String.format(
        Locale.ROOT,
        "%-46s %9s %9s %9s %9s %9s %9s",
        from,
        "count",
        "of all",
        "median ms",
        "p95 ms",
        "p99 ms",
        "longest");
  }

  /**
   * A line of a table.
   *
   * @param all how many causes there were, whether they had an effect or not
   */
  String line(String to, int all) {
    if (sorted.length == 0) {
      return String.format(Locale.ROOT, "%-46s %,9d %8.1f %%", to, 0, 0.0);
    }
    return String.format(
        Locale.ROOT,
        "%-46s %,9d %7.1f %% %,9d %,9d %,9d %,9d",
        to,
        sorted.length,
        100.0 * sorted.length / Math.max(1, all),
        percentile(0.5),
        percentile(0.95),
        percentile(0.99),
        sorted[sorted.length - 1]);
  }
}
