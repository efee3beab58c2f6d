package io.crossdock.training;

import ai.onnx.proto.OnnxMl;
import io.crossdock.transforms.maintenance.score.ModelMetadata;
import java.util.List;

/**
 * What all models' files have in common: one graph from {@code features}, a float tensor [N, n],
 * and beside it what the model says of itself.
 */
final class OnnxFile {
  /** Key of what the model says of itself. */
  static final String METADATA_KEY = "crossdock.model";

  /** Name of the input. */
  static final String FEATURES = "features";

  /** Name of the output, a float tensor [N, 2]: of no failure and of a failure. */
  static final String PROBABILITIES = "probabilities";

  /** Domain of the operators for trees. */
  static final String ML = "ai.onnx.ml";

  private static final int IR_VERSION = 6;
  private static final int OPSET = 11;

  private OnnxFile() {}

  /** A graph that has its input, and no nodes and outputs yet. */
  static OnnxMl.GraphProto.Builder graph(int features) {
    return OnnxMl.GraphProto.newBuilder()
        .setName("failure")
        .addInput(tensor(FEATURES, OnnxMl.TensorProto.DataType.FLOAT, features));
  }

  static byte[] of(OnnxMl.GraphProto.Builder graph, ModelMetadata metadata) {
    return OnnxMl.ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("crossdock")
        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setDomain(ML).setVersion(1))
        .setGraph(graph)
        .addMetadataProps(
            OnnxMl.StringStringEntryProto.newBuilder()
                .setKey(METADATA_KEY)
                .setValue(ModelCard.json(metadata)))
        .build()
        .toByteArray();
  }

  /** An operator of ONNX itself. */
  static OnnxMl.NodeProto.Builder node(String operator, List<String> inputs, String output) {
    return OnnxMl.NodeProto.newBuilder()
        .setOpType(operator)
        .setName(output)
        .addAllInput(inputs)
        .addOutput(output);
  }

  /** Of shape [N], or [N, width] if there is a width. */
  static OnnxMl.ValueInfoProto tensor(String name, OnnxMl.TensorProto.DataType type, int width) {
    OnnxMl.TensorShapeProto.Builder shape =
        OnnxMl.TensorShapeProto.newBuilder()
            .addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
    if (width > 0) {
      shape.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(width));
    }
    return OnnxMl.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            OnnxMl.TypeProto.newBuilder()
                .setTensorType(
                    OnnxMl.TypeProto.Tensor.newBuilder()
                        .setElemType(type.getNumber())
                        .setShape(shape)))
        .build();
  }
}
