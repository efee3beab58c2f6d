package io.crossdock.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trains gradient-boosted trees for the probability of a failure: each tree steps down the logistic
 * loss from where those before it have come to. Nothing in it is drawn by lot, and it computes with
 * what every Java computes alike: the same data and parameters give the same model, anywhere.
 */
public final class Training {
  private Training() {}

  /** A model of this data. */
  public static TrainedModel train(Dataset data, Parameters parameters) {
    int count = data.size();
    double share = (double) data.positives() / count;
    float base = TreeGrower.grain(StrictMath.log(share / (1 - share)));
    float[] margins = new float[count];
    Arrays.fill(margins, base);
    double[] gradients = new double[count];
    double[] hessians = new double[count];
    TreeGrower grower = new TreeGrower(data, parameters);
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < parameters.trees(); i++) {
      for (int row = 0; row < count; row++) {
        double probability = TrainedModel.probability(margins[row]);
        gradients[row] = probability - (data.failure(row) ? 1 : 0);
        hessians[row] = probability * (1 - probability);
      }
      Tree tree = grower.grow(gradients, hessians);
      for (int row = 0; row < count; row++) {
        margins[row] += tree.score(data.row(row));
      }
      // The first carries what all rows start from.
      trees.add(i == 0 ? tree.plus(base) : tree);
    }
    return new TrainedModel(data, parameters, trees);
  }
}
