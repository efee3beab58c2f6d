package io.crossdock.training;

/**
 * How trees are grown. The meaning of each is that of XGBoost's parameter of this kind.
 *
 * @param trees how many trees
 * @param depth how many splits deep a tree may be, at most 12
 * @param rate how much of its step each tree takes, above 0 and up to 1
 * @param minGain gain in loss below which a split is taken back
 * @param minWeight least sum of second derivatives on either side of a split; a row of probability
 *     p adds p (1 - p)
 * @param shrinkage L2 penalty of leaves
 */
public record Parameters(
    int trees, int depth, double rate, double minGain, double minWeight, double shrinkage) {
  /**
   * What the command takes. Rare failures of several kinds need small leaves, hence the low least
   * weight; failures at a random moment must not be learned by heart, hence the least gain.
   */
  public static final Parameters DEFAULT = new Parameters(100, 6, 0.1, 2, 0.1, 1);

  /**
   * Checks them.
   *
   * @throws TrainingException naming the first that is out of its bounds
   */
  public Parameters {
    check(trees >= 1 && trees <= 10_000, "trees", "1 to 10000", trees);
    check(depth >= 1 && depth <= 12, "depth", "1 to 12", depth);
    check(rate > 0 && rate <= 1, "rate", "above 0 and up to 1", rate);
    check(minGain >= 0 && Double.isFinite(minGain), "minGain", "0 or more", minGain);
    check(minWeight >= 0 && Double.isFinite(minWeight), "minWeight", "0 or more", minWeight);
    check(shrinkage >= 0 && Double.isFinite(shrinkage), "shrinkage", "0 or more", shrinkage);
  }

  /** With this many trees. */
  public Parameters withTrees(int count) {
    return new Parameters(count, depth, rate, minGain, minWeight, shrinkage);
  }

  private static void check(boolean holds, String name, String bounds, Number value) {
    if (!holds) {
      throw new TrainingException(name + " is " + value + ", but must be " + bounds);
    }
  }
}
