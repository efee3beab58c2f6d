package io.crossdock.transforms.maintenance.score;

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

/** Writes small models. */
final class OnnxFile {
  private final ModelProto.Builder model =
      ModelProto.newBuilder()
          .setIrVersion(7)
          .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
          .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(2));
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");

  /** Logistic regression: the probability is the sigmoid of bias and weighted inputs. */
  static OnnxFile logistic(float bias, float... weights) {
    return new OnnxFile()
        .input("features", TensorProto.DataType.FLOAT, -1, weights.length)
        .weights("w", weights, weights.length, 1)
        .weights("b", new float[] {bias}, 1)
        .node("", "Gemm", "features w b", "z")
        .node("", "Sigmoid", "z", "probability")
        .output("probability", TensorProto.DataType.FLOAT, -1, 1);
  }

  /** A random network with a hidden layer, whose sums are long enough to depend on their order. */
  static OnnxFile network(Random random, int inputs, int hidden) {
    return new OnnxFile()
        .input("features", TensorProto.DataType.FLOAT, -1, inputs)
        .weights("w", gaussian(random, inputs * hidden), inputs, hidden)
        .weights("b", gaussian(random, hidden), hidden)
        .weights("v", gaussian(random, hidden * 2), hidden, 2)
        .weights("c", gaussian(random, 2), 2)
        .node("", "Gemm", "features w b", "z")
        .node("", "Tanh", "z", "h")
        .node("", "Gemm", "h v c", "y")
        .node("", "Softmax", "y", "probabilities")
        .output("probabilities", TensorProto.DataType.FLOAT, -1, 2);
  }

  private static float[] gaussian(Random random, int size) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) random.nextGaussian() / 4;
    }
    return numbers;
  }

  /** A random ensemble of full trees with two outputs, label and two probabilities. */
  static OnnxFile trees(Random random, int trees, int depth, int inputs) {
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setDomain("ai.onnx.ml")
            .setOpType("TreeEnsembleClassifier")
            .addInput("features")
            .addOutput("label")
            .addOutput("probabilities");
    AttributeProto.Builder treeIds = numbers("nodes_treeids");
    AttributeProto.Builder nodeIds = numbers("nodes_nodeids");
    AttributeProto.Builder featureIds = numbers("nodes_featureids");
    AttributeProto.Builder yes = numbers("nodes_truenodeids");
    AttributeProto.Builder no = numbers("nodes_falsenodeids");
    AttributeProto.Builder modes =
        AttributeProto.newBuilder()
            .setName("nodes_modes")
            .setType(AttributeProto.AttributeType.STRINGS);
    AttributeProto.Builder values = floats("nodes_values");
    AttributeProto.Builder leafTrees = numbers("class_treeids");
    AttributeProto.Builder leafNodes = numbers("class_nodeids");
    AttributeProto.Builder leafClasses = numbers("class_ids");
    AttributeProto.Builder leafWeights = floats("class_weights");
    int branches = (1 << depth) - 1;
    for (int tree = 0; tree < trees; tree++) {
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
          leafWeights.addFloats((float) (random.nextGaussian() * 3 / Math.sqrt(trees)));
        }
      }
    }
    node.addAttribute(treeIds)
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
                .setS(ByteString.copyFromUtf8("LOGISTIC")));
    OnnxFile file = new OnnxFile().input("features", TensorProto.DataType.FLOAT, -1, inputs);
    file.graph.addNode(node);
    return file.output("label", TensorProto.DataType.INT64, -1)
        .output("probabilities", TensorProto.DataType.FLOAT, -1, 2);
  }

  OnnxFile input(String name, TensorProto.DataType type, long... shape) {
    graph.addInput(value(name, type, shape));
    return this;
  }

  OnnxFile output(String name, TensorProto.DataType type, long... shape) {
    graph.addOutput(value(name, type, shape));
    return this;
  }

  OnnxFile weights(String name, float[] numbers, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT.getNumber());
    for (long size : shape) {
      tensor.addDims(size);
    }
    for (float number : numbers) {
      tensor.addFloatData(number);
    }
    graph.addInitializer(tensor);
    return this;
  }

  OnnxFile node(String domain, String operator, String inputs, String output) {
    NodeProto.Builder node = NodeProto.newBuilder().setDomain(domain).setOpType(operator);
    for (String input : inputs.split(" ", -1)) {
      node.addInput(input);
    }
    graph.addNode(node.addOutput(output));
    return this;
  }

  /** What the model says of itself. */
  OnnxFile says(String json) {
    model.addMetadataProps(
        StringStringEntryProto.newBuilder().setKey("crossdock.model").setValue(json));
    return this;
  }

  byte[] bytes() {
    return model.setGraph(graph).build().toByteArray();
  }

  private static ValueInfoProto value(String name, TensorProto.DataType type, long... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (long size : shape) {
      TensorShapeProto.Dimension.Builder one = TensorShapeProto.Dimension.newBuilder();
      dimensions.addDim(size < 0 ? one.setDimParam("N") : one.setDimValue(size));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(type.getNumber())
                        .setShape(dimensions)))
        .build();
  }

  private static AttributeProto.Builder numbers(String name) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
  }

  private static AttributeProto.Builder floats(String name) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOATS);
  }
}
