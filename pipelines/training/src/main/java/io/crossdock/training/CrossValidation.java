package io.crossdock.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What models are worth on rows that they were not trained with. Where the threshold is not given,
 * each fold's is chosen by scores that models of the other folds gave to rows held out among those:
 * the fold that is judged takes no part in it.
 *
 * @param folds quality in each fold
 * @param pooled quality of all rows, each scored and judged while its fold was held out
 * @param threshold for a model of all rows: as given, or the best for the scores of held-out rows
 * @param scores of each row while it was held out
 */
public record CrossValidation(
    List<Quality> folds, Quality pooled, double threshold, List<Double> scores) {

  /**
   * Trains and judges.
   *
   * @param count how many folds, 2 or more
   * @param seed of who goes into which fold
   * @param threshold above 0 and up to 1; empty for the one with the best F1
   * @throws TrainingException if there are too few failures, or machines with failures, for the
   *     folds
   */
  public static CrossValidation run(
      Dataset data, Parameters parameters, int count, long seed, OptionalDouble threshold) {
    Folds folds = Folds.of(data, count, seed);
    double[] scores = new double[data.size()];
    // Thresholds differ from fold to fold; the distance to it does not know which fold it is of.
    boolean[] called = new boolean[data.size()];
    List<Quality> qualities = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      Dataset others = data.only(folds.trainedWith(fold));
      int[] rows = folds.heldOut(fold);
      Dataset held = data.only(rows);
      double limit =
          threshold.isPresent()
              ? threshold.getAsDouble()
              : bestThreshold(others, heldOutScores(others, parameters, count, seed + fold + 1));
      double[] its = Training.train(others, parameters).score(held.rows());
      qualities.add(Quality.of(its, failures(held), limit));
      for (int i = 0; i < rows.length; i++) {
        scores[rows[i]] = its[i];
        called[rows[i]] = its[i] >= limit;
      }
    }
    return new CrossValidation(
        List.copyOf(qualities),
        pooled(scores, called, failures(data)),
        threshold.orElseGet(() -> bestThreshold(data, scores)),
        Arrays.stream(scores).boxed().toList());
  }

  /** Mean over the folds. */
  public double mean(ToDoubleFunction<Quality> figure) {
    return folds.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  /** Standard deviation over the folds, with n - 1. */
  public double deviation(ToDoubleFunction<Quality> figure) {
    double mean = mean(figure);
    double squares =
        folds.stream().mapToDouble(fold -> Math.pow(figure.applyAsDouble(fold) - mean, 2)).sum();
    return Math.sqrt(squares / (folds.size() - 1));
  }

  private static double[] heldOutScores(Dataset data, Parameters parameters, int count, long seed) {
    Folds folds = Folds.upTo(data, count, seed);
    double[] scores = new double[data.size()];
    for (int fold = 0; fold < folds.count(); fold++) {
      int[] rows = folds.heldOut(fold);
      TrainedModel model = Training.train(data.only(folds.trainedWith(fold)), parameters);
      double[] its = model.score(data.only(rows).rows());
      for (int i = 0; i < rows.length; i++) {
        scores[rows[i]] = its[i];
      }
    }
    return scores;
  }

  private static double bestThreshold(Dataset data, double[] scores) {
    return new Ranking(scores, failures(data)).bestThreshold();
  }

  private static Quality pooled(double[] scores, boolean[] called, boolean[] failures) {
    double[] calls = new double[called.length];
    for (int i = 0; i < calls.length; i++) {
      calls[i] = called[i] ? 1 : 0;
    }
    Quality judged = Quality.of(calls, failures, 0.5);
    return new Quality(
        judged.rows(),
        judged.hits(),
        judged.falseAlarms(),
        judged.misses(),
        new Ranking(scores, failures).averagePrecision());
  }

  private static boolean[] failures(Dataset data) {
    boolean[] failures = new boolean[data.size()];
    for (int i = 0; i < failures.length; i++) {
      failures[i] = data.failure(i);
    }
    return failures;
  }
}
