package io.crossdock.training;

import java.util.Arrays;

/** Scores from the highest down, and how many failures are among those so far. */
final class Ranking {
  private final double[] scores;
  private final boolean[] failures;

  Ranking(double[] scores, boolean[] failures) {
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
    this.scores = new double[order.length];
    this.failures = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      this.scores[i] = scores[order[i]];
      this.failures[i] = failures[order[i]];
    }
  }

  /** The sum of (R_n - R_n-1) P_n; NaN without a failure. */
  double averagePrecision() {
    int positives = positives();
    int hits = 0;
    int before = 0;
    double area = 0;
    for (int i = 0; i < scores.length; i++) {
      hits += failures[i] ? 1 : 0;
      if (endsHere(i)) {
        area += (double) (hits - before) / positives * hits / (i + 1);
        before = hits;
      }
    }
    return positives == 0 ? Double.NaN : area;
  }

  /** The threshold with the best F1, in the middle between two scores; the highest of equals. */
  double bestThreshold() {
    int positives = positives();
    int hits = 0;
    double best = -1;
    double threshold = 0.5;
    for (int i = 0; i + 1 < scores.length; i++) {
      hits += failures[i] ? 1 : 0;
      double f1 = 2.0 * hits / (positives + i + 1);
      if (endsHere(i) && f1 > best) {
        best = f1;
        threshold = (scores[i] + scores[i + 1]) / 2;
      }
    }
    return threshold;
  }

  private boolean endsHere(int i) {
    return i + 1 == scores.length || scores[i + 1] < scores[i];
  }

  private int positives() {
    int positives = 0;
    for (boolean failure : failures) {
      positives += failure ? 1 : 0;
    }
    return positives;
  }
}
