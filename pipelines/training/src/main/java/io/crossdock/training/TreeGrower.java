package io.crossdock.training;

import java.util.ArrayList;
import java.util.List;

/**
 * Grows trees for rows whose first and second derivatives of loss are given: exact greedy splits as
 * in T. Chen, C. Guestrin, "XGBoost: A Scalable Tree Boosting System" (2016), algorithm 1, level by
 * level over values sorted once. Of equal gains the first feature and the lowest threshold win, so
 * that the same rows give the same tree.
 */
final class TreeGrower {
  /** Gain that rounding alone can make. */
  private static final double NO_GAIN = 1e-6;

  /**
   * Leaves are whole multiples of this, 2^-18. Sums of them below 64 are then exact in float32: a
   * row's score does not depend on the order in which a scorer adds up its trees.
   */
  private static final double GRAIN = 1.0 / (1 << 18);

  private final Dataset data;
  private final Parameters parameters;
  private final int[][] sorted;

  TreeGrower(Dataset data, Parameters parameters) {
    this.data = data;
    this.parameters = parameters;
    this.sorted = new int[data.features().size()][];
    for (int feature = 0; feature < sorted.length; feature++) {
      sorted[feature] = SortedRows.by(data, feature);
    }
  }

  /** A number as leaves have it. */
  static float grain(double value) {
    return (float) (StrictMath.rint(value / GRAIN) * GRAIN);
  }

  /** A tree for these derivatives, one pair a row. */
  Tree grow(double[] gradients, double[] hessians) {
    List<Branch> level = new ArrayList<>();
    Branch root = new Branch();
    int[] at = new int[data.size()];
    for (int row = 0; row < at.length; row++) {
      root.gradient += gradients[row];
      root.hessian += hessians[row];
    }
    level.add(root);
    for (int depth = 0; depth < parameters.depth() && !level.isEmpty(); depth++) {
      for (int feature = 0; feature < sorted.length; feature++) {
        split(level, feature, at, gradients, hessians);
      }
      level = next(level, at, gradients, hessians);
    }
    prune(root);
    List<Tree.Node> nodes = new ArrayList<>();
    write(root, nodes);
    return new Tree(nodes);
  }

  /** Looks for each branch's best split by one feature. */
  private void split(
      List<Branch> level, int feature, int[] at, double[] gradients, double[] hessians) {
    for (Branch branch : level) {
      branch.seen = false;
      branch.leftGradient = 0;
      branch.leftHessian = 0;
    }
    for (int row : sorted[feature]) {
      if (at[row] < 0) {
        continue;
      }
      Branch branch = level.get(at[row]);
      float value = data.row(row)[feature];
      if (branch.seen && value > branch.last) {
        consider(branch, feature, value);
      }
      branch.seen = true;
      branch.last = value;
      branch.leftGradient += gradients[row];
      branch.leftHessian += hessians[row];
    }
  }

  private void consider(Branch branch, int feature, float value) {
    double rightHessian = branch.hessian - branch.leftHessian;
    if (branch.leftHessian < parameters.minWeight() || rightHessian < parameters.minWeight()) {
      return;
    }
    double rightGradient = branch.gradient - branch.leftGradient;
    double gain =
        quality(branch.leftGradient, branch.leftHessian)
            + quality(rightGradient, rightHessian)
            - quality(branch.gradient, branch.hessian);
    if (gain > branch.gain) {
      branch.gain = gain;
      branch.feature = feature;
      float middle = branch.last * 0.5f + value * 0.5f;
      // Between neighbours in float32 there is no middle.
      branch.threshold = middle > branch.last ? middle : value;
    }
  }

  private double quality(double gradient, double hessian) {
    double weight = hessian + parameters.shrinkage();
    return weight > 0 ? gradient * gradient / weight : 0;
  }

  /** The branches below these, and which of them each row is at. */
  private List<Branch> next(List<Branch> level, int[] at, double[] gradients, double[] hessians) {
    List<Branch> below = new ArrayList<>();
    for (Branch branch : level) {
      if (branch.feature >= 0) {
        branch.number = below.size();
        below.add(new Branch());
        below.add(new Branch());
        branch.children = List.of(below.get(branch.number), below.get(branch.number + 1));
      }
    }
    for (int row = 0; row < at.length; row++) {
      if (at[row] < 0) {
        continue;
      }
      Branch branch = level.get(at[row]);
      if (branch.feature < 0) {
        at[row] = -1;
        continue;
      }
      boolean left = data.row(row)[branch.feature] < branch.threshold;
      at[row] = branch.number + (left ? 0 : 1);
      Branch child = below.get(at[row]);
      child.gradient += gradients[row];
      child.hessian += hessians[row];
    }
    return below;
  }

  /** Takes back, from the leaves on, splits that gain too little; tells whether it is a leaf. */
  private boolean prune(Branch branch) {
    if (branch.children.isEmpty()) {
      return true;
    }
    boolean left = prune(branch.children.get(0));
    boolean right = prune(branch.children.get(1));
    if (left && right && branch.gain < parameters.minGain()) {
      branch.children = List.of();
      return true;
    }
    return false;
  }

  private int write(Branch branch, List<Tree.Node> nodes) {
    int number = nodes.size();
    if (branch.children.isEmpty()) {
      double weight = branch.hessian + parameters.shrinkage();
      double step = weight > 0 ? -branch.gradient / weight : 0;
      nodes.add(Tree.Node.leaf(grain(step * parameters.rate())));
      return number;
    }
    nodes.add(Tree.Node.leaf(0));
    int left = write(branch.children.get(0), nodes);
    int right = write(branch.children.get(1), nodes);
    nodes.set(number, new Tree.Node(branch.feature, branch.threshold, left, right, 0, branch.gain));
    return number;
  }

  /** What is to be a node. */
  private static final class Branch {
    private double gradient;
    private double hessian;
    private double gain = NO_GAIN;
    private int feature = -1;
    private float threshold;
    private int number;
    private List<Branch> children = List.of();

    // While values are gone through in their order.
    private boolean seen;
    private float last;
    private double leftGradient;
    private double leftHessian;
  }
}
