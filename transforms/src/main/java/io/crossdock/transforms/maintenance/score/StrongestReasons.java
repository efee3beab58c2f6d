package io.crossdock.transforms.maintenance.score;

import io.crossdock.schemas.maintenance.Prediction.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Why a model calls a failure: each input in turn has its typical value instead of its own, and
 * what brings the probability down most is the strongest reason. Inputs that act only together are
 * not found in this way.
 */
final class StrongestReasons {
  private static final int MOST = 3;

  /** Bounds what is asked for at once, in memory outside the heap: 10 floats a row are 160 kB. */
  private static final int ROWS_AT_ONCE = 4_096;

  private final Model model;
  private final List<ModelMetadata.Input> inputs;

  StrongestReasons(Model model) {
    this.model = model;
    this.inputs = model.metadata().inputs();
  }

  /**
   * Up to three reasons for each row, the strongest first; of equal ones the first input.
   *
   * @param rows what the model was given
   * @param probabilities what it said
   * @throws ScoringException when the model gives no probability for a row that was changed so
   */
  List<List<Reason>> of(List<float[]> rows, List<Double> probabilities) {
    int rowsAtOnce = Math.max(1, ROWS_AT_ONCE / inputs.size());
    List<List<Reason>> reasons = new ArrayList<>(rows.size());
    for (int from = 0; from < rows.size(); from += rowsAtOnce) {
      List<float[]> some = rows.subList(from, Math.min(rows.size(), from + rowsAtOnce));
      double[] scores = model.score(changed(some));
      for (int i = 0; i < some.size(); i++) {
        reasons.add(strongest(some.get(i), probabilities.get(from + i), scores, i));
      }
    }
    return reasons;
  }

  /** Of each row as many as there are inputs, each with the typical value of one. */
  private float[][] changed(List<float[]> rows) {
    float[][] changed = new float[rows.size() * inputs.size()][];
    for (int i = 0; i < changed.length; i++) {
      int input = i % inputs.size();
      changed[i] = rows.get(i / inputs.size()).clone();
      changed[i][input] = (float) inputs.get(input).typical();
    }
    return changed;
  }

  private List<Reason> strongest(float[] row, double probability, double[] scores, int index) {
    List<Reason> all = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      double share = probability - scores[index * inputs.size() + i];
      if (share > 0) {
        ModelMetadata.Input input = inputs.get(i);
        all.add(new Reason(input.name(), row[i], input.typical(), share));
      }
    }
    all.sort(Comparator.comparingDouble(Reason::share).reversed());
    return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
  }
}
