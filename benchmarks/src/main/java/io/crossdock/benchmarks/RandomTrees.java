package io.crossdock.benchmarks;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.Random;

/** A model as large as a trained one that has learned nothing: full trees of random questions. */
final class RandomTrees {
  private final Random random;
  private final int inputs;
  private final AttributeProto.Builder treeIds = numbers("nodes_treeids");
  private final AttributeProto.Builder nodeIds = numbers("nodes_nodeids");
  private final AttributeProto.Builder featureIds = numbers("nodes_featureids");
  private final AttributeProto.Builder yes = numbers("nodes_truenodeids");
  private final AttributeProto.Builder no = numbers("nodes_falsenodeids");
  private final AttributeProto.Builder modes =
      AttributeProto.newBuilder()
          .setName("nodes_modes")
          .setType(AttributeProto.AttributeType.STRINGS);
  private final AttributeProto.Builder values = floats("nodes_values");
  private final AttributeProto.Builder leafTrees = numbers("class_treeids");
  private final AttributeProto.Builder leafNodes = numbers("class_nodeids");
  private final AttributeProto.Builder leafClasses = numbers("class_ids");
  private final AttributeProto.Builder leafWeights = floats("class_weights");

  private RandomTrees(Random random, int inputs) {
    this.random = random;
    this.inputs = inputs;
  }

  /**
   * An ONNX file.
   *
   * @param metadata what it says of itself, as JSON
   * @param depth questions from the root to a leaf
   * @param inputs how many numbers of normal distribution it asks about
   */
  static byte[] onnx(long seed, int trees, int depth, int inputs, String metadata) {
    RandomTrees all = new RandomTrees(new Random(seed), inputs);
    for (int tree = 0; tree < trees; tree++) {
      all.add(tree, (1 << depth) - 1, 1 / Math.sqrt(trees));
    }
    GraphProto graph =
        GraphProto.newBuilder()
            .setName("random trees")
            .addInput(value("features", TensorProto.DataType.FLOAT, inputs))
            .addNode(all.node())
            .addOutput(value("label", TensorProto.DataType.INT64, 0))
            .addOutput(value("probabilities", TensorProto.DataType.FLOAT, 2))
            .build();
    return ModelProto.newBuilder()
        .setIrVersion(7)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(2))
        .addMetadataProps(
            StringStringEntryProto.newBuilder().setKey("crossdock.model").setValue(metadata))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private void add(int tree, int branches, double scale) {
    for (int id = 0; id < 2 * branches + 1; id++) {
      boolean leaf = id >= branches;
      treeIds.addInts(tree);
      nodeIds.addInts(id);
      featureIds.addInts(leaf ? 0 : random.nextInt(inputs));
      values.addFloats(leaf ? 0 : (float) random.nextGaussian());
      yes.addInts(leaf ? 0 : 2 * id + 1);
      no.addInts(leaf ? 0 : 2 * id + 2);
      modes.addStrings(ByteString.copyFromUtf8(leaf ? "LEAF" : "BRANCH_LT"));
      if (leaf) {
        leafTrees.addInts(tree);
        leafNodes.addInts(id);
        leafClasses.addInts(0);
        leafWeights.addFloats((float) (random.nextGaussian() * scale));
      }
    }
  }

  private NodeProto node() {
    return NodeProto.newBuilder()
        .setDomain("ai.onnx.ml")
        .setOpType("TreeEnsembleClassifier")
        .addInput("features")
        .addOutput("label")
        .addOutput("probabilities")
        .addAttribute(treeIds)
        .addAttribute(nodeIds)
        .addAttribute(featureIds)
        .addAttribute(modes)
        .addAttribute(values)
        .addAttribute(yes)
        .addAttribute(no)
        .addAttribute(leafTrees)
        .addAttribute(leafNodes)
        .addAttribute(leafClasses)
        .addAttribute(leafWeights)
        .addAttribute(numbers("classlabels_int64s").addInts(0).addInts(1))
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("post_transform")
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8("LOGISTIC")))
        .build();
  }

  /** Of any number of rows; without columns if there are none. */
  private static ValueInfoProto value(String name, TensorProto.DataType type, int columns) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
    if (columns > 0) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(columns));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape)))
        .build();
  }

  private static AttributeProto.Builder numbers(String name) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
  }

  private static AttributeProto.Builder floats(String name) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOATS);
  }
}
