package io.crossdock.training;

/**
 * How well failures are told from the rest.
 *
 * @param rows how many rows were judged
 * @param hits failures called failures
 * @param falseAlarms others called failures
 * @param misses failures not called so
 * @param averagePrecision area under precision over recall: the sum of (R_n - R_n-1) P_n over the
 *     scores from the highest down, equal ones at once
 */
public record Quality(int rows, int hits, int falseAlarms, int misses, double averagePrecision) {
  /**
   * Judges scores.
   *
   * @param threshold at and above which a score calls it a failure
   */
  public static Quality of(double[] scores, boolean[] failures, double threshold) {
    int hits = 0;
    int falseAlarms = 0;
    int misses = 0;
    for (int i = 0; i < scores.length; i++) {
      boolean called = scores[i] >= threshold;
      hits += called && failures[i] ? 1 : 0;
      falseAlarms += called && !failures[i] ? 1 : 0;
      misses += !called && failures[i] ? 1 : 0;
    }
    return new Quality(
        scores.length, hits, falseAlarms, misses, new Ranking(scores, failures).averagePrecision());
  }

  /** How many failures there are. */
  public int positives() {
    return hits + misses;
  }

  /** Share of those called failures that are; 0 where none was called so. */
  public double precision() {
    return hits == 0 ? 0 : (double) hits / (hits + falseAlarms);
  }

  /** Share of failures that were called so. */
  public double recall() {
    return hits == 0 ? 0 : (double) hits / (hits + misses);
  }

  /** Harmonic mean of precision and recall. */
  public double f1() {
    return hits == 0 ? 0 : 2.0 * hits / (2.0 * hits + falseAlarms + misses);
  }
}
