package io.crossdock.training;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import io.crossdock.transforms.maintenance.score.ModelMetadata;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes trees as ONNX: one {@code TreeEnsembleClassifier} (ai.onnx.ml 1) from {@code features}, a
 * float tensor [N, n], to {@code label} and {@code probabilities}, a float tensor [N, 2]. The
 * probability of a failure, column 1, is the logistic function of the sum of the leaves.
 */
final class OnnxTrees {
  private OnnxTrees() {}

  static byte[] write(List<Tree> trees, int features, ModelMetadata metadata) {
    return OnnxFile.of(
        OnnxFile.graph(features)
            .addOutput(OnnxFile.tensor("label", OnnxMl.TensorProto.DataType.INT64, 0))
            .addOutput(
                OnnxFile.tensor(OnnxFile.PROBABILITIES, OnnxMl.TensorProto.DataType.FLOAT, 2))
            .addNode(classifier(withNegativeLeaf(trees))),
        metadata);
  }

  /**
   * Where no leaf is negative ONNX Runtime takes the sum for a probability and leaves the logistic
   * function out; two more trees that cancel each other prevent it.
   */
  private static List<Tree> withNegativeLeaf(List<Tree> trees) {
    for (Tree tree : trees) {
      for (Tree.Node node : tree.nodes()) {
        if (node.isLeaf() && node.value() < 0) {
          return trees;
        }
      }
    }
    List<Tree> more = new ArrayList<>(trees);
    more.add(new Tree(List.of(Tree.Node.leaf(-1))));
    more.add(new Tree(List.of(Tree.Node.leaf(1))));
    return more;
  }

  private static OnnxMl.NodeProto classifier(List<Tree> trees) {
    Numbers treeIds = new Numbers();
    Numbers nodeIds = new Numbers();
    Numbers features = new Numbers();
    Numbers lefts = new Numbers();
    Numbers rights = new Numbers();
    Numbers leafTrees = new Numbers();
    Numbers leafNodes = new Numbers();
    Numbers leafClasses = new Numbers();
    List<Float> thresholds = new ArrayList<>();
    List<Float> weights = new ArrayList<>();
    List<ByteString> modes = new ArrayList<>();
    for (int i = 0; i < trees.size(); i++) {
      List<Tree.Node> nodes = trees.get(i).nodes();
      for (int j = 0; j < nodes.size(); j++) {
        Tree.Node node = nodes.get(j);
        treeIds.add(i);
        nodeIds.add(j);
        features.add(Math.max(node.feature(), 0));
        thresholds.add(node.threshold());
        modes.add(ByteString.copyFromUtf8(node.isLeaf() ? "LEAF" : "BRANCH_LT"));
        lefts.add(Math.max(node.left(), 0));
        rights.add(Math.max(node.right(), 0));
        if (node.isLeaf()) {
          leafTrees.add(i);
          leafNodes.add(j);
          // With one class alone in the leaves its score is that of the second, a failure.
          leafClasses.add(0);
          weights.add(node.value());
        }
      }
    }
    return OnnxMl.NodeProto.newBuilder()
        .setOpType("TreeEnsembleClassifier")
        .setDomain(OnnxFile.ML)
        .setName("trees")
        .addInput(OnnxFile.FEATURES)
        .addOutput("label")
        .addOutput(OnnxFile.PROBABILITIES)
        .addAttribute(treeIds.as("nodes_treeids"))
        .addAttribute(nodeIds.as("nodes_nodeids"))
        .addAttribute(features.as("nodes_featureids"))
        .addAttribute(floats("nodes_values", thresholds))
        .addAttribute(
            OnnxMl.AttributeProto.newBuilder()
                .setName("nodes_modes")
                .setType(OnnxMl.AttributeProto.AttributeType.STRINGS)
                .addAllStrings(modes))
        .addAttribute(lefts.as("nodes_truenodeids"))
        .addAttribute(rights.as("nodes_falsenodeids"))
        .addAttribute(leafTrees.as("class_treeids"))
        .addAttribute(leafNodes.as("class_nodeids"))
        .addAttribute(leafClasses.as("class_ids"))
        .addAttribute(floats("class_weights", weights))
        .addAttribute(new Numbers().add(0).add(1).as("classlabels_int64s"))
        .addAttribute(
            OnnxMl.AttributeProto.newBuilder()
                .setName("post_transform")
                .setType(OnnxMl.AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8("LOGISTIC")))
        .build();
  }

  private static OnnxMl.AttributeProto.Builder floats(String name, List<Float> values) {
    return OnnxMl.AttributeProto.newBuilder()
        .setName(name)
        .setType(OnnxMl.AttributeProto.AttributeType.FLOATS)
        .addAllFloats(values);
  }

  /** Whole numbers of an attribute. */
  private static final class Numbers {
    private final List<Long> values = new ArrayList<>();

    private Numbers add(long value) {
      values.add(value);
      return this;
    }

    private OnnxMl.AttributeProto.Builder as(String name) {
      return OnnxMl.AttributeProto.newBuilder()
          .setName(name)
          .setType(OnnxMl.AttributeProto.AttributeType.INTS)
          .addAllInts(values);
    }
  }
}
