package io.crossdock.training;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree of splits: below the threshold to the left, else to the right, in float32 as ONNX's {@code
 * BRANCH_LT} does. Nodes are in an order in which children come after their parent; the root is 0.
 */
final class Tree {
  /**
   * A node: a leaf if it has no children.
   *
   * @param feature what is looked at; -1 in a leaf
   * @param threshold below which it goes to the left
   * @param left number of the left child; -1 in a leaf
   * @param right number of the right child; -1 in a leaf
   * @param value what a leaf adds to the log-odds
   * @param gain what the split gains in loss
   */
  record Node(int feature, float threshold, int left, int right, float value, double gain) {
    static Node leaf(float value) {
      return new Node(-1, 0, -1, -1, value, 0);
    }

    boolean isLeaf() {
      return left < 0;
    }
  }

  private final List<Node> nodes;

  Tree(List<Node> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  List<Node> nodes() {
    return nodes;
  }

  /** What it adds to the log-odds of this row. */
  float score(float[] row) {
    Node node = nodes.get(0);
    while (!node.isLeaf()) {
      node = nodes.get(row[node.feature()] < node.threshold() ? node.left() : node.right());
    }
    return node.value();
  }

  /** The same with this added to every leaf. */
  Tree plus(float offset) {
    List<Node> moved = new ArrayList<>();
    for (Node node : nodes) {
      moved.add(node.isLeaf() ? Node.leaf(node.value() + offset) : node);
    }
    return new Tree(moved);
  }
}
